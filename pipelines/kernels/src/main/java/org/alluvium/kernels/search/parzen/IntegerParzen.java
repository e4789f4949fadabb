package org.alluvium.kernels.search.parzen;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.alluvium.kernels.search.IntegerInterval;

/**
 * A mixture of normal distributions on the scale of an integer parameter; the probability of a
 * value is what lies within half a step of it.
 */
record IntegerParzen(IntegerInterval parameter, NormalMixture mixture) implements ParzenEstimator {

  static IntegerParzen of(IntegerInterval parameter, double[] numbers, double priorWeight) {
    double[] places = Arrays.stream(numbers).map(parameter.scale()::coordinate).toArray();
    double low = parameter.lowerBorder(parameter.low());
    double high = parameter.upperBorder(parameter.high());
    return new IntegerParzen(parameter, NormalMixture.of(places, low, high, priorWeight));
  }

  @Override
  public double draw(SplittableRandom random) {
    return parameter.ofCoordinate(mixture.draw(random));
  }

  @Override
  public double logDensity(double number) {
    return StrictMath.log(
        mixture.probabilityBetween(parameter.lowerBorder(number), parameter.upperBorder(number)));
  }
}
