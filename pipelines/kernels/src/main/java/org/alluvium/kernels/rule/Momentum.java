package org.alluvium.kernels.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alluvium.kernels.backtest.Decision;
import org.alluvium.kernels.check.Check;

/**
 * Holds the {@code top} assets of highest return over {@code look_back} sessions, the newest {@code
 * skip} left out, in equal parts of {@code exposure}, and chooses anew every {@code hold} sessions
 * from the first one on. Of equal returns the asset named first is taken; with fewer known assets
 * the rest stays in cash. Warm-up: {@code skip + look_back + 1} closes. O(sessions / hold · assets
 * · log assets).
 *
 * <p>Reference: Jegadeesh and Titman, Returns to buying winners and selling losers (Journal of
 * Finance, 1993).
 *
 * @param lookBack sessions of the return, at least 1
 * @param skip newest sessions left out of it, at least 0
 * @param hold sessions between choices, at least 1
 * @param top assets held, at least 1
 * @param exposure gross weight of all of them, in (0, 1]
 */
public record Momentum(int lookBack, int skip, int hold, int top, double exposure)
    implements WeightRule {
  public Momentum {
    Check.atLeast(lookBack, 1, "look_back");
    Check.atLeast(skip, 0, "skip");
    Check.atLeast(hold, 1, "hold");
    Check.atLeast(top, 1, "top");
    RuleCheck.exposure(exposure);
  }

  /** An asset and what it returned. */
  private record Ranked(int asset, double score) {}

  @Override
  public List<Decision> decide(ClosePanel closes, int from) {
    Check.isTrue(
        top <= closes.assets(),
        () -> "top must be <= the %d assets, got %d".formatted(closes.assets(), top));
    List<Decision> decisions = new ArrayList<>();
    for (int session = from; session < closes.sessions(); session += hold) {
      double[] weights = new double[closes.assets()];
      ranked(closes, session).stream()
          .limit(top)
          .forEach(best -> weights[best.asset()] = exposure / top);
      decisions.add(Decision.of(closes.day(session), weights));
    }
    return List.copyOf(decisions);
  }

  private List<Ranked> ranked(ClosePanel closes, int session) {
    List<Ranked> known = new ArrayList<>();
    for (int asset = 0; asset < closes.assets(); asset++) {
      if (closes.has(asset, session, skip + lookBack + 1)) {
        double then = closes.close(asset, session - skip - lookBack);
        known.add(new Ranked(asset, closes.close(asset, session - skip) / then));
      }
    }
    known.sort(Comparator.comparingDouble(Ranked::score).reversed());
    return known;
  }
}
