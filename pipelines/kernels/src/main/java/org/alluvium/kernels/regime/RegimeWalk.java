package org.alluvium.kernels.regime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alluvium.kernels.check.Check;

/**
 * How likely a market was turbulent, session by session, by what was known then: each session is
 * filtered by the model of the last refit before it or at it, which learned from the newest values
 * up to its own session. What comes later changes no row. O(window) per refit and iteration, O(1)
 * per session.
 *
 * <p>A refit whose values show no two states, since they do not vary, leaves its sessions without
 * one.
 *
 * @param rows one per session from the first refit with enough values on, in order
 */
public record RegimeWalk(List<Row> rows) {
  /**
   * A session.
   *
   * @param session its index
   * @param fittedAt index of the session of its model's refit
   * @param model what it was filtered by
   * @param turbulent probability of the turbulent state, given all values up to the session
   */
  public record Row(int session, int fittedAt, HiddenMarkovModel model, double turbulent) {}

  public RegimeWalk {
    rows = List.copyOf(rows);
  }

  /**
   * Walks.
   *
   * @param values one per session, absolute returns for one; {@code NaN} = missing: it teaches
   *     nothing and is no evidence
   * @param refits indices of the sessions at whose end a model is fitted, ascending
   */
  public static RegimeWalk of(double[] values, int[] refits, RegimeSettings settings) {
    List<Row> rows = new ArrayList<>();
    for (int index = 0; index < refits.length; index++) {
      int at = refits[index];
      int end = index + 1 < refits.length ? refits[index + 1] : values.length;
      Check.isTrue(
          at >= 0 && at < end,
          () -> "refits must ascend within %d sessions, got %d".formatted(values.length, at));
      double[] known = newest(values, at, settings.window());
      if (known.length >= settings.least() && varies(known)) {
        HiddenMarkovModel model = BaumWelch.fit(known, settings.iterations()).model();
        filter(known, values, at, end, model, rows);
      }
    }
    return new RegimeWalk(rows);
  }

  /** The last values that are there, up to a session, oldest first. */
  private static double[] newest(double[] values, int last, int most) {
    double[] found = new double[Math.min(most, last + 1)];
    int free = found.length;
    for (int t = last; t >= 0 && free > 0; t--) {
      if (!Double.isNaN(values[t])) {
        free--;
        found[free] = values[t];
      }
    }
    return Arrays.copyOfRange(found, free, found.length);
  }

  /** Whether each half of the sorted values does: else there are no two states. */
  private static boolean varies(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted[half - 1] > sorted[0] && sorted[sorted.length - 1] > sorted[half];
  }

  private static void filter(
      double[] known, double[] values, int at, int end, HiddenMarkovModel model, List<Row> rows) {
    StateFilter filter = new StateFilter(model);
    double turbulent = Double.NaN;
    for (double value : known) {
      turbulent = filter.see(value);
    }
    rows.add(new Row(at, at, model, turbulent));
    for (int t = at + 1; t < end; t++) {
      rows.add(new Row(t, at, model, filter.see(values[t])));
    }
  }
}
