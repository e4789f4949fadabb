package org.alluvium.kernels.optimisation;

import org.alluvium.kernels.matrix.Cholesky;
import org.alluvium.kernels.vector.DotProduct;

/**
 * The active constraints, factored: with Q = LLᵀ and N of their coefficients as columns, L⁻¹N = J
 * transposed and rotated to an upper triangle R. The columns of J beyond the active ones span the
 * directions that leave all of them as they are.
 */
final class ActiveBasis {
  private static final double DEPENDENT = 1e-13;

  private final int variables;
  private final double[][] columns;
  private final double[][] triangle;
  private final int[] active;
  private final double[] projected;
  private final double[] dual;
  private int size;

  ActiveBasis(Cholesky factor) {
    this.variables = factor.size();
    this.columns = new double[variables][variables];
    this.triangle = new double[variables][variables];
    this.active = new int[variables];
    this.projected = new double[variables];
    this.dual = new double[variables];
    double[][] inverse = factor.inverse();
    for (int k = 0; k < variables; k++) {
      System.arraycopy(inverse[k], 0, columns[k], 0, k + 1);
    }
  }

  int size() {
    return size;
  }

  /** Index of the constraint at a position. */
  int constraint(int position) {
    return active[position];
  }

  /** What the multiplier at a position falls by, per unit of a step. */
  double dual(int position) {
    return dual[position];
  }

  /** Looks at a constraint, times a sign. */
  void project(LinearConstraint constraint, double sign) {
    for (int k = 0; k < variables; k++) {
      projected[k] = sign * constraint.of(columns[k]);
    }
    for (int row = size - 1; row >= 0; row--) {
      double sum = projected[row];
      for (int k = row + 1; k < size; k++) {
        sum -= triangle[row][k] * dual[k];
      }
      dual[row] = sum / triangle[row][row];
    }
  }

  /** What a unit of a step adds to the slack of the constraint. */
  double curvature() {
    double squares = 0;
    for (int k = size; k < variables; k++) {
      squares += projected[k] * projected[k];
    }
    return squares;
  }

  /** Whether no direction is left to move the constraint by. */
  boolean isDependent() {
    double all = DotProduct.of(projected, projected);
    return !(curvature() > DEPENDENT * DEPENDENT * all);
  }

  /** Moves along the constraint, by a step. */
  void move(double[] x, double step) {
    for (int k = size; k < variables; k++) {
      double along = step * projected[k];
      for (int i = 0; i < variables; i++) {
        x[i] += along * columns[k][i];
      }
    }
  }

  /** Takes in the constraint that was looked at last. */
  void add(int constraint) {
    for (int k = variables - 1; k > size; k--) {
      if (projected[k] != 0) {
        double length = Math.hypot(projected[k - 1], projected[k]);
        rotate(columns[k - 1], columns[k], projected[k - 1] / length, projected[k] / length);
        projected[k - 1] = length;
        projected[k] = 0;
      }
    }
    for (int row = 0; row <= size; row++) {
      triangle[row][size] = projected[row];
    }
    active[size] = constraint;
    size++;
  }

  /** Lets go the constraint at a position. */
  void drop(int position) {
    size--;
    for (int k = position; k < size; k++) {
      active[k] = active[k + 1];
      for (int row = 0; row <= k + 1; row++) {
        triangle[row][k] = triangle[row][k + 1];
      }
    }
    for (int row = 0; row <= size; row++) {
      triangle[row][size] = 0;
    }
    for (int k = position; k < size; k++) {
      double length = Math.hypot(triangle[k][k], triangle[k + 1][k]);
      double cosine = triangle[k][k] / length;
      double sine = triangle[k + 1][k] / length;
      rotate(triangle[k], triangle[k + 1], cosine, sine);
      triangle[k + 1][k] = 0;
      rotate(columns[k], columns[k + 1], cosine, sine);
    }
  }

  /** (one, other) becomes (c·one + s·other, c·other − s·one). */
  private static void rotate(double[] one, double[] other, double cosine, double sine) {
    for (int i = 0; i < one.length; i++) {
      double first = one[i];
      double second = other[i];
      one[i] = cosine * first + sine * second;
      other[i] = cosine * second - sine * first;
    }
  }
}
