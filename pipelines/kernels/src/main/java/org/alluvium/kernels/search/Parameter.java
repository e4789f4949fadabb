package org.alluvium.kernels.search;

/**
 * A named parameter of a sweep and the values that it may take. A value is held as a number: a real
 * or an integer as it is, a choice as its place among the options, from 0 on.
 */
public sealed interface Parameter permits RealInterval, IntegerInterval, Choices {

  /** A letter, then letters, digits, {@code _} and {@code .}. */
  String name();

  /**
   * The value at a point of the unit interval; points that are spread evenly give values that are
   * spread evenly on the parameter's scale. 0 gives the least value and 1 the greatest.
   *
   * @throws IllegalArgumentException unless 0 ≤ unit ≤ 1
   */
  double at(double unit);

  /**
   * @return the number
   * @throws IllegalArgumentException when it is no value of this parameter
   */
  double require(double number);

  /** The value as JSON, always the same for the same value. */
  String json(double number);

  /**
   * The value that a text stands for: a number, or an option itself, without quotes.
   *
   * @throws IllegalArgumentException when it is no value of this parameter
   */
  double parse(String text);
}
