package org.alluvium.kernels.search.parzen;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.distribution.TruncatedNormal;

/**
 * A Parzen estimate on an interval: a mixture of truncated normal distributions, one around each
 * observation with weight 1, and a prior around the interval's middle, as wide as the interval.
 *
 * <p>The deviation of an observation is the greater of the distances to its neighbours, the prior's
 * middle among them (at an end there is one neighbour), but at most the interval's width w and at
 * least w / min(100, observations + 2). O(n · log n) to make, O(n) per call.
 *
 * <p>Reference: Bergstra, Bardenet, Bengio and Kégl, Algorithms for hyper-parameter optimization
 * (Advances in Neural Information Processing Systems, 2011), section 4.2; the bounds of the
 * deviations, which the paper leaves open, are those of its authors' program hyperopt.
 */
final class NormalMixture {
  private static final int SHARPEST = 100;

  private final TruncatedNormal[] components;
  private final double[] weights;
  private final double[] logWeights;

  private NormalMixture(TruncatedNormal[] components, double[] weights) {
    this.components = components;
    this.weights = weights;
    this.logWeights = Arrays.stream(weights).map(StrictMath::log).toArray();
  }

  /**
   * @param observations any number, each within the interval
   * @param priorWeight above 0
   */
  static NormalMixture of(double[] observations, double low, double high, double priorWeight) {
    double middle = low + (high - low) / 2;
    double[] centres = Arrays.copyOf(observations, observations.length + 1);
    centres[observations.length] = middle;
    Arrays.sort(centres);
    int prior = Arrays.binarySearch(centres, middle);
    Check.isTrue(prior >= 0, "observations must be numbers, got NaN");
    TruncatedNormal[] components = new TruncatedNormal[centres.length];
    double[] weights = new double[centres.length];
    for (int i = 0; i < centres.length; i++) {
      double deviation = i == prior ? high - low : deviation(centres, i, high - low);
      components[i] = new TruncatedNormal(centres[i], deviation, low, high);
      weights[i] = (i == prior ? priorWeight : 1) / (observations.length + priorWeight);
    }
    return new NormalMixture(components, weights);
  }

  private static double deviation(double[] centres, int i, double width) {
    double left = i == 0 ? 0 : centres[i] - centres[i - 1];
    double right = i == centres.length - 1 ? 0 : centres[i + 1] - centres[i];
    double least = width / Math.min(SHARPEST, centres.length + 1);
    return Math.max(least, Math.min(width, Math.max(left, right)));
  }

  double draw(SplittableRandom random) {
    double share = random.nextDouble();
    int component = 0;
    while (component < weights.length - 1 && share >= weights[component]) {
      share -= weights[component++];
    }
    return components[component].quantile(random.nextDouble());
  }

  /** Natural logarithm of the density. */
  double logDensity(double value) {
    double[] logs = new double[weights.length];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logs.length; i++) {
      logs[i] = logWeights[i] + components[i].logDensity(value);
      greatest = Math.max(greatest, logs[i]);
    }
    if (greatest == Double.NEGATIVE_INFINITY) {
      return greatest;
    }
    double sum = 0;
    for (double log : logs) {
      sum += StrictMath.exp(log - greatest);
    }
    return greatest + StrictMath.log(sum);
  }

  /** P(from ≤ X ≤ to), for {@code from <= to}. */
  double probabilityBetween(double from, double to) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * components[i].probabilityBetween(from, to);
    }
    return sum;
  }
}
