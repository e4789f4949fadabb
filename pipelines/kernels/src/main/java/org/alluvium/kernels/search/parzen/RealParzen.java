package org.alluvium.kernels.search.parzen;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.alluvium.kernels.search.RealInterval;

/** A mixture of normal distributions on the scale of a real parameter. */
record RealParzen(RealInterval parameter, NormalMixture mixture) implements ParzenEstimator {

  static RealParzen of(RealInterval parameter, double[] numbers, double priorWeight) {
    double[] places = Arrays.stream(numbers).map(parameter.scale()::coordinate).toArray();
    double low = parameter.scale().coordinate(parameter.low());
    double high = parameter.scale().coordinate(parameter.high());
    return new RealParzen(parameter, NormalMixture.of(places, low, high, priorWeight));
  }

  @Override
  public double draw(SplittableRandom random) {
    return parameter.ofCoordinate(mixture.draw(random));
  }

  @Override
  public double logDensity(double number) {
    return mixture.logDensity(parameter.scale().coordinate(number));
  }
}
