package org.alluvium.kernels.rule;

import java.util.List;
import org.alluvium.kernels.backtest.Decision;
import org.alluvium.kernels.check.Check;

/**
 * Holds an asset while the mean of its last {@code fast} closes lies above that of its last {@code
 * slow} ones; with {@link Stance#LONG_SHORT} it sells the asset short while that mean lies below.
 * Each asset has {@code exposure} / assets of the book. It decides on sessions on which the side of
 * an asset changes. Warm-up: {@code slow} closes. O(assets · sessions), whatever the windows.
 *
 * @param fast closes of the shorter window, at least 1
 * @param slow closes of the longer window, more than {@code fast}
 * @param stance which positions it takes
 * @param exposure gross weight when every asset is held, in (0, 1]
 */
public record MovingAverageCross(int fast, int slow, Stance stance, double exposure)
    implements WeightRule {
  public MovingAverageCross {
    Check.atLeast(fast, 1, "fast");
    RuleCheck.less("fast", fast, "slow", slow);
    RuleCheck.exposure(exposure);
  }

  @Override
  public List<Decision> decide(ClosePanel closes, int from) {
    ChangedTargets targets = new ChangedTargets(closes.assets(), exposure);
    for (int session = from; session < closes.sessions(); session++) {
      for (int asset = 0; asset < closes.assets(); asset++) {
        targets.set(asset, side(closes, asset, session));
      }
      targets.close(closes.day(session));
    }
    return targets.decisions();
  }

  private int side(ClosePanel closes, int asset, int session) {
    double slowMean = closes.mean(asset, session, slow);
    double above = closes.mean(asset, session, fast) - slowMean;
    if (above > ClosePanel.EQUAL * slowMean) {
      return 1;
    }
    return stance == Stance.LONG_SHORT && above < -ClosePanel.EQUAL * slowMean ? -1 : 0;
  }
}
