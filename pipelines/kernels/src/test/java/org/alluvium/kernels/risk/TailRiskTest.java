package org.alluvium.kernels.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.alluvium.kernels.performance.Performance;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TailRiskTest {
  private static final OracleVectors ORACLE = OracleVectors.read("tail_risk.txt");
  private static final double[] RETURNS = ORACLE.vector("returns");
  private static final double[] LEVELS = ORACLE.vector("levels");

  @ParameterizedTest
  @EnumSource(TailModel.class)
  void bothRisksEqualNumpyAndScipy(TailModel model) {
    String name = model.name().toLowerCase(Locale.ROOT);
    for (int i = 0; i < LEVELS.length; i++) {
      TailRisk risk = TailRisk.of(RETURNS, LEVELS[i], model);
      assertThat(risk.valueAtRisk()).isCloseTo(ORACLE.vector(name)[i], within(1e-12));
      assertThat(risk.conditionalValueAtRisk())
          .isCloseTo(ORACLE.vector(name + "_tail")[i], within(1e-12));
    }
  }

  @Test
  void historicalOnesAreThoseOfSkfolioButForWhereAQuantileLies() {
    for (int i = 0; i < LEVELS.length; i++) {
      TailRisk risk = TailRisk.of(RETURNS, LEVELS[i], TailModel.HISTORICAL);
      assertThat(risk.valueAtRisk()).isCloseTo(ORACLE.vector("skfolio")[i], within(1e-4));
      assertThat(risk.conditionalValueAtRisk())
          .isCloseTo(ORACLE.vector("skfolio_tail")[i], within(1e-12));
    }
  }

  @Test
  void theHistoricalOneIsThatOfThePerformance() {
    Performance performance = Performance.of(RETURNS, 252);
    TailRisk risk = TailRisk.of(RETURNS, 0.95, TailModel.HISTORICAL);
    assertThat(risk.valueAtRisk()).isCloseTo(performance.valueAtRisk95(), within(1e-15));
    assertThat(risk.conditionalValueAtRisk())
        .isCloseTo(performance.conditionalValueAtRisk95(), within(1e-15));
  }

  @Test
  void anExpansionThatFallsIsToldAsNoDistribution() {
    double[] crash = new double[100];
    Arrays.setAll(crash, i -> i % 2 == 0 ? 0.001 : -0.001);
    crash[50] = -0.3;
    assertThat(TailRisk.of(RETURNS, 0.95, TailModel.CORNISH_FISHER).isMonotonic()).isTrue();
    assertThat(TailRisk.of(crash, 0.95, TailModel.CORNISH_FISHER).isMonotonic()).isFalse();
    assertThat(TailRisk.of(crash, 0.95, TailModel.NORMAL).isMonotonic()).isTrue();
  }

  @Test
  void whatIsNoSampleIsRefused() {
    assertThatThrownBy(() -> TailRisk.of(new double[] {0.1}, 0.95, TailModel.NORMAL))
        .hasMessageContaining("number of returns");
    assertThatThrownBy(() -> TailRisk.of(new double[] {0.1, Double.NaN}, 0.95, TailModel.NORMAL))
        .hasMessageContaining("finite");
    assertThatThrownBy(() -> TailRisk.of(RETURNS, 0.05, TailModel.NORMAL))
        .hasMessageContaining("level must be in (0.5, 1), got 0.05");
  }

  @RepeatedTest(300)
  void theTailLosesMoreThanItsEdgeAndBothScaleWithTheBook(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    double[] returns =
        random
            .doubles(2 + random.nextInt(60), -0.2, 0.2)
            .map(value -> value * value * value)
            .toArray();
    double[] twice = Arrays.stream(returns).map(value -> 2 * value).toArray();
    for (TailModel model : TailModel.values()) {
      TailRisk risk = TailRisk.of(returns, 0.95, model);
      TailRisk ofTwice = TailRisk.of(twice, 0.95, model);
      assertThat(ofTwice.valueAtRisk()).isCloseTo(2 * risk.valueAtRisk(), within(1e-12));
      if (risk.isMonotonic()) {
        assertThat(risk.conditionalValueAtRisk())
            .isGreaterThanOrEqualTo(risk.valueAtRisk() - 1e-12);
      }
    }
  }
}
