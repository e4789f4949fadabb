package org.alluvium.kernels.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.kernels.linear.LinearModel;
import org.alluvium.kernels.linear.LinearRows;
import org.alluvium.kernels.linear.Ridge;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.moments.MomentsAccumulator;
import org.alluvium.kernels.testkit.FullRefit;
import org.alluvium.kernels.training.UsEquityWeeks.Decision;
import org.alluvium.kernels.training.UsEquityWeeks.Expected;
import org.junit.jupiter.api.Test;

/**
 * The whole training path on real data, against refits by others that look at every row every week.
 */
class ExpandingRidgeTest {
  private static final UsEquityWeeks DATA = UsEquityWeeks.load();
  private static final int FIRST_ROWS = 200;
  private static final double PENALTY = 0.001;

  @Test
  void predictionsAreThoseOfScikitLearnAtFourHundredWeeklyCutoffs() {
    List<CutoffMoments> timeline = DATA.timeline(DATA.rows());
    Map<String, double[]> features = new HashMap<>();
    for (Decision decision : DATA.decisions()) {
      features.put(decision.row().symbol() + decision.row().eventDay(), decision.features());
    }
    double worst = 0;
    for (Expected expected : DATA.expected()) {
      int cutoff = DATA.calendar().modelFor(UsEquityWeeks.close(expected.cutoffDay()));
      LinearModel model = new Ridge(expected.penalty()).fit(timeline.get(cutoff).cumulative());
      assertThat(DATA.calendar().cutoff(cutoff))
          .isEqualTo(UsEquityWeeks.close(expected.cutoffDay()));
      assertThat(model.rows()).isEqualTo(expected.rows());
      assertThat(model.targetDeviation())
          .isCloseTo(expected.targetDeviation(), within(1e-12 * expected.targetDeviation()));
      double[] row = features.get(expected.symbol() + expected.cutoffDay());
      double error = Math.abs(model.predict(row) - expected.prediction());
      worst = Math.max(worst, error / expected.targetDeviation());
    }
    assertThat(DATA.expected().stream().map(Expected::cutoffDay).distinct().count())
        .isGreaterThan(390);
    assertThat(worst).as("largest difference in target deviations").isLessThan(1e-12);
  }

  @Test
  void incrementalFitsEqualFullRefitsOverAllRows() {
    double worst = 0;
    for (CutoffMoments step : DATA.timeline(DATA.rows())) {
      if (step.rows() >= FIRST_ROWS && step.cutoff() % 4 == 0) {
        long cutoff = DATA.calendar().cutoff(step.cutoff());
        LinearModel model = new Ridge(PENALTY).fit(step.cumulative());
        FullRefit full = new FullRefit(usable(cutoff), PENALTY);
        for (Decision decision : decidedAt(cutoff)) {
          double[] features = decision.features();
          double error = Math.abs(model.predict(features) - full.predict(features));
          worst = Math.max(worst, error / model.targetDeviation());
        }
      }
    }
    assertThat(worst).as("largest difference in target deviations").isLessThan(1e-11).isPositive();
  }

  @Test
  void featuresThatRepeatOneAnotherLeavePredictionsComparable() {
    double[][] rows = LinearRows.dependent(1_000, 3);
    Moments merged = Moments.empty(13);
    for (int week = 0; week < 40; week++) {
      double[][] block = Arrays.copyOfRange(rows, 25 * week, 25 * week + 25);
      merged = Moments.merge(merged, MomentsAccumulator.of(block, 13));
    }
    LinearModel model = new Ridge(1e-4).fit(merged);
    FullRefit full = new FullRefit(List.of(rows), 1e-4);

    for (double[] row : rows) {
      double[] features = Arrays.copyOf(row, 12);
      double difference = model.predict(features) - full.predict(features);
      assertThat(difference / model.targetDeviation()).isBetween(-1e-10, 1e-10);
    }
  }

  @Test
  void aRefitReadsTheRowsOfItsOwnWeekOnly() {
    List<CutoffMoments> timeline = DATA.timeline(DATA.rows());

    assertThat(timeline).allSatisfy(step -> assertThat(step.rowsRead()).isLessThanOrEqualTo(50));
    assertThat(timeline.stream().mapToLong(CutoffMoments::rowsRead).sum())
        .isEqualTo(timeline.get(timeline.size() - 1).rows())
        .isEqualTo(19_540);
  }

  @Test
  void labelsKnownAfterACutoffChangeNoModelOfThatCutoff() {
    int cutoff = 200;
    long instant = DATA.calendar().cutoff(cutoff);
    List<CutoffMoments> clean = DATA.timeline(DATA.rows());
    List<CutoffMoments> poisoned =
        DATA.timeline(DATA.rows().stream().map(row -> poison(row, instant)).toList());

    assertThat(poisoned.subList(0, cutoff + 1)).isEqualTo(clean.subList(0, cutoff + 1));
    for (int k = 10; k <= cutoff; k++) {
      assertThat(new Ridge(PENALTY).fit(poisoned.get(k).cumulative()))
          .isEqualTo(new Ridge(PENALTY).fit(clean.get(k).cumulative()));
    }
    assertThat(new Ridge(PENALTY).fit(poisoned.get(cutoff + 1).cumulative()))
        .isNotEqualTo(new Ridge(PENALTY).fit(clean.get(cutoff + 1).cumulative()));
  }

  @Test
  void theDecisionsOfTheLastSessionsBeforeACutoffAreNotInItsModel() {
    int cutoff = 200;
    long instant = DATA.calendar().cutoff(cutoff);
    long decided =
        DATA.decisions().stream()
            .filter(decision -> decision.decidedAt() <= instant && decision.row().complete())
            .count();

    assertThat(DATA.timeline(DATA.rows()).get(cutoff).rows()).isEqualTo(decided - 6 * 10);
  }

  /** Six free features, six that are sums and differences of them, and a target. */
  private static TrainingRow poison(TrainingRow row, long instant) {
    if (row.knownAt() <= instant) {
      return row;
    }
    double[] values = row.values().clone();
    values[values.length - 1] *= 1e6;
    return new TrainingRow(row.symbol(), row.eventDay(), row.knownAt(), values);
  }

  private static List<double[]> usable(long cutoff) {
    return DATA.rows().stream()
        .filter(row -> row.knownAt() <= cutoff && row.complete())
        .map(TrainingRow::values)
        .toList();
  }

  private static List<Decision> decidedAt(long instant) {
    return DATA.decisions().stream()
        .filter(decision -> decision.decidedAt() == instant)
        .filter(decision -> Arrays.stream(decision.features()).allMatch(Double::isFinite))
        .toList();
  }
}
