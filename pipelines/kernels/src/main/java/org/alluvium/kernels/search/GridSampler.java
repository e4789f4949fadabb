package org.alluvium.kernels.search;

import java.util.Map;
import org.alluvium.kernels.check.Check;

/**
 * Every combination once: all integers, all options, and of each real so many points as stated,
 * from end to end at equal distances on its scale (the middle, if it is one point). In the order of
 * the parameters, the last one changing fastest. O(dimension) per trial.
 *
 * @param space that the trials come from
 * @param points of each {@link RealInterval}, by its name, at least 1
 */
public record GridSampler(SearchSpace space, Map<String, Integer> points) implements TrialSampler {
  public GridSampler {
    points = Map.copyOf(points);
    points.forEach((name, number) -> checkReal(space, name, number));
    for (Parameter parameter : space.parameters()) {
      ParameterCheck.isTrue(
          !(parameter instanceof RealInterval) || points.containsKey(parameter.name()),
          parameter.name(),
          "a grid of real numbers needs a number of points; pass one for it");
    }
  }

  private static void checkReal(SearchSpace space, String name, int number) {
    Parameter parameter = space.parameters().get(space.place(name));
    ParameterCheck.isTrue(
        parameter instanceof RealInterval,
        name,
        "a number of points is for real numbers; leave it out, all its values are in the grid");
    ParameterCheck.isTrue(number >= 1, name, "it has %d points; pass 1 or more", number);
  }

  /**
   * The number of trials.
   *
   * @throws IllegalArgumentException when there are more than a {@code long} can count
   */
  public long count() {
    long count = 1;
    try {
      for (Parameter parameter : space.parameters()) {
        count = Math.multiplyExact(count, values(parameter));
      }
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "the grid has more than 2^63 trials; pass fewer points or fewer parameters", e);
    }
    return count;
  }

  @Override
  public TrialValues trial(long index) {
    long count = count();
    Check.isTrue(
        index >= 0 && index < count,
        "the grid has trials 0 to %d, got index %d".formatted(count - 1, index));
    double[] numbers = new double[space.dimension()];
    long rest = index;
    for (int i = numbers.length - 1; i >= 0; i--) {
      Parameter parameter = space.parameters().get(i);
      long values = values(parameter);
      numbers[i] = value(parameter, rest % values, values);
      rest /= values;
    }
    return new TrialValues(space, numbers);
  }

  private long values(Parameter parameter) {
    if (parameter instanceof IntegerInterval integers) {
      return integers.count();
    }
    return parameter instanceof Choices choices
        ? choices.options().size()
        : points.get(parameter.name());
  }

  private static double value(Parameter parameter, long place, long values) {
    if (parameter instanceof IntegerInterval integers) {
      return integers.low() + place * integers.step();
    }
    if (parameter instanceof Choices) {
      return place;
    }
    return parameter.at(values == 1 ? 0.5 : place / (values - 1.0));
  }
}
