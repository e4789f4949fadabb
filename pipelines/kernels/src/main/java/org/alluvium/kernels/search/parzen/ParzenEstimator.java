package org.alluvium.kernels.search.parzen;

import java.util.SplittableRandom;
import org.alluvium.kernels.search.Choices;
import org.alluvium.kernels.search.IntegerInterval;
import org.alluvium.kernels.search.Parameter;
import org.alluvium.kernels.search.RealInterval;

/** How the values of a parameter are distributed, estimated from some of them. */
interface ParzenEstimator {

  /** A value of the parameter. */
  double draw(SplittableRandom random);

  /**
   * Natural logarithm of the density of a value on the parameter's scale, or of its probability if
   * the values are countable. Finite for every value of the parameter.
   */
  double logDensity(double number);

  /**
   * @param numbers the values that were observed, any number of them
   * @param priorWeight of the parameter without observations, beside one of them; above 0
   */
  static ParzenEstimator of(Parameter parameter, double[] numbers, double priorWeight) {
    if (parameter instanceof RealInterval reals) {
      return RealParzen.of(reals, numbers, priorWeight);
    }
    return parameter instanceof IntegerInterval integers
        ? IntegerParzen.of(integers, numbers, priorWeight)
        : ChoiceParzen.of((Choices) parameter, numbers, priorWeight);
  }
}
