package org.alluvium.kernels.inference;

import java.util.function.DoubleBinaryOperator;
import org.alluvium.kernels.check.Check;

/**
 * By how much each of several models was better than one benchmark, period by period; positive =
 * the model was better. A model must not be better by the same amount in every period, which the
 * benchmark itself and its copies are: such a difference has no standard error.
 */
public final class RelativePerformance {
  /** Fewer have no log log n &gt; 0, on which the test of superior predictive ability rests. */
  private static final int LEAST_PERIODS = 3;

  private final double[][] values;
  private final double[] means;

  private RelativePerformance(double[][] values) {
    Check.atLeast(values.length, 1, "models");
    this.values = values;
    this.means = new double[values.length];
    for (int model = 0; model < values.length; model++) {
      Check.sameLength(values[0].length, values[model].length, "model " + model);
      Sample.varying(values[model], LEAST_PERIODS, "relative performance of model " + model);
      means[model] = Sample.mean(values[model]);
    }
  }

  /**
   * From the differences themselves.
   *
   * @param values {@code [model][period]}, finite; copied
   * @throws IllegalArgumentException for unequal lengths, fewer than three periods, a value that is
   *     NaN or infinite, or a constant row
   */
  public static RelativePerformance of(double[][] values) {
    double[][] copy = new double[values.length][];
    for (int model = 0; model < values.length; model++) {
      copy[model] = values[model].clone();
    }
    return new RelativePerformance(copy);
  }

  /** From losses, where less is better: benchmark − model. Shapes and errors as in {@link #of}. */
  public static RelativePerformance ofLosses(double[] benchmark, double[][] models) {
    return combined(benchmark, models, (reference, model) -> reference - model);
  }

  /** From returns, where more is better: model − benchmark. Shapes and errors as in {@link #of}. */
  public static RelativePerformance ofReturns(double[] benchmark, double[][] models) {
    return combined(benchmark, models, (reference, model) -> model - reference);
  }

  private static RelativePerformance combined(
      double[] benchmark, double[][] models, DoubleBinaryOperator difference) {
    double[][] values = new double[models.length][benchmark.length];
    for (int model = 0; model < models.length; model++) {
      Check.sameLength(benchmark.length, models[model].length, "model " + model);
      for (int t = 0; t < benchmark.length; t++) {
        values[model][t] = difference.applyAsDouble(benchmark[t], models[model][t]);
      }
    }
    return new RelativePerformance(values);
  }

  public int models() {
    return values.length;
  }

  public int periods() {
    return values[0].length;
  }

  /** Mean of a model's row. */
  public double mean(int model) {
    return means[model];
  }

  /** A model's row, not copied. */
  double[] row(int model) {
    return values[model];
  }
}
