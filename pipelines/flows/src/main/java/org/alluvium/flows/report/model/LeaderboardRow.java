package org.alluvium.flows.report.model;

import java.util.List;
import java.util.Objects;

/**
 * One model at one horizon, on non-overlapping forecasts.
 *
 * @param model the model's name
 * @param horizonDays sessions ahead
 * @param sample what was judged
 * @param accuracy its errors
 * @param comparisons against each naive baseline (zero, random walk, historical mean, majority
 *     sign)
 */
public record LeaderboardRow(
    String model, int horizonDays, Sample sample, Accuracy accuracy, List<Comparison> comparisons) {
  public LeaderboardRow {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(sample, "sample");
    Objects.requireNonNull(accuracy, "accuracy");
    comparisons = List.copyOf(comparisons);
  }

  /**
   * @param forecasts how many were judged
   * @param zeroReturns those among them whose return was exactly 0: directions leave them out
   * @param datesUnranked dates that the rank correlation of many instruments leaves out: fewer than
   *     three of them were judged, or forecasts or returns are all the same
   */
  public record Sample(int forecasts, long zeroReturns, int datesUnranked) {}

  /**
   * @param direction share of right signs with its 90 % interval
   * @param noSkill one-sided p-value of directions as good without any skill (Pesaran and
   *     Timmermann), which a model that is always long has however often the market rose
   * @param rmse root mean squared error of the return, as a fraction
   * @param informationCoefficient rank correlation of forecast and outcome, in [-1, 1]: mean over
   *     dates of that among instruments, over dates where there is one instrument
   */
  public record Accuracy(
      Estimate direction, Figure noSkill, Figure rmse, Figure informationCoefficient) {
    public Accuracy {
      Objects.requireNonNull(direction, "direction");
      Objects.requireNonNull(noSkill, "noSkill");
      Objects.requireNonNull(rmse, "rmse");
      Objects.requireNonNull(informationCoefficient, "informationCoefficient");
    }
  }

  /**
   * @param baseline the baseline's name
   * @param directionEdge direction accuracy above the baseline's, as a fraction; missing for a
   *     baseline without a direction (zero)
   * @param rmseRatio RMSE over the baseline's; below 1 is better
   */
  public record Comparison(String baseline, Figure directionEdge, Figure rmseRatio) {
    public Comparison {
      Objects.requireNonNull(baseline, "baseline");
      Objects.requireNonNull(directionEdge, "directionEdge");
      Objects.requireNonNull(rmseRatio, "rmseRatio");
    }
  }
}
