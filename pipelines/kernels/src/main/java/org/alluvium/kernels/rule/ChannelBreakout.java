package org.alluvium.kernels.rule;

import java.util.List;
import org.alluvium.kernels.backtest.Decision;
import org.alluvium.kernels.check.Check;

/**
 * Buys an asset whose close lies above every one of the {@code entry} closes before it, and sells
 * it when its close lies below every one of the {@code exit} closes before it. With {@link
 * Stance#LONG_SHORT} the same downwards: it sells short below the lowest of {@code entry}, and
 * covers above the highest of {@code exit}. On a session an exit comes before an entry. Each asset
 * has {@code exposure} / assets of the book. Warm-up: {@code entry + 1} closes; all is flat at
 * first. O(assets · sessions · entry).
 *
 * <p>Reference: Donchian's channels, as in Covel, The complete TurtleTrader (2007).
 *
 * @param entry closes of the channel that is broken, at least 1
 * @param exit closes of the channel that ends it, 1 to {@code entry}
 * @param stance which positions it takes
 * @param exposure gross weight when every asset is held, in (0, 1]
 */
public record ChannelBreakout(int entry, int exit, Stance stance, double exposure)
    implements WeightRule {
  public ChannelBreakout {
    Check.atLeast(exit, 1, "exit");
    Check.isTrue(
        exit <= entry,
        () -> "exit must be <= entry, got exit = %d and entry = %d".formatted(exit, entry));
    RuleCheck.exposure(exposure);
  }

  @Override
  public List<Decision> decide(ClosePanel closes, int from) {
    ChangedTargets targets = new ChangedTargets(closes.assets(), exposure);
    for (int session = from; session < closes.sessions(); session++) {
      for (int asset = 0; asset < closes.assets(); asset++) {
        if (closes.has(asset, session, entry + 1)) {
          targets.set(asset, side(targets.side(asset), closes, asset, session));
        }
      }
      targets.close(closes.day(session));
    }
    return targets.decisions();
  }

  private int side(int held, ClosePanel closes, int asset, int session) {
    boolean ended = held != 0 && breaks(closes, asset, session, exit, -held);
    int left = ended ? 0 : held;
    if (left == 0 && breaks(closes, asset, session, entry, 1)) {
      return 1;
    }
    boolean sells = stance == Stance.LONG_SHORT && left == 0;
    return sells && breaks(closes, asset, session, entry, -1) ? -1 : left;
  }

  /** Whether a close lies beyond all of the {@code window} closes before it, up (1) or down. */
  private static boolean breaks(
      ClosePanel closes, int asset, int session, int window, int direction) {
    double close = closes.close(asset, session);
    for (int before = session - window; before < session; before++) {
      double past = closes.close(asset, before);
      if (direction * (close - past) <= 0) {
        return false;
      }
    }
    return true;
  }
}
