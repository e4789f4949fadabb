package org.alluvium.kernels.linear;

/**
 * The concomitant objective of {@link HuberRegression} on standardised rows, per row. Parameters
 * are the coefficients, the intercept and the scale σ, in this order.
 */
final class HuberObjective {
  private final double[][] rows;
  private final int features;
  private final double penalty;
  private final double epsilon;

  /**
   * Terms of one place: value, gradient, and the Hessian where it exists, a generalised one else.
   */
  record Terms(double value, double[] gradient, double[][] hessian) {
    /** Largest slope in any direction of the axes. */
    double slope() {
      double largest = 0;
      for (double part : gradient) {
        largest = Math.max(largest, Math.abs(part));
      }
      return largest;
    }
  }

  /**
   * @param rows features, 1, then the target, standardised
   */
  HuberObjective(double[][] rows, double penalty, double epsilon) {
    this.rows = rows;
    this.features = rows[0].length - 2;
    this.penalty = penalty;
    this.epsilon = epsilon;
  }

  int parameters() {
    return features + 2;
  }

  /** Σ over rows of σ + H(r/σ)·σ, divided by rows, and the penalty. */
  double value(double[] at) {
    double scale = at[features + 1];
    double sum = 0;
    for (double[] row : rows) {
      sum += loss(residual(row, at), scale);
    }
    return scale + sum / rows.length + ridge(at);
  }

  /** σ·H(r/σ). */
  private double loss(double residual, double scale) {
    double size = Math.abs(residual);
    return size <= epsilon * scale
        ? residual * residual / scale
        : 2 * epsilon * size - epsilon * epsilon * scale;
  }

  private double ridge(double[] at) {
    double sum = 0;
    for (int i = 0; i < features; i++) {
      sum += at[i] * at[i];
    }
    return penalty * sum;
  }

  private double residual(double[] row, double[] at) {
    double residual = row[features + 1];
    for (int i = 0; i <= features; i++) {
      residual -= at[i] * row[i];
    }
    return residual;
  }

  Terms terms(double[] at) {
    int last = features + 1;
    double scale = at[last];
    double[] gradient = new double[last + 1];
    double[][] hessian = new double[last + 1][last + 1];
    double sum = 0;
    for (double[] row : rows) {
      double residual = residual(row, at);
      sum += loss(residual, scale);
      if (Math.abs(residual) <= epsilon * scale) {
        addInlier(row, residual / scale, gradient, hessian);
      } else {
        double pull = 2 * epsilon * Math.signum(residual);
        for (int i = 0; i <= features; i++) {
          gradient[i] -= pull * row[i];
        }
        gradient[last] -= epsilon * epsilon;
      }
    }
    for (int i = 0; i <= last; i++) {
      gradient[i] /= rows.length;
      for (int j = 0; j <= i; j++) {
        hessian[i][j] *= 2 / (scale * rows.length);
      }
    }
    for (int i = 0; i < features; i++) {
      gradient[i] += 2 * penalty * at[i];
      hessian[i][i] += 2 * penalty;
    }
    gradient[last] += 1;
    return new Terms(scale + sum / rows.length + ridge(at), gradient, hessian);
  }

  /**
   * The lower triangle of the outer product of (features, 1, r/σ), and its part of the gradient.
   */
  private void addInlier(double[] row, double scaled, double[] gradient, double[][] hessian) {
    int last = features + 1;
    for (int i = 0; i <= features; i++) {
      gradient[i] -= 2 * scaled * row[i];
      for (int j = 0; j <= i; j++) {
        hessian[i][j] += row[i] * row[j];
      }
      hessian[last][i] += scaled * row[i];
    }
    gradient[last] -= scaled * scaled;
    hessian[last][last] += scaled * scaled;
  }
}
