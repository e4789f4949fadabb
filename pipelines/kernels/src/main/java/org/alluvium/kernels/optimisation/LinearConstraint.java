package org.alluvium.kernels.optimisation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.alluvium.kernels.check.Check;

/**
 * Σ cᵢxᵢ ≥ bound, or = bound, over some of the variables.
 *
 * @param variables their indices
 * @param coefficients c, finite, one per index, not all 0
 * @param bound finite
 * @param isEquality whether the sum must equal the bound
 */
public record LinearConstraint(
    int[] variables, double[] coefficients, double bound, boolean isEquality) {
  public LinearConstraint {
    Check.sameLength(variables.length, coefficients.length, "coefficients");
    Check.isTrue(Double.isFinite(bound), () -> "a bound must be finite, got " + bound);
    Check.isTrue(
        Arrays.stream(coefficients).allMatch(Double::isFinite)
            && Arrays.stream(coefficients).anyMatch(c -> c != 0),
        "coefficients of a constraint must be finite and not all 0, got "
            + Arrays.toString(coefficients));
    variables = variables.clone();
    coefficients = coefficients.clone();
  }

  /** Σ cᵢxᵢ = value over all variables. */
  public static LinearConstraint equal(double[] coefficients, double value) {
    return new LinearConstraint(
        IntStream.range(0, coefficients.length).toArray(), coefficients, value, true);
  }

  /** Σ cᵢxᵢ ≥ least over all variables. */
  public static LinearConstraint atLeast(double[] coefficients, double least) {
    return new LinearConstraint(
        IntStream.range(0, coefficients.length).toArray(), coefficients, least, false);
  }

  /** Σ cᵢxᵢ ≤ most over all variables. */
  public static LinearConstraint atMost(double[] coefficients, double most) {
    return atLeast(Arrays.stream(coefficients).map(c -> -c).toArray(), -most);
  }

  /** x ≥ least of one variable. */
  public static LinearConstraint floor(int variable, double least) {
    return new LinearConstraint(new int[] {variable}, new double[] {1}, least, false);
  }

  /** x ≤ most of one variable. */
  public static LinearConstraint ceiling(int variable, double most) {
    return new LinearConstraint(new int[] {variable}, new double[] {-1}, -most, false);
  }

  /** Σ cᵢxᵢ. */
  double of(double[] x) {
    double sum = 0;
    for (int i = 0; i < variables.length; i++) {
      sum += coefficients[i] * x[variables[i]];
    }
    return sum;
  }

  /** How far x is from it: negative when it is violated. */
  double slack(double[] x) {
    return of(x) - bound;
  }

  /** √(Σ cᵢ²). */
  double length() {
    double squares = 0;
    for (double coefficient : coefficients) {
      squares += coefficient * coefficient;
    }
    return Math.sqrt(squares);
  }

  /** Adds a multiple of its coefficients. */
  void addTo(double[] x, double multiple) {
    for (int i = 0; i < variables.length; i++) {
      x[variables[i]] += multiple * coefficients[i];
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinearConstraint that
        && Arrays.equals(variables, that.variables)
        && Arrays.equals(coefficients, that.coefficients)
        && bound == that.bound
        && isEquality == that.isEquality;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(variables) * 31 + Arrays.hashCode(coefficients);
  }

  @Override
  public String toString() {
    return "%s of %s %s %s"
        .formatted(
            Arrays.toString(coefficients),
            Arrays.toString(variables),
            isEquality ? "=" : ">=",
            bound);
  }
}
