package org.alluvium.kernels.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.alluvium.kernels.linear.LinearModel;
import org.alluvium.kernels.linear.Ridge;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.moments.MomentsAccumulator;
import org.junit.jupiter.api.Test;

class TimeSeriesValidationTest {
  /** The first day of 1970 was a Thursday. */
  private static final int DAYS_TO_SATURDAY = 5;

  @Test
  void errorsAreThoseOfScikitLearnOverAllRows() throws IOException {
    List<Moments> weeks = weeks();
    List<String[]> expected = expected();
    assertThat(expected).hasSize(15);
    for (String[] cells : expected) {
      TimeSeriesValidation validation =
          new TimeSeriesValidation(Integer.parseInt(cells[1]), Integer.parseInt(cells[2]));
      double error =
          validation.error(
              weeks.subList(0, Integer.parseInt(cells[0])),
              new Ridge(Double.parseDouble(cells[3])));
      assertThat(error)
          .as("%s", cells[3])
          .isCloseTo(Double.parseDouble(cells[4]), withinPercentage(1e-9));
    }
  }

  @Test
  void theSettingWithTheLeastErrorIsChosen() {
    TimeSeriesValidation validation = new TimeSeriesValidation(5, 2);
    List<Ridge> ridges = Stream.of(10.0, 1.0, 0.1, 0.01, 0.001).map(Ridge::new).toList();
    List<Moments> few = weeks().subList(0, 60);
    List<Moments> whole = weeks().subList(0, 403);
    assertThat(TimeSeriesValidation.best(ridges, r -> validation.error(few, r)))
        .isEqualTo(new Ridge(10));
    assertThat(TimeSeriesValidation.best(ridges, r -> validation.error(whole, r)))
        .isEqualTo(new Ridge(1));
    Ridge first = new Ridge(0.1);
    List<Ridge> equal = List.of(first, new Ridge(0.1));
    assertThat(TimeSeriesValidation.best(equal, r -> 1)).isSameAs(first);
  }

  @Test
  void whatComesAfterTheJudgedBlocksAndWhatLiesInTheGapsIsNotLookedAt() {
    Random random = new Random(1);
    List<Moments> blocks = new ArrayList<>();
    for (int block = 0; block < 12; block++) {
      double[][] rows = new double[20][2];
      for (double[] row : rows) {
        row[0] = random.nextGaussian();
        row[1] = row[0] + random.nextGaussian();
      }
      blocks.add(MomentsAccumulator.of(rows, 2));
    }
    List<Long> trainedOn = new ArrayList<>();
    new TimeSeriesValidation(2, 1)
        .error(
            blocks,
            moments -> {
              trainedOn.add(moments.count() / 20);
              return new Ridge(0.1).fit(moments);
            });
    // Stretches of 4 blocks from block 4 and from block 8, each without the block before it.
    assertThat(trainedOn).containsExactly(3L, 7L);
  }

  @Test
  void theErrorFromMomentsIsTheSumOverTheRows() {
    double[][] rows = {{1, 5, 3}, {2, 4, 7}, {4, 4.5, 9}, {8, 5.5, 2}};
    LinearModel model = new LinearModel(0.5, new double[] {1.5, -0.25}, 1, 4, 0);
    double sum = 0;
    for (double[] row : rows) {
      double residual = row[2] - model.predict(new double[] {row[0], row[1]});
      sum += residual * residual;
    }
    assertThat(TimeSeriesValidation.squaredError(model, MomentsAccumulator.of(rows, 3)))
        .isCloseTo(sum, within(1e-11));
  }

  @Test
  void rowsAreJudgedLikeTheirMoments() {
    Random random = new Random(2);
    List<double[][]> rows = new ArrayList<>();
    List<Moments> blocks = new ArrayList<>();
    for (int block = 0; block < 15; block++) {
      double[][] own = new double[block % 5 == 3 ? 0 : 10][3];
      for (double[] row : own) {
        row[0] = random.nextGaussian();
        row[1] = random.nextGaussian();
        row[2] = row[0] + random.nextGaussian();
      }
      rows.add(own);
      blocks.add(MomentsAccumulator.of(own, 3));
    }
    TimeSeriesValidation validation = new TimeSeriesValidation(3, 2);
    Ridge ridge = new Ridge(0.2);
    assertThat(validation.error(rows, (double[][] own) -> ridge.fit(MomentsAccumulator.of(own, 3))))
        .isCloseTo(validation.error(blocks, ridge), withinPercentage(1e-9));
  }

  @Test
  void tooShortAWindowIsRefused() {
    List<Moments> blocks = weeks().subList(0, 6);
    assertThatThrownBy(() -> new TimeSeriesValidation(5, 2).error(blocks, new Ridge(1)))
        .hasMessage("6 blocks are too few for 5 folds with a gap of 2; start at a later cutoff");
    List<Moments> empty = List.of(blocks.get(0), Moments.empty(22), Moments.empty(22));
    assertThatThrownBy(() -> new TimeSeriesValidation(2, 0).error(empty, new Ridge(1)))
        .hasMessage("no row of the judged blocks is complete");
    assertThatThrownBy(() -> new TimeSeriesValidation(0, 0))
        .hasMessage("folds of a time-series validation must be >= 1, got 0");
  }

  /** Weeks that end on a Friday, by the day on which the label became known. */
  private static List<Moments> weeks() {
    UsEquityWeeks data = UsEquityWeeks.load();
    TreeMap<Integer, MomentsAccumulator> weeks = new TreeMap<>();
    for (TrainingRow row : data.rows()) {
      if (row.complete()) {
        int day = (int) (row.knownAt() / (24 * 3_600_000_000L));
        weeks
            .computeIfAbsent(
                (day + DAYS_TO_SATURDAY) / 7,
                week -> MomentsAccumulator.ofDimension(UsEquityWeeks.DIMENSION))
            .add(row.values());
      }
    }
    List<Moments> blocks = new ArrayList<>();
    for (int week = weeks.firstKey(); week <= weeks.lastKey(); week++) {
      blocks.add(
          weeks.containsKey(week)
              ? weeks.get(week).moments()
              : Moments.empty(UsEquityWeeks.DIMENSION));
    }
    return blocks;
  }

  private static List<String[]> expected() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                TimeSeriesValidationTest.class.getResourceAsStream("us10_validation.csv"),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(2).map(line -> line.split(",", -1)).toList();
    }
  }
}
