package org.alluvium.kernels.sizing;

import org.alluvium.kernels.check.Check;

/**
 * From three measures to a tier: HIGH when each measure reaches its high threshold, else MEDIUM
 * when each reaches its medium one, else LOW. A measure that is NaN reaches nothing. O(1).
 *
 * @param high thresholds of the tier HIGH
 * @param medium thresholds of the tier MEDIUM, none above its high one
 */
public record ConfidenceRule(Confidence high, Confidence medium) {
  public ConfidenceRule {
    Check.isTrue(
        isNumber(high) && isNumber(medium), "thresholds of a confidence tier must not be NaN");
    Check.isTrue(
        reaches(high, medium),
        "thresholds of the medium tier must not exceed those of the high tier, got "
            + medium
            + " and "
            + high);
  }

  public ConfidenceTier tier(Confidence confidence) {
    if (reaches(confidence, high)) {
      return ConfidenceTier.HIGH;
    }
    return reaches(confidence, medium) ? ConfidenceTier.MEDIUM : ConfidenceTier.LOW;
  }

  private static boolean reaches(Confidence confidence, Confidence threshold) {
    return confidence.agreement() >= threshold.agreement()
        && confidence.magnitude() >= threshold.magnitude()
        && confidence.consistency() >= threshold.consistency();
  }

  private static boolean isNumber(Confidence confidence) {
    return !Double.isNaN(
        confidence.agreement() + confidence.magnitude() + confidence.consistency());
  }
}
