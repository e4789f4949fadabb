package org.alluvium.kernels.rule;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.kernels.backtest.Decision;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.search.CounterHash;

/**
 * Holds assets by chance: noise, to see what a search finds where there is nothing. Every {@code
 * hold} sessions each known asset is held with probability {@code share}, by the bits of {@link
 * CounterHash} with {@code draw} as seed and {@code session · assets + asset} as counter, sessions
 * counted from the first one that may decide. With {@link Stance#LONG_SHORT} half of what is held
 * is sold short: that whose number lies below half the share. O(assets · sessions / hold).
 *
 * @param draw which of the random books it is
 * @param hold sessions between draws, at least 1
 * @param share probability that an asset is held, in (0, 1]
 * @param stance whether it sells short, too
 * @param exposure gross weight when every asset is held, in (0, 1]
 */
public record RandomHoldings(int draw, int hold, double share, Stance stance, double exposure)
    implements WeightRule {
  public RandomHoldings {
    Check.atLeast(hold, 1, "hold");
    Check.isTrue(share > 0 && share <= 1, () -> "share must be in (0, 1], got " + share);
    RuleCheck.exposure(exposure);
  }

  @Override
  public List<Decision> decide(ClosePanel closes, int from) {
    List<Decision> decisions = new ArrayList<>();
    for (int session = from; session < closes.sessions(); session += hold) {
      double[] weights = new double[closes.assets()];
      for (int asset = 0; asset < weights.length; asset++) {
        long counter = (long) (session - from) * weights.length + asset;
        double chance = CounterHash.uniform(draw, counter);
        if (closes.has(asset, session, 1) && chance < share) {
          boolean sold = stance == Stance.LONG_SHORT && chance < share / 2;
          weights[asset] = (sold ? -exposure : exposure) / weights.length;
        }
      }
      decisions.add(Decision.of(closes.day(session), weights));
    }
    return List.copyOf(decisions);
  }
}
