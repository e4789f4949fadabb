package org.alluvium.flows.report.assembly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alluvium.flows.report.model.Alignment;
import org.alluvium.flows.report.model.MetaReport.GateVerdict;
import org.alluvium.flows.report.model.MetaReport.Verdict;

/** The gates of a meta-portfolio that can be judged from what it stored. */
final class MetaGates {
  private static final double LEAST_HEALTH = 0.75;
  private static final double TOLERANCE = 1e-9;

  private MetaGates() {}

  /**
   * Health of every sleeve (observed over expected sessions of its own calendar, at least 75 %) and
   * the sum of the sleeves' weights (1, within 1e-9) at every decision.
   */
  static List<GateVerdict> of(Alignment alignment, Map<LocalDate, Map<String, Double>> decided) {
    List<GateVerdict> verdicts = new ArrayList<>();
    for (Alignment.SleeveDates sleeve : alignment.sleeves()) {
      double health = sleeve.health().value();
      verdicts.add(
          new GateVerdict(
              "health of " + sleeve.name(),
              health >= LEAST_HEALTH ? Verdict.PASSED : Verdict.FAILED,
              String.format(
                  Locale.ROOT,
                  "%.1f %% of the sessions of its own calendar; at least %.0f %% are needed",
                  100 * health,
                  100 * LEAST_HEALTH)));
    }
    double off =
        decided.values().stream()
            .mapToDouble(
                weights ->
                    Math.abs(weights.values().stream().mapToDouble(Double::doubleValue).sum() - 1))
            .max()
            .orElse(0);
    verdicts.add(
        new GateVerdict(
            "stable sum of sleeve weights",
            off <= TOLERANCE ? Verdict.PASSED : Verdict.FAILED,
            String.format(
                Locale.ROOT,
                "|sum - 1| is at most %.1e over %,d decisions; at most %.0e is allowed",
                off,
                decided.size(),
                TOLERANCE)));
    return verdicts;
  }
}
