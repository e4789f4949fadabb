package org.alluvium.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.alluvium.kernels.linear.AutomaticRelevanceDetermination;
import org.alluvium.kernels.linear.BayesianRidge;
import org.alluvium.kernels.linear.ElasticNet;
import org.alluvium.kernels.linear.LinearModel;
import org.alluvium.kernels.linear.MomentsRegression;
import org.alluvium.kernels.linear.PartialLeastSquares;
import org.alluvium.kernels.linear.Ridge;
import org.alluvium.kernels.training.BlockVersion;
import org.alluvium.kernels.training.CutoffMoments;
import org.alluvium.kernels.training.MomentsTimeline;
import org.alluvium.kernels.training.TrainingBlock;
import org.alluvium.kernels.training.TrainingBlocks;
import org.alluvium.kernels.training.TrainingCalendar;
import org.alluvium.kernels.training.TrainingRow;

/**
 * Measures weekly refits of one model on an expanding window of daily rows, on one thread: the rows
 * are divided into weeks, each week's moments are taken and folded, from the first window on a
 * model is fitted every week, and predicts the days of the week after.
 *
 * <p>Arguments: model, work folder, result file, columns of a row (the target is the last), days of
 * a week, weeks of the first window. The rows are in {@code rows} of the work folder, 64-bit
 * numbers, little end first, one more week than there are cutoffs; what was predicted is left there
 * as {@code predictions}.
 */
public final class RefitBench {
  private static final int WARM_UP = 99;
  private static final int REPETITIONS = 20;
  private static final Map<String, MomentsRegression> MODELS =
      Map.of(
          "ridge", new Ridge(0.001),
          "bayesian_ridge", BayesianRidge.standard(),
          "bayesian_ridge_default", new BayesianRidge(1e-3, 300),
          "lasso", new ElasticNet(0.01, 1),
          "elastic_net", new ElasticNet(0.01, 0.5),
          "ard", AutomaticRelevanceDetermination.standard(),
          "pls", new PartialLeastSquares(3));

  private final MomentsRegression model;
  private final double[][] rows;
  private final int week;
  private final int firstWeeks;
  private final double[] predictions;

  private RefitBench(MomentsRegression model, double[][] rows, int week, int firstWeeks) {
    this.model = model;
    this.rows = rows;
    this.week = week;
    this.firstWeeks = firstWeeks;
    this.predictions = new double[rows.length - firstWeeks * week];
  }

  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(arguments[1]);
    RefitBench bench =
        new RefitBench(
            MODELS.get(arguments[0]),
            rows(work.resolve("rows"), Integer.parseInt(arguments[3])),
            Integer.parseInt(arguments[4]),
            Integer.parseInt(arguments[5]));
    Timings timings = new Timings();
    timings.seconds("first", bench::refit);
    bench.refit(WARM_UP);
    timings.seconds("warm", () -> bench.refit(REPETITIONS));
    timings.put("repetitions", REPETITIONS);
    Numbers.write(work.resolve("predictions"), bench.predictions);
    timings.write(Path.of(arguments[2]));
  }

  private void refit(int repetitions) {
    for (int repetition = 0; repetition < repetitions; repetition++) {
      refit();
    }
  }

  private void refit() {
    int cutoffs = rows.length / week - 1;
    List<CutoffMoments> timeline = timeline(cutoffs);
    for (int cutoff = firstWeeks - 1; cutoff < cutoffs; cutoff++) {
      predict(model.fit(timeline.get(cutoff).cumulative()), (cutoff + 1) * week);
    }
  }

  private List<CutoffMoments> timeline(int cutoffs) {
    TrainingCalendar calendar = TrainingWeeks.calendar(cutoffs);
    List<TrainingRow> known = new ArrayList<>();
    for (int day = 0; day < cutoffs * week; day++) {
      known.add(new TrainingRow("S", day, calendar.cutoff(day / week), rows[day]));
    }
    List<BlockVersion> versions = new ArrayList<>();
    for (TrainingBlock block : TrainingBlocks.partition(known, calendar, rows[0].length)) {
      versions.addAll(block.versions());
    }
    return MomentsTimeline.fromNothing(rows[0].length).fold(versions, cutoffs - 1);
  }

  private void predict(LinearModel fitted, int firstDay) {
    for (int day = firstDay; day < firstDay + week; day++) {
      double[] features = Arrays.copyOf(rows[day], rows[day].length - 1);
      predictions[day - firstWeeks * week] = fitted.predict(features);
    }
  }

  private static double[][] rows(Path file, int columns) throws IOException {
    double[] numbers = Numbers.read(file);
    double[][] rows = new double[numbers.length / columns][columns];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(numbers, row * columns, rows[row], 0, columns);
    }
    return rows;
  }
}
