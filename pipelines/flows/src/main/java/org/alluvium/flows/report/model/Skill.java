package org.alluvium.flows.report.model;

import java.util.Objects;

/**
 * How well the direction of returns was forecast, against the best naive baseline.
 *
 * @param directionAccuracy share of right signs (0.5 = half), zero returns excluded
 * @param bestBaseline the naive baseline with the highest accuracy
 * @param edge accuracy above that baseline, as a fraction (0.004 = 0.4 points)
 * @param pValue two-sided p-value of no edge, by dates: symbols of one date are not independent
 */
public record Skill(
    Estimate directionAccuracy, Part<String> bestBaseline, Figure edge, Figure pValue) {
  public Skill {
    Objects.requireNonNull(directionAccuracy, "directionAccuracy");
    Objects.requireNonNull(bestBaseline, "bestBaseline");
    Objects.requireNonNull(edge, "edge");
    Objects.requireNonNull(pValue, "pValue");
  }

  public static Skill missing(String reason) {
    return new Skill(
        Estimate.missing(reason),
        Part.missing(reason),
        Figure.missing(reason),
        Figure.missing(reason));
  }
}
