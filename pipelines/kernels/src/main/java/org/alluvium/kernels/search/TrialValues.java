package org.alluvium.kernels.search;

import java.util.Arrays;
import java.util.StringJoiner;
import org.alluvium.kernels.check.Check;

/** A value of each parameter of a space: what one trial tries. */
public final class TrialValues {
  private final SearchSpace space;
  private final double[] numbers;

  /**
   * @param numbers one per parameter, in the space's order, each as {@link Parameter} holds it
   * @throws IllegalArgumentException when one is no value of its parameter
   */
  public TrialValues(SearchSpace space, double[] numbers) {
    Check.sameLength(space.dimension(), numbers.length, "values");
    this.space = space;
    this.numbers = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      // Plus zero: minus zero is the same value and must have the same bits.
      this.numbers[i] = space.parameters().get(i).require(numbers[i]) + 0.0;
    }
  }

  public SearchSpace space() {
    return space;
  }

  /** The value of the parameter at a place of the space. */
  public double number(int place) {
    return numbers[place];
  }

  /** The value of a {@link RealInterval}. */
  public double real(String name) {
    return numbers[place(name, RealInterval.class)];
  }

  /** The value of an {@link IntegerInterval}. */
  public long integer(String name) {
    return (long) numbers[place(name, IntegerInterval.class)];
  }

  /** The option of {@link Choices}. */
  public String choice(String name) {
    int place = place(name, Choices.class);
    return ((Choices) space.parameters().get(place)).option(numbers[place]);
  }

  private int place(String name, Class<? extends Parameter> kind) {
    int place = space.place(name);
    Parameter parameter = space.parameters().get(place);
    ParameterCheck.isTrue(
        kind.isInstance(parameter),
        name,
        "it is of kind %s; ask for its value as such",
        parameter.getClass().getSimpleName());
    return place;
  }

  /**
   * The identity of the values: a JSON object without spaces, names in order, each number with the
   * fewest digits that read back to it. Equal values have equal text, on every machine.
   */
  public String json() {
    StringJoiner json = new StringJoiner(",", "{", "}");
    for (int i = 0; i < numbers.length; i++) {
      Parameter parameter = space.parameters().get(i);
      json.add("\"" + parameter.name() + "\":" + parameter.json(numbers[i]));
    }
    return json.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrialValues that
        && space.equals(that.space)
        && Arrays.equals(numbers, that.numbers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers);
  }

  @Override
  public String toString() {
    return json();
  }
}
