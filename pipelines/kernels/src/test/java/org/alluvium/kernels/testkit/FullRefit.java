package org.alluvium.kernels.testkit;

import java.util.List;

/**
 * Ridge the plain way, sharing no code with the kernels: all rows, two passes for the statistics,
 * standardised rows, normal equations by elimination with pivoting. Slow on purpose.
 */
public final class FullRefit {
  private final double[] means;
  private final double[] deviations;
  private final double[] solution;

  /**
   * @param rows features…, target; complete
   * @param penalty per row, on standardised data
   */
  public FullRefit(List<double[]> rows, double penalty) {
    int columns = rows.get(0).length;
    means = new double[columns];
    deviations = new double[columns];
    rows.forEach(row -> addTo(means, row));
    divide(means, rows.size());
    for (double[] row : rows) {
      for (int i = 0; i < columns; i++) {
        deviations[i] += (row[i] - means[i]) * (row[i] - means[i]);
      }
    }
    divide(deviations, rows.size());
    for (int i = 0; i < columns; i++) {
      deviations[i] = Math.sqrt(deviations[i]);
    }
    solution = eliminate(normalEquations(rows, penalty * rows.size()));
  }

  public double predict(double[] features) {
    int target = solution.length;
    double standardised = 0;
    for (int i = 0; i < target; i++) {
      standardised += solution[i] * (features[i] - means[i]) / deviations[i];
    }
    return means[target] + deviations[target] * standardised;
  }

  public double targetDeviation() {
    return deviations[solution.length];
  }

  private double[][] normalEquations(List<double[]> rows, double alpha) {
    int target = means.length - 1;
    double[][] equations = new double[target][target + 1];
    double[] z = new double[target + 1];
    for (double[] row : rows) {
      for (int i = 0; i <= target; i++) {
        z[i] = (row[i] - means[i]) / deviations[i];
      }
      for (int i = 0; i < target; i++) {
        for (int j = 0; j <= target; j++) {
          equations[i][j] += z[i] * z[j];
        }
      }
    }
    for (int i = 0; i < target; i++) {
      equations[i][i] += alpha;
    }
    return equations;
  }

  private static double[] eliminate(double[][] equations) {
    int size = equations.length;
    for (int column = 0; column < size; column++) {
      swapLargest(equations, column);
      for (int row = column + 1; row < size; row++) {
        double factor = equations[row][column] / equations[column][column];
        for (int k = column; k <= size; k++) {
          equations[row][k] -= factor * equations[column][k];
        }
      }
    }
    double[] x = new double[size];
    for (int row = size - 1; row >= 0; row--) {
      double sum = equations[row][size];
      for (int k = row + 1; k < size; k++) {
        sum -= equations[row][k] * x[k];
      }
      x[row] = sum / equations[row][row];
    }
    return x;
  }

  private static void swapLargest(double[][] equations, int column) {
    int largest = column;
    for (int row = column + 1; row < equations.length; row++) {
      if (Math.abs(equations[row][column]) > Math.abs(equations[largest][column])) {
        largest = row;
      }
    }
    double[] swapped = equations[column];
    equations[column] = equations[largest];
    equations[largest] = swapped;
  }

  private static void addTo(double[] sums, double[] row) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += row[i];
    }
  }

  private static void divide(double[] sums, double by) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= by;
    }
  }
}
