package org.alluvium.kernels.search.parzen;

import java.util.SplittableRandom;
import org.alluvium.kernels.search.Choices;

/**
 * Probabilities of options: (how often it was observed + prior weight) / (observations + options ·
 * prior weight). Reference: Bergstra and others 2011, section 4.2, with a uniform prior.
 */
final class ChoiceParzen implements ParzenEstimator {
  private final double[] probabilities;

  private ChoiceParzen(double[] probabilities) {
    this.probabilities = probabilities;
  }

  static ChoiceParzen of(Choices parameter, double[] numbers, double priorWeight) {
    int options = parameter.options().size();
    double[] counts = new double[options];
    for (double number : numbers) {
      counts[(int) number]++;
    }
    double total = numbers.length + options * priorWeight;
    for (int option = 0; option < options; option++) {
      counts[option] = (counts[option] + priorWeight) / total;
    }
    return new ChoiceParzen(counts);
  }

  @Override
  public double draw(SplittableRandom random) {
    double share = random.nextDouble();
    int option = 0;
    while (option < probabilities.length - 1 && share >= probabilities[option]) {
      share -= probabilities[option++];
    }
    return option;
  }

  @Override
  public double logDensity(double number) {
    return StrictMath.log(probabilities[(int) number]);
  }
}
