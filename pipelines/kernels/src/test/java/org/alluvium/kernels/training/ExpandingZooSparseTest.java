package org.alluvium.kernels.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.kernels.linear.ElasticNet;
import org.alluvium.kernels.linear.LinearModel;
import org.alluvium.kernels.linear.PartialLeastSquares;
import org.alluvium.kernels.linear.Ridge;
import org.alluvium.kernels.linear.StrongestFeatures;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.moments.MomentsAccumulator;
import org.alluvium.kernels.training.UsEquityWeeks.Decision;
import org.junit.jupiter.api.Test;

/**
 * Lasso, elastic net and partial least squares on real data, against refits of scikit-learn that
 * look at every row at every cutoff. What it was asked is at the head of the resource.
 */
class ExpandingZooSparseTest {
  private static final UsEquityWeeks DATA = UsEquityWeeks.load();
  private static final List<Expected> EXPECTED = load();

  /** A line of the resource: one model at one cutoff; NaN where a symbol has no prediction. */
  private record Expected(
      String design,
      int cutoffDay,
      long rows,
      double targetDeviation,
      String model,
      double parameter,
      double[] predictions) {}

  @Test
  void predictionsAreThoseOfScikitLearnAtWeeklyCutoffsOfSevenYears() {
    Map<String, Double> worst = worst("plain");

    assertThat(worst.get("lasso")).isLessThan(1e-9);
    assertThat(worst.get("elastic_net")).isLessThan(1e-9);
    assertThat(worst.get("pls")).isLessThan(1e-12);
    assertThat(worst.get("ridge_of_strongest")).isLessThan(1e-12);
  }

  @Test
  void featuresThatRepeatOneAnotherAndAConstantLeavePredictionsComparable() {
    Map<String, Double> worst = worst("collinear");

    assertThat(worst.get("lasso")).isLessThan(1e-9);
    assertThat(worst.get("elastic_net")).isLessThan(1e-9);
    assertThat(worst.get("pls")).isLessThan(1e-12);
  }

  @Test
  void theResourceCoversWhatItShould() {
    List<Expected> plain = expected("plain");

    assertThat(plain.stream().map(Expected::cutoffDay).distinct().count()).isGreaterThan(60);
    assertThat(plain.stream().map(line -> line.model() + line.parameter()).distinct().count())
        .isEqualTo(3 + 3 + 5 + 2);
    assertThat(expected("collinear")).hasSizeGreaterThan(60);
  }

  /** Largest difference of each model, in units of the target's deviation. */
  private static Map<String, Double> worst(String design) {
    Map<Integer, Moments> moments = moments(design);
    Map<String, double[]> features = new HashMap<>();
    for (Decision decision : DATA.decisions()) {
      TrainingRow row = decision.row();
      features.put(row.symbol() + row.eventDay(), widen(design, decision.features()));
    }
    List<String> symbols =
        DATA.decisions().stream().map(decision -> decision.row().symbol()).distinct().toList();
    Map<String, Double> worst = new HashMap<>();
    for (Expected line : expected(design)) {
      LinearModel model = fit(line, moments.get(line.cutoffDay()));
      assertThat(model.rows()).isEqualTo(line.rows());
      assertThat(model.targetDeviation())
          .isCloseTo(line.targetDeviation(), within(1e-12 * line.targetDeviation()));
      for (int i = 0; i < symbols.size(); i++) {
        double predicted = model.predict(features.get(symbols.get(i) + line.cutoffDay()));
        assertThat(Double.isNaN(predicted)).isEqualTo(Double.isNaN(line.predictions()[i]));
        double difference = Math.abs(predicted - line.predictions()[i]) / line.targetDeviation();
        worst.merge(line.model(), Double.isNaN(predicted) ? 0 : difference, Math::max);
      }
    }
    return worst;
  }

  private static LinearModel fit(Expected line, Moments moments) {
    return switch (line.model()) {
      case "lasso" -> ElasticNet.lasso(line.parameter()).fit(moments);
      case "elastic_net" -> new ElasticNet(line.parameter(), 0.5).fit(moments);
      case "ridge_of_strongest" ->
          new StrongestFeatures((int) line.parameter(), new Ridge(0.01)).fit(moments);
      case "pls" -> new PartialLeastSquares((int) line.parameter()).fit(moments);
      default -> throw new IllegalArgumentException(line.model());
    };
  }

  /** Moments of the complete rows known at each cutoff, by its day. */
  private static Map<Integer, Moments> moments(String design) {
    List<TrainingRow> rows =
        DATA.rows().stream().filter(TrainingRow::complete).map(row -> widen(design, row)).toList();
    int dimension = rows.get(0).values().length;
    MomentsAccumulator accumulator = MomentsAccumulator.ofDimension(dimension);
    Map<Integer, Moments> moments = new HashMap<>();
    int next = 0;
    for (int day : expected(design).stream().mapToInt(Expected::cutoffDay).distinct().toArray()) {
      while (next < rows.size() && rows.get(next).knownAt() <= UsEquityWeeks.close(day)) {
        accumulator.add(rows.get(next++).values());
      }
      moments.put(day, accumulator.moments());
    }
    return moments;
  }

  private static TrainingRow widen(String design, TrainingRow row) {
    double[] values = row.values();
    double[] features = widen(design, Arrays.copyOf(values, values.length - 1));
    double[] wide = Arrays.copyOf(features, features.length + 1);
    wide[features.length] = values[values.length - 1];
    return new TrainingRow(row.symbol(), row.eventDay(), row.knownAt(), wide);
  }

  private static double[] widen(String design, double[] features) {
    if (design.equals("plain")) {
      return features;
    }
    int size = features.length;
    double[] wide = Arrays.copyOf(features, size + 4);
    wide[size] = features[0];
    wide[size + 1] = features[0] + features[1];
    wide[size + 2] = features[2] + features[3] / 32;
    wide[size + 3] = 0.75;
    return wide;
  }

  private static List<Expected> expected(String design) {
    return EXPECTED.stream().filter(line -> line.design().equals(design)).toList();
  }

  private static List<Expected> load() {
    List<String> lines = UsEquityWeeks.lines("us10_sparse_predictions.csv.gz");
    return lines.stream()
        .filter(line -> line.startsWith("plain,") || line.startsWith("collinear,"))
        .map(ExpandingZooSparseTest::line)
        .toList();
  }

  private static Expected line(String line) {
    String[] cells = line.split(",", -1);
    double[] predictions = new double[cells.length - 6];
    Arrays.setAll(
        predictions, i -> cells[6 + i].isEmpty() ? Double.NaN : Double.parseDouble(cells[6 + i]));
    return new Expected(
        cells[0],
        Integer.parseInt(cells[1]),
        Long.parseLong(cells[2]),
        Double.parseDouble(cells[3]),
        cells[4],
        Double.parseDouble(cells[5]),
        predictions);
  }
}
