package org.alluvium.kernels.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alluvium.kernels.linear.HuberRegression;
import org.alluvium.kernels.linear.LinearModel;
import org.alluvium.kernels.training.UsEquityWeeks.Decision;
import org.junit.jupiter.api.Test;

/**
 * Huber regressions of every sixth week on real data, against scikit-learn's, whose search stops a
 * little above the minimum.
 */
class ExpandingHuberTest {
  private static final double PENALTY = 0.001;

  /** Lines of the resource: cutoff day, rows, objective per row, target deviation, prediction. */
  private record Expected(
      int cutoffDay,
      int rows,
      double objective,
      double targetDeviation,
      String symbol,
      double prediction) {
    static Expected of(String line) {
      String[] cells = line.split(",", -1);
      return new Expected(
          Integer.parseInt(cells[0]),
          Integer.parseInt(cells[1]),
          Double.parseDouble(cells[2]),
          Double.parseDouble(cells[3]),
          cells[4],
          Double.parseDouble(cells[5]));
    }
  }

  @Test
  void predictionsAreThoseOfScikitLearnAndTheObjectiveIsNoHigher() {
    UsEquityWeeks data = UsEquityWeeks.load();
    Map<Integer, List<Expected>> cutoffs =
        UsEquityWeeks.lines("us10_huber.csv.gz").stream()
            .filter(line -> Character.isDigit(line.charAt(0)))
            .map(Expected::of)
            .collect(Collectors.groupingBy(Expected::cutoffDay));
    assertThat(cutoffs).hasSizeGreaterThan(50);
    double worst = 0;
    for (List<Expected> expected : cutoffs.values()) {
      double[][] rows = rows(data, expected.get(0));
      LinearModel model = new HuberRegression(PENALTY, HuberRegression.USUAL_EPSILON).fit(rows);
      assertThat(objective(model, rows))
          .isLessThanOrEqualTo(expected.get(0).objective() * (1 + 1e-12));
      for (Expected one : expected) {
        double difference = model.predict(features(data, one)) - one.prediction();
        worst = Math.max(worst, Math.abs(difference) / one.targetDeviation());
      }
    }
    assertThat(worst).as("largest difference in target deviations").isLessThan(1e-3).isPositive();
  }

  private static double[][] rows(UsEquityWeeks data, Expected expected) {
    long cutoff = UsEquityWeeks.close(expected.cutoffDay());
    double[][] rows =
        data.rows().stream()
            .filter(row -> row.knownAt() <= cutoff && row.complete())
            .map(TrainingRow::values)
            .toArray(double[][]::new);
    assertThat(rows).hasNumberOfRows(expected.rows());
    return rows;
  }

  private static double[] features(UsEquityWeeks data, Expected expected) {
    return data.decisions().stream()
        .filter(decision -> decision.row().eventDay() == expected.cutoffDay())
        .filter(decision -> decision.row().symbol().equals(expected.symbol()))
        .map(Decision::features)
        .findAny()
        .orElseThrow();
  }

  /**
   * The objective per row in standardised units, written anew; the scale that minimises it for
   * given residuals is where its derivative is 0, found by halving.
   */
  private static double objective(LinearModel model, double[][] rows) {
    int target = rows[0].length - 1;
    double penalty = 0;
    for (int column = 0; column < target; column++) {
      double scaled = model.coefficients()[column] * deviation(rows, column);
      penalty += PENALTY * Math.pow(scaled / model.targetDeviation(), 2);
    }
    double[] sizes =
        Arrays.stream(rows)
            .mapToDouble(row -> row[target] - model.predict(Arrays.copyOf(row, target)))
            .map(residual -> Math.abs(residual) / model.targetDeviation())
            .toArray();
    double low = 1e-6;
    double high = 10;
    for (int step = 0; step < 60; step++) {
      double middle = (low + high) / 2;
      boolean rises = slope(sizes, middle) > 0;
      low = rises ? low : middle;
      high = rises ? middle : high;
    }
    double scale = low;
    double loss =
        Arrays.stream(sizes)
            .map(r -> r <= 1.35 * scale ? r * r / scale : 2 * 1.35 * r - 1.35 * 1.35 * scale)
            .sum();
    return scale + loss / sizes.length + penalty;
  }

  private static double slope(double[] sizes, double scale) {
    return Arrays.stream(sizes).map(r -> 1 - Math.min(r * r / (scale * scale), 1.35 * 1.35)).sum();
  }

  private static double deviation(double[][] rows, int column) {
    double mean = Arrays.stream(rows).mapToDouble(row -> row[column]).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(rows)
            .mapToDouble(row -> Math.pow(row[column] - mean, 2))
            .average()
            .orElseThrow());
  }
}
