package org.alluvium.kernels.rule;

import java.util.List;
import org.alluvium.kernels.backtest.Decision;
import org.alluvium.kernels.check.Check;

/**
 * Buys an asset whose close lies {@code entry} deviations or more below the mean of its last {@code
 * window} closes (its own among them; sample deviation), and sells it when the close is {@code
 * exit} deviations or less below it. With {@link Stance#LONG_SHORT} the same upwards. On a session
 * an exit comes before an entry. A price that does not move deviates by 0. Each asset has {@code
 * exposure} / assets of the book. Warm-up: {@code window} closes; all is flat at first. O(assets ·
 * sessions · window).
 *
 * @param window closes of mean and deviation, at least 2
 * @param entry deviations from the mean at which it enters, above {@code exit}
 * @param exit deviations at which it leaves, at least 0
 * @param stance which positions it takes
 * @param exposure gross weight when every asset is held, in (0, 1]
 */
public record MeanReversion(int window, double entry, double exit, Stance stance, double exposure)
    implements WeightRule {
  public MeanReversion {
    Check.atLeast(window, 2, "window");
    Check.notNegative(exit, "exit");
    RuleCheck.less("exit", exit, "entry", entry);
    RuleCheck.exposure(exposure);
  }

  @Override
  public List<Decision> decide(ClosePanel closes, int from) {
    ChangedTargets targets = new ChangedTargets(closes.assets(), exposure);
    for (int session = from; session < closes.sessions(); session++) {
      for (int asset = 0; asset < closes.assets(); asset++) {
        if (closes.has(asset, session, window)) {
          targets.set(asset, side(targets.side(asset), deviations(closes, asset, session)));
        }
      }
      targets.close(closes.day(session));
    }
    return targets.decisions();
  }

  private int side(int held, double deviations) {
    int left = held * deviations >= -exit ? 0 : held;
    if (left == 0 && deviations <= -entry) {
      return 1;
    }
    return left == 0 && stance == Stance.LONG_SHORT && deviations >= entry ? -1 : left;
  }

  private double deviations(ClosePanel closes, int asset, int session) {
    double mean = closes.mean(asset, session, window);
    double squares = 0;
    for (int at = session - window + 1; at <= session; at++) {
      double apart = closes.close(asset, at) - mean;
      squares += apart * apart;
    }
    double deviation = Math.sqrt(squares / (window - 1));
    return deviation <= ClosePanel.EQUAL * mean
        ? 0
        : (closes.close(asset, session) - mean) / deviation;
  }
}
