package org.alluvium.kernels.forecast;

import org.alluvium.kernels.check.Check;

/**
 * A model's directions against those of the baseline that did best on the same returns.
 *
 * <p>Only decisions at which the model and every baseline made a forecast are compared, so that
 * nobody is judged on other days. The best baseline is chosen after the fact, which favours the
 * baseline: the comparison errs on the strict side. Ties go to the baseline named first in {@link
 * Baseline}.
 *
 * @param best the baseline with the highest direction accuracy
 * @param model the model's accuracy on the common decisions
 * @param baseline that baseline's accuracy on the same decisions
 * @param test paired test, model first
 */
public record BaselineComparison(
    Baseline best, DirectionAccuracy model, DirectionAccuracy baseline, McNemar test) {

  /**
   * Compares on every {@code spacing}-th decision.
   *
   * @param forecasts of the model, one per decision; NaN = none
   * @param history the decisions
   * @param spacing decisions from one compared forecast to the next; the horizon, for trials that
   *     do not overlap
   */
  public static BaselineComparison of(double[] forecasts, ForecastHistory history, int spacing) {
    Check.sameLength(history.length(), forecasts.length, "forecasts of the model");
    double[] realised = common(forecasts, history);
    DirectionAccuracy model = DirectionAccuracy.nonOverlapping(forecasts, realised, spacing);
    Baseline best = Baseline.ZERO;
    DirectionAccuracy accuracy = null;
    for (Baseline candidate : Baseline.values()) {
      DirectionAccuracy tried =
          DirectionAccuracy.nonOverlapping(candidate.forecasts(history), realised, spacing);
      if (accuracy == null || tried.hits() > accuracy.hits()) {
        best = candidate;
        accuracy = tried;
      }
    }
    double[] spaced = every(realised, spacing);
    McNemar test =
        McNemar.of(every(forecasts, spacing), every(best.forecasts(history), spacing), spaced);
    return new BaselineComparison(best, model, accuracy, test);
  }

  private static double[] common(double[] forecasts, ForecastHistory history) {
    double[] realised = history.realised().clone();
    blankWhereMissing(realised, forecasts);
    for (Baseline baseline : Baseline.values()) {
      blankWhereMissing(realised, baseline.forecasts(history));
    }
    return realised;
  }

  private static void blankWhereMissing(double[] realised, double[] forecasts) {
    for (int t = 0; t < realised.length; t++) {
      if (Double.isNaN(forecasts[t])) {
        realised[t] = Double.NaN;
      }
    }
  }

  private static double[] every(double[] values, int spacing) {
    double[] spaced = new double[(values.length + spacing - 1) / spacing];
    for (int i = 0; i < spaced.length; i++) {
      spaced[i] = values[i * spacing];
    }
    return spaced;
  }
}
