package org.alluvium.kernels.matrix;

import java.util.Arrays;
import org.alluvium.kernels.vector.DotProduct;

/**
 * Lower triangular L with LLᵀ = A for a symmetric positive definite A; O(p³/3), fixed order of
 * sums.
 *
 * <p>Reference: Golub and Van Loan, Matrix Computations (4th edition), section 4.2.
 */
public final class Cholesky {
  private static final double EPSILON = 0x1.0p-52;

  private final double[][] lower;
  private final double nextPivot;

  private Cholesky(double[][] lower, double nextPivot) {
    this.lower = lower;
    this.nextPivot = nextPivot;
  }

  /**
   * Factors a matrix, of which only the lower triangle is read.
   *
   * @param matrix p × p
   * @param names what row i is called in an error: the index of its feature
   * @throws IllegalArgumentException if a pivot is not positive by more than rounding
   */
  public static Cholesky factor(double[][] matrix, int[] names) {
    return factor(matrix, names, "pass a larger penalty or drop the feature");
  }

  /**
   * As {@link #factor(double[][], int[])}.
   *
   * @param remedy end of the error: what the caller can do
   */
  public static Cholesky factor(double[][] matrix, int[] names, String remedy) {
    Cholesky factor = leading(matrix);
    if (factor.size() < matrix.length) {
      throw new IllegalArgumentException(
          "feature "
              + names[factor.size()]
              + " is a linear combination of the features before it (pivot "
              + factor.nextPivot
              + "): "
              + remedy);
    }
    return factor;
  }

  /**
   * Factor of the first rows and columns of a matrix, up to the first row that depends on the rows
   * before it: whose pivot is not positive by more than rounding.
   */
  public static Cholesky leading(double[][] matrix) {
    int size = matrix.length;
    double[][] lower = new double[size][];
    for (int i = 0; i < size; i++) {
      lower[i] = new double[i + 1];
      for (int j = 0; j < i; j++) {
        lower[i][j] = (matrix[i][j] - DotProduct.ofFirst(j, lower[i], lower[j])) / lower[j][j];
      }
      double pivot = matrix[i][i] - DotProduct.ofFirst(i, lower[i], lower[i]);
      if (!(pivot > size * EPSILON * matrix[i][i])) {
        return new Cholesky(Arrays.copyOf(lower, i), pivot);
      }
      lower[i][i] = Math.sqrt(pivot);
    }
    return new Cholesky(lower, Double.NaN);
  }

  /** Rows of a matrix that do not depend on rows before them, by the same rule. */
  public static int rank(double[][] matrix) {
    int size = matrix.length;
    int rank = 0;
    double[][] lower = new double[size][];
    int[] independent = new int[size];
    for (int i = 0; i < size; i++) {
      double[] row = new double[rank + 1];
      for (int j = 0; j < rank; j++) {
        row[j] = (matrix[i][independent[j]] - DotProduct.ofFirst(j, row, lower[j])) / lower[j][j];
      }
      double pivot = matrix[i][i] - DotProduct.ofFirst(rank, row, row);
      if (pivot > size * EPSILON * matrix[i][i]) {
        row[rank] = Math.sqrt(pivot);
        lower[rank] = row;
        independent[rank++] = i;
      }
    }
    return rank;
  }

  /** Rows that were factored. */
  public int size() {
    return lower.length;
  }

  /** x with LLᵀx = right, of which the first {@link #size} are read. */
  public double[] solve(double[] right) {
    int size = lower.length;
    double[] x = new double[size];
    for (int i = 0; i < size; i++) {
      x[i] = (right[i] - DotProduct.ofFirst(i, lower[i], x)) / lower[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      double sum = x[i];
      for (int k = i + 1; k < size; k++) {
        sum -= lower[k][i] * x[k];
      }
      x[i] = sum / lower[i][i];
    }
    return x;
  }

  /** Diagonal of A⁻¹: squares of the columns of L⁻¹, O(p³/6). */
  public double[] inverseDiagonal() {
    int size = lower.length;
    double[] diagonal = new double[size];
    double[] column = new double[size];
    for (int i = 0; i < size; i++) {
      for (int k = i; k < size; k++) {
        double sum = k == i ? 1 : 0;
        for (int j = i; j < k; j++) {
          sum -= lower[k][j] * column[j];
        }
        column[k] = sum / lower[k][k];
        diagonal[i] += column[k] * column[k];
      }
    }
    return diagonal;
  }

  /** L⁻¹, lower triangular: row i has i + 1 entries. O(p³/6). */
  public double[][] inverse() {
    int size = lower.length;
    double[][] inverse = new double[size][];
    for (int i = 0; i < size; i++) {
      inverse[i] = new double[i + 1];
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int k = j; k < i; k++) {
          sum -= lower[i][k] * inverse[k][j];
        }
        inverse[i][j] = sum / lower[i][i];
      }
      inverse[i][i] = 1 / lower[i][i];
    }
    return inverse;
  }
}
