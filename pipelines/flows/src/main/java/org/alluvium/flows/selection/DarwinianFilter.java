package org.alluvium.flows.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.alluvium.flows.selection.Threshold.Firmness;
import org.alluvium.flows.selection.Threshold.Sense;
import org.alluvium.kernels.selection.DataHealth;

/**
 * Is the data fit to be used ({@link DataHealth} over the look-back)? Too little history is a hard
 * veto; shares of missing and flat sessions, and staleness, may be relaxed.
 */
final class DarwinianFilter implements Filter {
  private static final String NAME = "darwinian";
  private static final String HISTORY = "least_history_sessions";
  private static final String MISSING = "greatest_missing_share";
  private static final String STALE = "greatest_stale_sessions";
  private static final String FLAT = "greatest_flat_share";
  private static final int LONGEST = 5000;

  @Override
  public List<StageParameter> parameters() {
    return List.of(
        StageParameter.integer(HISTORY, 0, LONGEST),
        StageParameter.number(MISSING, 0, 1),
        StageParameter.integer(STALE, 0, LONGEST),
        StageParameter.number(FLAT, 0, 1));
  }

  @Override
  public List<Threshold> thresholds(StageParameters values) {
    List<Threshold> thresholds = new ArrayList<>();
    values
        .integer(HISTORY)
        .ifPresent(
            bound ->
                thresholds.add(
                    new Threshold(
                        NAME,
                        "history_sessions",
                        Sense.LEAST,
                        Firmness.HARD,
                        bound,
                        measured(DataHealth::history))));
    values
        .number(MISSING)
        .ifPresent(bound -> thresholds.add(most("missing_share", bound, DataHealth::missingShare)));
    values
        .integer(STALE)
        .ifPresent(
            bound -> thresholds.add(most("stale_sessions", bound, DataHealth::staleSessions)));
    values
        .number(FLAT)
        .ifPresent(bound -> thresholds.add(most("flat_share", bound, DataHealth::flatShare)));
    return thresholds;
  }

  private static Threshold most(String measure, double bound, ToDoubleFunction<DataHealth> of) {
    return new Threshold(NAME, measure, Sense.MOST, Firmness.SOFT, bound, measured(of));
  }

  private static Threshold.Measure measured(ToDoubleFunction<DataHealth> of) {
    return state ->
        IntStream.range(0, state.size())
            .mapToDouble(i -> of.applyAsDouble(DataHealth.of(state.closes(i))))
            .toArray();
  }
}
