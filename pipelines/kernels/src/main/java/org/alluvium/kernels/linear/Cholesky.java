package org.alluvium.kernels.linear;

/**
 * Lower triangular L with LLᵀ = A for a symmetric positive definite A; O(p³/3), fixed order of
 * sums.
 *
 * <p>Reference: Golub and Van Loan, Matrix Computations (4th edition), section 4.2.
 */
final class Cholesky {
  private static final double EPSILON = 0x1.0p-52;

  private final double[][] lower;

  private Cholesky(double[][] lower) {
    this.lower = lower;
  }

  /**
   * Factors a matrix, of which only the lower triangle is read.
   *
   * @param matrix p × p
   * @param names what row i is called in an error: the index of its feature
   * @throws IllegalArgumentException if a pivot is not positive by more than rounding
   */
  static Cholesky factor(double[][] matrix, int[] names) {
    return factor(matrix, names, "pass a larger penalty or drop the feature");
  }

  /**
   * As {@link #factor(double[][], int[])}.
   *
   * @param remedy end of the error: what the caller can do
   */
  static Cholesky factor(double[][] matrix, int[] names, String remedy) {
    int size = matrix.length;
    double[][] lower = new double[size][];
    for (int i = 0; i < size; i++) {
      lower[i] = new double[i + 1];
      for (int j = 0; j < i; j++) {
        lower[i][j] = (matrix[i][j] - dot(lower[i], lower[j], j)) / lower[j][j];
      }
      double pivot = matrix[i][i] - dot(lower[i], lower[i], i);
      if (!(pivot > size * EPSILON * matrix[i][i])) {
        throw new IllegalArgumentException(
            "feature "
                + names[i]
                + " is a linear combination of the features before it (pivot "
                + pivot
                + "): "
                + remedy);
      }
      lower[i][i] = Math.sqrt(pivot);
    }
    return new Cholesky(lower);
  }

  /** x with LLᵀx = right. */
  double[] solve(double[] right) {
    int size = lower.length;
    double[] x = new double[size];
    for (int i = 0; i < size; i++) {
      x[i] = (right[i] - dot(lower[i], x, i)) / lower[i][i];
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
  double[] inverseDiagonal() {
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

  private static double dot(double[] a, double[] b, int length) {
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
