package org.alluvium.kernels.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.linear.LinearModel;
import org.alluvium.kernels.linear.MomentsRegression;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.regression.Predictor;
import org.alluvium.kernels.regression.RowsRegression;

/**
 * Judges settings of a model inside a training window: fitted on the blocks before a stretch of
 * later ones, judged on that stretch, for several stretches, each training on all that came before.
 * Where moments suffice, nothing else is looked at, neither to fit nor to judge.
 *
 * <p>The last {@code folds} stretches of ⌊blocks / (folds + 1)⌋ blocks are judged, oldest first.
 * Between a stretch and its training {@code gap} blocks are left out: labels of the first decisions
 * of a stretch would overlap those of the last ones before it, so the gap covers the horizon. O(d²)
 * per block and O(d²) per judgement, besides the fits.
 *
 * <p>Reference: Bergmeir, Hyndman and Koo, A note on the validity of cross-validation for
 * evaluating autoregressive time series prediction (2018), section 1, evaluation on a rolling
 * origin; the stretches are those of scikit-learn's TimeSeriesSplit over blocks.
 *
 * @param folds stretches that are judged, at least 1
 * @param gap blocks left out before each, at least 0
 */
public record TimeSeriesValidation(int folds, int gap) {
  public TimeSeriesValidation {
    Check.atLeast(folds, 1, "folds of a time-series validation");
    Check.atLeast(gap, 0, "gap of a time-series validation");
  }

  /**
   * Mean squared error of a model over all judged rows, in squared units of the target.
   *
   * @param blocks moments of the window's blocks (features…, target), oldest first; a block without
   *     rows counts as a block
   * @param regression makes the model of a training window
   * @throws IllegalArgumentException when there are too few blocks for the folds, or no judged row
   */
  public double error(List<Moments> blocks, MomentsRegression regression) {
    int dimension = blocks.get(0).dimension();
    Moments training = Moments.empty(dimension);
    int trained = 0;
    double squares = 0;
    long rows = 0;
    for (Stretch stretch : stretches(blocks.size())) {
      for (; trained < stretch.trained(); trained++) {
        training = Moments.merge(training, blocks.get(trained));
      }
      Moments judged = merged(blocks.subList(stretch.start(), stretch.end()), dimension);
      squares += judged.count() == 0 ? 0 : squaredError(regression.fit(training), judged);
      rows += judged.count();
    }
    return mean(squares, rows);
  }

  /**
   * The same for a model that needs rows.
   *
   * @param blocks complete rows (features…, target) of the window's blocks, oldest first; a block
   *     without rows counts as a block
   */
  public double error(List<double[][]> blocks, RowsRegression regression) {
    double squares = 0;
    long rows = 0;
    for (Stretch stretch : stretches(blocks.size())) {
      double[][] judged = joined(blocks.subList(stretch.start(), stretch.end()));
      if (judged.length > 0) {
        Predictor model = regression.fit(joined(blocks.subList(0, stretch.trained())));
        squares += squaredError(model, judged);
      }
      rows += judged.length;
    }
    return mean(squares, rows);
  }

  /**
   * The candidate with the least error; of equally good ones the first, so that the simplest should
   * come first.
   *
   * @param candidates at least one
   */
  public static <R> R best(List<R> candidates, ToDoubleFunction<R> error) {
    Check.atLeast(candidates.size(), 1, "candidates to choose from");
    R best = candidates.get(0);
    double least = Double.POSITIVE_INFINITY;
    for (R candidate : candidates) {
      double own = error.applyAsDouble(candidate);
      if (own < least) {
        best = candidate;
        least = own;
      }
    }
    return best;
  }

  /** Rows of blocks, one after another. */
  public static double[][] joined(List<double[][]> blocks) {
    return blocks.stream().flatMap(Arrays::stream).toArray(double[][]::new);
  }

  /** Judged blocks from start to before end, and the end of the blocks that they learn from. */
  private record Stretch(int trained, int start, int end) {}

  private List<Stretch> stretches(int blocks) {
    int length = blocks / (folds + 1);
    int first = blocks - folds * length;
    Check.isTrue(
        length >= 1 && first > gap,
        "%d blocks are too few for %d folds with a gap of %d; start at a later cutoff"
            .formatted(blocks, folds, gap));
    List<Stretch> stretches = new ArrayList<>();
    for (int start = first; start < blocks; start += length) {
      stretches.add(new Stretch(start - gap, start, start + length));
    }
    return stretches;
  }

  private static double mean(double squares, long rows) {
    Check.isTrue(rows > 0, "no row of the judged blocks is complete");
    return squares / rows;
  }

  private static Moments merged(List<Moments> blocks, int dimension) {
    return blocks.stream().reduce(Moments.empty(dimension), Moments::merge);
  }

  private static double squaredError(Predictor model, double[][] rows) {
    double squares = 0;
    for (double[] row : rows) {
      int target = row.length - 1;
      double residual = row[target] - model.predict(Arrays.copyOf(row, target));
      squares += residual * residual;
    }
    return squares;
  }

  /**
   * Σ (y − a − bᵀx)² over the rows behind moments: C_yy − 2bᵀC_xy + bᵀC_xx·b, and n times the
   * square of the mean residual.
   */
  static double squaredError(LinearModel model, Moments moments) {
    double[] coefficients = model.coefficients();
    int target = moments.dimension() - 1;
    Check.sameLength(target, coefficients.length, "coefficients of a judged model");
    double squares = moments.crossProduct(target, target);
    double residual = moments.mean(target) - model.intercept();
    for (int i = 0; i < target; i++) {
      double product = 0;
      for (int j = 0; j < target; j++) {
        product += moments.crossProduct(i, j) * coefficients[j];
      }
      squares += coefficients[i] * (product - 2 * moments.crossProduct(i, target));
      residual -= coefficients[i] * moments.mean(i);
    }
    return Math.max(0, squares) + moments.count() * residual * residual;
  }
}
