package org.alluvium.kernels.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.alluvium.kernels.linear.LinearModel;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.moments.MomentsAccumulator;
import org.alluvium.kernels.training.UsEquityWeeks.Decision;

/**
 * What scikit-learn predicts with Bayesian ridge and automatic relevance determination on {@link
 * UsEquityWeeks}, and how far a model from moments is from it. Source and versions are at the head
 * of the resource.
 */
final class BayesOracle {
  private static final UsEquityWeeks DATA = UsEquityWeeks.load();
  private static final List<String[]> EXPECTED =
      UsEquityWeeks.lines("us10_bayes_predictions.csv.gz").stream()
          .skip(4)
          .map(line -> line.split(",", -1))
          .toList();
  private static final int FEATURES = UsEquityWeeks.DIMENSION - 1;
  private static final int CONSTANT_FEATURE = 3;

  private BayesOracle() {}

  /** Compared predictions, and their largest difference in deviations of the target. */
  record Difference(int cutoffs, int predictions, double worst) {}

  /** Weekly moments folded block by block, the way of production. */
  static Difference plain(String model, Function<Moments, LinearModel> fit) {
    List<CutoffMoments> timeline = DATA.timeline(DATA.rows());
    return difference(
        "plain",
        model,
        day ->
            fit.apply(
                timeline.get(DATA.calendar().modelFor(UsEquityWeeks.close(day))).cumulative()),
        UnaryOperator.identity());
  }

  /** The features, and each again with a 4096th of the next added to it. */
  static Difference collinear(String model, Function<Moments, LinearModel> fit) {
    return changed(
        "collinear",
        model,
        fit,
        x -> {
          double[] wide = Arrays.copyOf(x, 2 * FEATURES);
          for (int i = 0; i < FEATURES; i++) {
            wide[FEATURES + i] = x[i] + x[(i + 1) % FEATURES] / 4096;
          }
          return wide;
        });
  }

  /** One feature replaced by 0.1. */
  static Difference constant(String model, Function<Moments, LinearModel> fit) {
    return changed(
        "constant",
        model,
        fit,
        x -> {
          double[] flat = x.clone();
          flat[CONSTANT_FEATURE] = 0.1;
          return flat;
        });
  }

  private static Difference changed(
      String kind,
      String model,
      Function<Moments, LinearModel> fit,
      UnaryOperator<double[]> change) {
    return difference(kind, model, day -> fit.apply(moments(day, change)), change);
  }

  private static Moments moments(int day, UnaryOperator<double[]> change) {
    List<double[]> rows = new ArrayList<>();
    for (Decision decision : DATA.decisions()) {
      if (decision.row().knownAt() <= UsEquityWeeks.close(day) && decision.row().complete()) {
        double[] x = change.apply(decision.features());
        double[] row = Arrays.copyOf(x, x.length + 1);
        row[x.length] = decision.row().values()[FEATURES];
        rows.add(row);
      }
    }
    return MomentsAccumulator.of(rows.toArray(double[][]::new), rows.get(0).length);
  }

  private static Difference difference(
      String kind,
      String model,
      Function<Integer, LinearModel> fit,
      UnaryOperator<double[]> change) {
    Map<String, double[]> features =
        DATA.decisions().stream()
            .collect(
                Collectors.toMap(
                    decision -> decision.row().symbol() + decision.row().eventDay(),
                    Decision::features));
    Map<Integer, LinearModel> models = new TreeMap<>();
    int predictions = 0;
    double worst = 0;
    for (String[] cells : EXPECTED) {
      if (cells[0].equals(kind) && cells[1].equals(model)) {
        LinearModel fitted = models.computeIfAbsent(Integer.valueOf(cells[2]), fit);
        if (fitted.rows() != Long.parseLong(cells[3])) {
          throw new AssertionError(cells[2] + ": " + fitted.rows() + " rows, not " + cells[3]);
        }
        predictions++;
        double predicted = fitted.predict(change.apply(features.get(cells[5] + cells[2])));
        double error = Math.abs(predicted - Double.parseDouble(cells[6]));
        worst = Math.max(worst, error / Double.parseDouble(cells[4]));
      }
    }
    return new Difference(models.size(), predictions, worst);
  }
}
