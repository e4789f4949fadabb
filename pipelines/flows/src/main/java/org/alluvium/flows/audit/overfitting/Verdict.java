package org.alluvium.flows.audit.overfitting;

import java.util.Map;
import org.alluvium.flows.report.model.Figure;

/** What the figures say, in plain words. */
final class Verdict {
  private static final double STABLE = 0.2;
  private static final double SIGNIFICANT = 0.05;

  private final Map<Measure, Figure> figures;

  Verdict(Map<Measure, Figure> figures) {
    this.figures = figures;
  }

  String text() {
    Figure deflated = figures.get(Measure.DEFLATED_SHARPE);
    if (!deflated.isPresent()) {
      return "No verdict: " + deflated.missing() + ".";
    }
    return deflated.value() >= BestTrial.CONFIDENCE ? holds() : luck();
  }

  private String holds() {
    StringBuilder text =
        new StringBuilder(
            "The best trial is better than the luck of %s explains: DSR %.3f, 0.95 is needed."
                .formatted(trials(), value(Measure.DEFLATED_SHARPE)));
    if (value(Measure.INDEPENDENT_DEFLATED_SHARPE) < BestTrial.CONFIDENCE) {
      text.append(
          " But the trials are much alike, which lowers what is asked of it: were they independent, DSR %.3f."
              .formatted(value(Measure.INDEPENDENT_DEFLATED_SHARPE)));
    }
    if (above(Measure.OVERFITTING_PROBABILITY, STABLE)) {
      text.append(
          " But the choice among the trials is unstable: PBO %.2f, beyond 0.2."
              .formatted(value(Measure.OVERFITTING_PROBABILITY)));
    }
    if (above(Measure.SUPERIOR_ABILITY_P, SIGNIFICANT)) {
      text.append(
          " But that no trial earns more than nothing is not refuted: SPA p %.2f."
              .formatted(value(Measure.SUPERIOR_ABILITY_P)));
    }
    return text.toString();
  }

  private String luck() {
    String alone =
        value(Measure.PROBABILISTIC_SHARPE) >= BestTrial.CONFIDENCE
            ? " On its own it would pass, PSR %.3f: that is what a search makes."
                .formatted(value(Measure.PROBABILISTIC_SHARPE))
            : "";
    return "Not proven: an annual Sharpe of %.2f can be the luck of %s (expected maximum %.2f): DSR %.3f, 0.95 is needed.%s"
        .formatted(
            value(Measure.BEST_ANNUAL_SHARPE),
            trials(),
            value(Measure.EXPECTED_ANNUAL_MAXIMUM),
            value(Measure.DEFLATED_SHARPE),
            alone);
  }

  private String trials() {
    long trials = Math.round(value(Measure.TRIALS_STARTED));
    return trials == 1 ? "one trial" : "the best of %,d trials".formatted(trials);
  }

  private boolean above(Measure measure, double bound) {
    return figures.get(measure).isPresent() && value(measure) > bound;
  }

  private double value(Measure measure) {
    return figures.get(measure).value();
  }
}
