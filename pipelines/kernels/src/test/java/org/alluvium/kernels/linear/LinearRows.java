package org.alluvium.kernels.linear;

import java.util.Arrays;
import java.util.Random;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.moments.MomentsAccumulator;

/** Made rows (features…, target) for tests of linear models. */
public final class LinearRows {
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

  /** Six free features, six that are sums and differences of them, and a target. */
  public static double[][] dependent(int rows, long seed) {
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

  /**
   * Four features, uncorrelated to the last bit, of deviation 1, and a target that has the given
   * covariances with them and, apart from them, deviation 1.
   */
  static Moments orthogonalWithNoise(int rows, double... weights) {
    double[][] data = new double[rows][];
    for (int t = 0; t < rows; t++) {
      double[] signs = {sign(t, 1), sign(t, 2), sign(t, 4), sign(t, 8)};
      double target = sign(t, 15);
      for (int i = 0; i < 4; i++) {
        target += weights[i] * signs[i];
      }
      data[t] = new double[] {signs[0], signs[1], signs[2], signs[3], target};
    }
    return MomentsAccumulator.of(data, 5);
  }

  /** Walsh functions: any two are orthogonal over 16 rows. */
  private static double sign(int row, int function) {
    return Integer.bitCount(row & function) % 2 == 0 ? 1 : -1;
  }

  /** Features of which each is correlated with the one before, and a target of the first two. */
  static double[][] correlated(int rows, int features, long seed) {
    Random random = new Random(seed);
    double[][] data = new double[rows][features + 1];
    for (double[] row : data) {
      Arrays.setAll(row, i -> random.nextGaussian());
      for (int i = 1; i < features; i++) {
        row[i] += row[i - 1];
      }
      row[features] = 0.3 * row[0] - 0.2 * row[1] + row[features];
    }
    return data;
  }

  static Moments moments(double[][] rows) {
    return MomentsAccumulator.of(rows, rows[0].length);
  }

  /** Coefficients in deviations of the target per deviation of the feature. */
  static double[] standardised(LinearModel model, Moments moments) {
    double[] coefficients = model.coefficients();
    for (int i = 0; i < coefficients.length; i++) {
      coefficients[i] *= moments.deviation(i) / model.targetDeviation();
    }
    return coefficients;
  }

  /** Share of the target's variance that coefficients in deviations leave. */
  static double unexplained(StandardisedWindow window, double[] b) {
    double[][] correlations = window.correlations();
    double[] target = window.targetCorrelations();
    double left = 1;
    for (int i = 0; i < b.length; i++) {
      left -= 2 * b[i] * target[i];
      for (int j = 0; j < b.length; j++) {
        left += b[i] * correlations[i][j] * b[j];
      }
    }
    return left;
  }
}
