package org.alluvium.kernels.selection;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;

/**
 * Multiplicative probability score: {@code ∏ Pᵢ^|wᵢ|} over features, Pᵢ the {@link RankProbability}
 * of a candidate's feature i where its weight is positive, and 1 − Pᵢ where it is negative (the
 * lowest are best). One very bad rank cannot be made up for by a good one, as it can in a sum.
 *
 * <p>A missing value (NaN) has the probability that the caller states; NaN there means that the
 * candidate has no score. Taken as a sum of logarithms; in (0, 1). O(k n log n).
 */
public final class MultiplicativeScore {
  private MultiplicativeScore() {}

  /**
   * @param features {@code [feature][candidate]}, NaN = missing
   * @param weights by feature, none of them 0
   * @param probabilityOfMissing in (0, 1), ½ for the middle, or NaN for no score
   * @return by candidate, NaN = none
   */
  public static double[] of(double[][] features, double[] weights, double probabilityOfMissing) {
    Check.atLeast(features.length, 1, "number of features");
    Check.sameLength(features.length, weights.length, "weights");
    double[] logs = new double[features[0].length];
    for (int k = 0; k < features.length; k++) {
      double weight = weights[k];
      Check.isTrue(
          Math.abs(weight) > 0 && Double.isFinite(weight),
          () -> "weight of a score must be finite and not 0, got " + weight);
      Check.sameLength(logs.length, features[k].length, "feature");
      double[] ranks = RankProbability.of(features[k]);
      for (int i = 0; i < logs.length; i++) {
        double probability = weight > 0 ? ranks[i] : 1 - ranks[i];
        double known = Double.isNaN(probability) ? probabilityOfMissing : probability;
        logs[i] += Math.abs(weight) * StrictMath.log(known);
      }
    }
    return Arrays.stream(logs).map(StrictMath::exp).toArray();
  }
}
