package org.alluvium.kernels.search;

import org.alluvium.kernels.check.Check;

/**
 * Independent, evenly distributed trials: each a function of seed and index alone. O(dimension) per
 * trial. Reference: Bergstra and Bengio, Random search for hyper-parameter optimization (Journal of
 * Machine Learning Research, 2012).
 *
 * @param space that the trials come from
 * @param seed of the trials
 */
public record RandomSampler(SearchSpace space, long seed) implements TrialSampler {

  @Override
  public TrialValues trial(long index) {
    Check.isTrue(index >= 0, "index of a trial must be >= 0, got " + index);
    long key = CounterHash.bits(seed, index);
    double[] point = new double[space.dimension()];
    for (int i = 0; i < point.length; i++) {
      point[i] = CounterHash.uniform(key, i);
    }
    return space.at(point);
  }
}
