package org.alluvium.kernels.backtest;

import java.util.ArrayList;
import java.util.List;

/**
 * What the waiting orders of a day come to, before anything is traded: no more than the volume of
 * the day lets through, and no more growth than the gross weight that was decided has room for.
 *
 * <p>Nothing is bought with money that a waiting sale has yet to bring, or that the growth of
 * others has bound; what all positions could grow by is cut by one share.
 *
 * @param fills in order of asset
 * @param waiting orders without a price on the day
 */
record OrderFills(List<Fill> fills, int waiting) {
  /** Of the decided gross weight, by which rounding may exceed it. */
  private static final double TOLERANCE = 1e-9;

  /**
   * A fill to come.
   *
   * @param value of the position after it
   * @param ends whether the order is over then: it is where growth was cut and no room will come
   * @param reachesTarget whether the position has its target weight then
   */
  record Fill(int asset, double value, boolean ends, boolean reachesTarget) {}

  static OrderFills of(BacktestRules rules, Market market, Account account, int index) {
    double nav = account.equity();
    double[] after = new double[account.assets()];
    boolean[] trades = new boolean[after.length];
    int waiting = 0;
    for (int asset = 0; asset < after.length; asset++) {
      boolean ordered = !Double.isNaN(account.pending(asset));
      trades[asset] =
          ordered && nav > 0 && !Double.isNaN(rules.fillRule().price(market, asset, index));
      waiting += ordered && !trades[asset] ? 1 : 0;
      after[asset] =
          trades[asset]
              ? reachable(
                  account.value(asset),
                  account.pending(asset) * nav,
                  rules.maximumParticipation() * market.dollarVolume(asset, index))
              : account.value(asset);
    }
    double growth = growthWithinGross(account, after, nav);
    boolean roomComes = growth < 1 && isReductionWaiting(account, after, nav);
    List<Fill> fills = new ArrayList<>();
    for (int asset = 0; asset < after.length; asset++) {
      if (trades[asset]) {
        double kept = kept(account.value(asset), after[asset]);
        boolean cut = growth < 1 && kept != after[asset];
        boolean whole = after[asset] == account.pending(asset) * nav;
        double value = cut ? kept + growth * (after[asset] - kept) : after[asset];
        fills.add(new Fill(asset, value, whole && !(cut && roomComes), whole && !cut));
      }
    }
    return new OrderFills(fills, waiting);
  }

  private static double reachable(double held, double target, double limit) {
    return Math.abs(target - held) > limit ? held + Math.copySign(limit, target - held) : target;
  }

  /** The share of their growth that positions can have. */
  private static double growthWithinGross(Account account, double[] after, double nav) {
    double sizes = 0;
    double growth = 0;
    for (int asset = 0; asset < after.length; asset++) {
      sizes += Math.abs(after[asset]);
      growth += Math.abs(after[asset] - kept(account.value(asset), after[asset]));
    }
    double most = account.grossTarget() * nav;
    boolean exceeds = sizes - most > TOLERANCE * most && growth > 0;
    return exceeds ? Math.max(0, 1 - (sizes - most) / growth) : 1;
  }

  /** Whether a position that an order makes smaller is not as small yet after the day. */
  private static boolean isReductionWaiting(Account account, double[] after, double nav) {
    for (int asset = 0; asset < after.length; asset++) {
      double target = account.pending(asset) * nav;
      if (Math.abs(after[asset]) > Math.abs(target) || after[asset] * target < 0) {
        return true;
      }
    }
    return false;
  }

  /** The part of a position that a fill leaves as it was. */
  private static double kept(double held, double after) {
    if (held * after <= 0) {
      return 0;
    }
    return Math.abs(after) < Math.abs(held) ? after : held;
  }
}
