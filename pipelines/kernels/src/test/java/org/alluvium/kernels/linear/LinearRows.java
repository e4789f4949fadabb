package org.alluvium.kernels.linear;

import java.util.Arrays;
import java.util.Random;

/** Made rows (features…, target) for tests of linear models. */
final class LinearRows {
  private LinearRows() {}

  /** Sixteen rows of features ±1 that are orthogonal; the target has these effects, and 1. */
  static double[][] orthogonal(double[] effects) {
    double[][] rows = new double[16][effects.length + 1];
    for (int t = 0; t < rows.length; t++) {
      rows[t][effects.length] = 1;
      for (int i = 0; i < effects.length; i++) {
        rows[t][i] = (t >> i & 1) == 0 ? 1 : -1;
        rows[t][effects.length] += effects[i] * rows[t][i];
      }
    }
    return rows;
  }

  /** Columns that share a factor, the last of them the target. */
  static double[][] correlated(int rows, int columns, long seed) {
    Random random = new Random(seed);
    double[][] data = new double[rows][columns];
    for (double[] row : data) {
      double common = random.nextGaussian();
      Arrays.setAll(row, i -> common + (1 + i % 3) * random.nextGaussian());
    }
    return data;
  }

  /** Six free features, six that are sums and differences of them, and a target. */
  static double[][] dependent(int rows, long seed) {
    Random random = new Random(seed);
    double[][] data = new double[rows][13];
    for (double[] row : data) {
      for (int i = 0; i < 6; i++) {
        row[i] = random.nextGaussian();
      }
      for (int i = 0; i < 6; i++) {
        row[6 + i] = row[i] - 2 * row[(i + 1) % 6];
      }
      row[12] = row[0] + 0.5 * row[3] + random.nextGaussian();
    }
    return data;
  }

  /** Five features, five that differ from them by a millionth of their deviation, and a target. */
  static double[][] almostTwins(int rows, long seed) {
    Random random = new Random(seed);
    double[][] data = new double[rows][11];
    for (double[] row : data) {
      for (int i = 0; i < 5; i++) {
        row[i] = random.nextGaussian();
        row[5 + i] = row[i] + 1e-6 * random.nextGaussian();
      }
      row[10] = row[0] + 0.5 * row[3] + random.nextGaussian();
    }
    return data;
  }

  /** The same rows with feature i in units of 10⁻ⁱ, and the first from another zero. */
  static double[][] inOtherUnits(double[][] rows) {
    double[][] rescaled = new double[rows.length][];
    for (int t = 0; t < rows.length; t++) {
      double[] row = rows[t].clone();
      for (int i = 0; i < row.length - 1; i++) {
        row[i] *= Math.pow(10, i);
      }
      row[0] += 7;
      rescaled[t] = row;
    }
    return rescaled;
  }
}
