package org.alluvium.kernels.adjustment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.feature.Bars;

/**
 * The splits and dividends of one instrument as known at a moment, applied to its raw prices.
 *
 * <p>Convention of LEAN's factor files (QuantConnect, {@code FactorFileGenerator}, {@code
 * CorporateFactorRow}): a dividend of d on a reference close c multiplies the prices before its
 * ex-day by 1 − d/c, a split into s shares by 1/s, and adjusted = raw × price factor × split
 * factor. The reference close is that of the last session before the ex-day; d is cash per share of
 * that session, so that of a dividend and a split of one day the dividend comes first. An action
 * whose ex-day is no session of the instrument applies from its next session on.
 *
 * <p>LEAN's factors are relative to the end of its file, and every later dividend moves all of
 * them. Here they are relative to one session, by the actions with an ex-day up to it: those of a
 * row, relative to a session, depend on the closes and actions between the two and on nothing else,
 * to the bit, wherever the series begins.
 *
 * <p>Missing policy: where a reference close is NaN, or not above its dividend, one of the two is
 * wrong; the factor of every row before is NaN, and so are its adjusted prices. Volumes follow
 * splits only.
 */
public final class Adjustment {
  private static final Comparator<PriceAction> BY_EX_DAY =
      Comparator.comparingInt(PriceAction::exDay).thenComparing(PriceAction::kind);

  private final List<PriceAction> actions;

  private Adjustment(List<PriceAction> actions) {
    this.actions = actions;
  }

  /**
   * What was known at a moment: of each ex-day and kind the version with the greatest {@code
   * knownAt} up to it.
   *
   * @param versions in any order; one per ex-day, kind and knownAt
   * @param moment epoch microseconds
   */
  public static Adjustment asKnownAt(List<PriceAction> versions, long moment) {
    List<PriceAction> known = new ArrayList<>();
    versions.stream()
        .filter(action -> action.knownAt() <= moment)
        .sorted(BY_EX_DAY.thenComparingLong(PriceAction::knownAt))
        .forEach(
            action -> {
              int last = known.size() - 1;
              if (last >= 0 && BY_EX_DAY.compare(known.get(last), action) == 0) {
                known.set(last, action);
              } else {
                known.add(action);
              }
            });
    return new Adjustment(List.copyOf(known));
  }

  /**
   * Factors that bring each row to the terms of the last one; O(rows + actions).
   *
   * @param days session of each row, epoch days, strictly ascending
   * @param closes raw closes; NaN is missing
   */
  public AdjustmentFactors relativeToLast(int[] days, double[] closes) {
    Check.sameLength(days.length, closes.length, "closes");
    double[] price = new double[days.length];
    double[] split = new double[days.length];
    int last = days.length - 1;
    if (last >= 0) {
      price[last] = 1;
      split[last] = 1;
    }
    int end = last < 0 ? 0 : countUpTo(days[last]);
    for (int row = last - 1; row >= 0; row--) {
      int begin = countUpTo(days[row], end);
      Step step = Step.of(actions.subList(begin, end), closes[row]);
      price[row] = price[row + 1] * step.price();
      split[row] = split[row + 1] * step.split();
      end = begin;
    }
    return new AdjustmentFactors(price, split);
  }

  /**
   * Bars in the terms of the last one: what a chart drawn after its close shows. The last bar is
   * unchanged, and so are all that no action lies after.
   */
  public Bars relativeToLast(int[] days, Bars bars) {
    Check.sameLength(bars.size(), days.length, "days");
    if (days.length == 0 || countUpTo(days[0]) == countUpTo(days[days.length - 1])) {
      return bars;
    }
    AdjustmentFactors factors = relativeToLast(days, closes(bars));
    return bars.scaled(factors.ofPrices(), factors.ofVolumes());
  }

  /**
   * Shares that one share of the first row has become at each row, when dividends buy shares at the
   * reference close. The price times this is an index of total return, whose old values no later
   * action moves. 1 up to the first ex-day; NaN from one on whose dividend cannot be told.
   */
  public double[] sharesSinceFirst(int[] days, double[] closes) {
    Check.sameLength(days.length, closes.length, "closes");
    double[] shares = new double[days.length];
    int begin = days.length == 0 ? 0 : countUpTo(days[0]);
    for (int row = 0; row < shares.length; row++) {
      shares[row] = 1;
      if (row > 0) {
        int end = countUpTo(days[row]);
        Step step = Step.of(actions.subList(begin, end), closes[row - 1]);
        shares[row] = shares[row - 1] / (step.price() * step.split());
        begin = end;
      }
    }
    return shares;
  }

  private static double[] closes(Bars bars) {
    double[] closes = new double[bars.size()];
    for (int row = 0; row < closes.length; row++) {
      closes[row] = bars.close(row);
    }
    return closes;
  }

  private int countUpTo(int day) {
    return countUpTo(day, actions.size());
  }

  /** How many of the first {@code end} actions have an ex-day up to a day. */
  private int countUpTo(int day, int end) {
    int low = 0;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (actions.get(middle).exDay() <= day) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** What the actions between two neighbouring sessions do to the prices before them. */
  private record Step(double price, double split) {
    private static final Step NONE = new Step(1, 1);

    static Step of(List<PriceAction> between, double close) {
      return between.isEmpty() ? NONE : applied(between, close);
    }

    private static Step applied(List<PriceAction> between, double close) {
      double price = 1;
      double split = 1;
      for (PriceAction action : between) {
        switch (action.kind()) {
          case DIVIDEND -> price *= left(action.value() / (close * split));
          case SPLIT -> split /= action.value();
        }
      }
      return new Step(price, split);
    }

    private static double left(double share) {
      return share < 1 ? 1 - share : Double.NaN;
    }
  }
}
