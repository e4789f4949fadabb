package org.alluvium.flows.report.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.alluvium.flows.report.model.Alignment;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.MetaReport;
import org.junit.jupiter.api.Test;

/** Contributions, flattened weights and gates of a meta-portfolio. */
class MetaPartsTest {
  private static final LocalDate DAY = LocalDate.of(2017, 1, 2);
  private static final double[][] RETURNS = {{0.5, 0.1, 0.2, -0.1}, {0.5, -0.1, 0, 0.3}};

  /** Decided on day 0, filled on day 1, so the first return that counts is the second. */
  @Test
  void thePartsOfADateAddUpToThePortfolioWhoseUnitsAreHeld() {
    Contributions contributions =
        Contributions.of(
            List.of("a", "b"),
            new long[] {0, 1, 2, 3, 4},
            RETURNS,
            new TreeMap<>(Map.of(0L, new double[] {0.6, 0.4})));
    double[] value = {1, 0.6 * 1.1 + 0.4 * 0.9, 0.6 * 1.1 * 1.2 + 0.4 * 0.9};
    assertThat(contributions.total()[0]).isZero();
    assertThat(contributions.total()[1]).isCloseTo(value[1] - 1, within(1e-15));
    assertThat(contributions.total()[2]).isCloseTo(value[2] / value[1] - 1, within(1e-15));
    List<MetaReport.Contribution> perYear = contributions.perYear(100);
    double sum = 0;
    for (double total : contributions.total()) {
      sum += total;
    }
    assertThat(perYear.get(0).ofReturn().value() + perYear.get(1).ofReturn().value())
        .isCloseTo(sum / 4 * 100, within(1e-12));
    assertThat(perYear.get(0).ofRisk().value() + perYear.get(1).ofRisk().value())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void whatLiesBeforeTheFirstDecisionDoesNotCount() {
    Contributions contributions =
        Contributions.of(
            List.of("a", "b"),
            new long[] {0, 1, 2, 3, 4},
            RETURNS,
            new TreeMap<>(Map.of(2L, new double[] {1, 0})));
    assertThat(contributions.total()).containsExactly(0, -0.1);
  }

  @Test
  void aPortfolioThatNeverMovesHasNoShareOfRisk() {
    Contributions contributions =
        Contributions.of(
            List.of("a"),
            new long[] {0, 1, 2},
            new double[][] {{0, 0}},
            new TreeMap<>(Map.of(0L, new double[] {1})));
    assertThat(contributions.perYear(252).get(0).ofRisk().isPresent()).isFalse();
    assertThat(contributions.perYear(252).get(0).ofReturn()).isEqualTo(Figure.of(0));
  }

  @Test
  void anAssetOfTwoSleevesHasTheSumAndAShortStaysNegative() {
    NavigableMap<LocalDate, Map<String, Double>> meta =
        new TreeMap<>(Map.of(DAY.plusDays(1), Map.of("s", 0.25, "t", 0.75)));
    NavigableMap<LocalDate, Map<String, Double>> first =
        new TreeMap<>(Map.of(DAY, Map.of("A", 1.0), DAY.plusDays(9), Map.of("A", 9.0)));
    NavigableMap<LocalDate, Map<String, Double>> second =
        new TreeMap<>(Map.of(DAY.plusDays(1), Map.of("A", 0.5, "B", -0.5)));
    assertThat(FlattenedWeights.of(meta, Map.of("s", first, "t", second)).get(DAY.plusDays(1)))
        .isEqualTo(Map.of("A", 0.625, "B", -0.375));
  }

  @Test
  void aSleeveWithHolesAndWeightsThatDoNotSumFail() {
    Alignment alignment =
        new Alignment(
            70,
            List.of(
                new Alignment.SleeveDates("s", DAY, DAY.plusDays(99), 70, Figure.of(0.7)),
                new Alignment.SleeveDates("t", DAY, DAY.plusDays(99), 90, Figure.of(0.75))));
    List<MetaReport.GateVerdict> verdicts =
        MetaGates.of(alignment, Map.of(DAY, Map.of("s", 0.5, "t", 0.499)));
    assertThat(verdicts)
        .extracting(MetaReport.GateVerdict::verdict)
        .containsExactly(
            MetaReport.Verdict.FAILED, MetaReport.Verdict.PASSED, MetaReport.Verdict.FAILED);
    assertThat(verdicts.get(0).reason()).startsWith("70.0 % of the sessions");
    assertThat(verdicts.get(2).reason()).startsWith("|sum - 1| is at most 1.0e-03");
  }
}
