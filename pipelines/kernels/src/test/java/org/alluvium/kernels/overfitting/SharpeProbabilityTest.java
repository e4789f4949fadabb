package org.alluvium.kernels.overfitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.alluvium.kernels.distribution.StandardNormal;
import org.alluvium.kernels.performance.SharpeEstimate;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.api.Test;

/** Probabilistic and deflated Sharpe ratios, and the minimum track record. */
class SharpeProbabilityTest {
  private static final OracleVectors ORACLE = OracleVectors.read("overfitting.txt");

  /** The example of Bailey and López de Prado 2014, page 10: annual 2.5, five years of 250 days. */
  private static final SharpeEstimate EXAMPLE = example(-3, 10);

  private static SharpeEstimate example(double skew, double rawKurtosis) {
    return new SharpeEstimate(1_250, 2.5 / Math.sqrt(250), skew, rawKurtosis);
  }

  private static TrialFamily family(long trials) {
    return new TrialFamily(trials, 0.5 / 250);
  }

  @Test
  void thePublishedExampleOfADeflatedSharpe() {
    DeflatedSharpe deflated = DeflatedSharpe.of(EXAMPLE, family(100));
    assertThat(deflated.expectedMaximum()).isCloseTo(0.1132, within(5e-5));
    assertThat(deflated.probability()).isCloseTo(0.9004, within(5e-5));
    assertThat(DeflatedSharpe.of(EXAMPLE, family(46)).probability())
        .isCloseTo(0.9505, within(5e-5));
    assertThat(DeflatedSharpe.of(example(0, 3), family(88)).probability())
        .isCloseTo(0.9505, within(5e-5));
  }

  @Test
  void aStreamHasTheEstimateAndProbabilitiesOfScipy() {
    SharpeEstimate estimate = SharpeEstimate.of(ORACLE.vector("psr.returns"));
    double[] expected = ORACLE.vector("psr.estimate");
    assertThat(estimate.sharpe()).isCloseTo(expected[0], within(1e-14));
    assertThat(estimate.skew()).isCloseTo(expected[1], within(1e-12));
    assertThat(estimate.rawKurtosis()).isCloseTo(expected[2], within(1e-12));
    for (double benchmark : new double[] {0, 0.05}) {
      assertThat(ProbabilisticSharpe.of(estimate, benchmark).probability())
          .isCloseTo(ORACLE.number("psr.at." + benchmark), within(1e-13));
    }
  }

  @Test
  void theExpectedMaximumIsThatOfScipyFromOneTrialToAMillion() {
    double[] draws = ORACLE.vector("maximum.draws");
    double[] expected = ORACLE.vector("maximum.expected");
    for (int row = 0; row < draws.length; row++) {
      assertThat(DeflatedSharpe.expectedMaximum((long) draws[row]))
          .as("of %s", draws[row])
          .isCloseTo(expected[row], within(1e-9));
    }
  }

  @Test
  void kurtosisIsRaw() {
    // Weekly ratio 0.35, raw kurtosis 8: with the excess in its place z is 4 % too high.
    SharpeEstimate raw = new SharpeEstimate(260, 0.35, 0, 8);
    double z = ProbabilisticSharpe.of(raw, 0).zScore();
    assertThat(z).isCloseTo(0.35 * Math.sqrt(259 / (1 + 7.0 / 4 * 0.35 * 0.35)), within(1e-12));
    double excess = ProbabilisticSharpe.of(new SharpeEstimate(260, 0.35, 0, 5), 0).zScore();
    assertThat(excess / z - 1).isCloseTo(0.0401, within(0.0001));
    assertThat(SharpeEstimate.of(normal()).rawKurtosis()).isCloseTo(3, within(0.1));
    assertThatThrownBy(() -> new SharpeEstimate(260, 0.35, 0, 0))
        .hasMessageContaining("an excess kurtosis lacks 3");
  }

  private static double[] normal() {
    return new java.util.Random(3)
        .doubles(0, 1)
        .limit(20_000)
        .map(probability -> 0.01 * StandardNormal.quantile(probability))
        .toArray();
  }

  @Test
  void oneTrialIsNotDeflated() {
    SharpeEstimate estimate = SharpeEstimate.of(ORACLE.vector("psr.returns"));
    TrialFamily alone = TrialFamily.of(1, new double[] {estimate.sharpe()});
    assertThat(DeflatedSharpe.of(estimate, alone).probability())
        .isEqualTo(ProbabilisticSharpe.of(estimate, 0).probability());
  }

  @Test
  void failuresCountAsTrialsAndNotInTheVariance() {
    double[] finished = {0.01, 0.03, -0.02};
    TrialFamily family = TrialFamily.of(40, finished);
    assertThat(family.sharpeVariance()).isCloseTo(0.00063333333333, within(1e-13));
    assertThat(DeflatedSharpe.of(EXAMPLE, family).expectedMaximum())
        .isCloseTo(
            DeflatedSharpe.expectedMaximum(40) * Math.sqrt(family.sharpeVariance()), within(1e-15));
    assertThatThrownBy(() -> TrialFamily.of(40, new double[] {0.1}))
        .hasMessage(
            "of 40 trials started 1 finished with returns that move: the variance of their Sharpe ratios needs two; run more of them");
    assertThatThrownBy(() -> TrialFamily.of(2, finished))
        .hasMessage("3 trials finished, but only 2 were started");
  }

  @Test
  void aThousandTrialsAskForAnAnnualSharpeOfTwoPointTwoOverFiveYearsAndOnePointFiveSixOverTen() {
    double fiveYears = required(5 * 252);
    double tenYears = required(10 * 252);
    assertThat(fiveYears).isCloseTo(2.2, within(0.02));
    assertThat(tenYears).isCloseTo(1.56, within(0.01));
    SharpeEstimate shown = new SharpeEstimate(1_260, fiveYears / Math.sqrt(252), 0, 3);
    assertThat(DeflatedSharpe.of(shown, new TrialFamily(1_000, 1.0 / 1_259)).probability())
        .isCloseTo(0.95, within(1e-12));
    assertThatThrownBy(() -> DeflatedSharpe.required(2, TrialFamily.withoutSkill(10, 2), 0.99))
        .hasMessage("2 periods prove no Sharpe ratio at confidence 0.99");
  }

  private static double required(int periods) {
    TrialFamily family = TrialFamily.withoutSkill(1_000, periods);
    return DeflatedSharpe.required(periods, family, 0.95) * Math.sqrt(252);
  }

  @Test
  void whatIsRequiredOfAFamilyIsWhatItsDeflatedRatioAccepts() {
    for (TrialFamily family : new TrialFamily[] {family(40), new TrialFamily(1, 0)}) {
      double required = DeflatedSharpe.required(700, family, 0.9);
      assertThat(DeflatedSharpe.of(new SharpeEstimate(700, required, 0, 3), family).probability())
          .isCloseTo(0.9, within(1e-12));
    }
  }

  @Test
  void trialsThatAreAlikeAreNoFamilyOfTheirOwn() {
    TrialFamily alike = TrialFamily.of(100, new double[] {0.0625, 0.0625, 0.0625});
    assertThat(alike.sharpeVariance()).isZero();
    TrialFamily chance = TrialFamily.withoutSkill(100, 1_001);
    assertThat(chance.sharpeVariance()).isEqualTo(0.001);
    assertThat(alike.atLeastAsFarApartAs(chance)).isEqualTo(chance);
    assertThat(family(100).atLeastAsFarApartAs(chance)).isEqualTo(family(100));
    assertThat(TrialFamily.withoutSkill(1, 1_001).sharpeVariance()).isZero();
  }

  @Test
  void aTrackRecordOfTheMinimumLengthHasTheConfidence() {
    double periods = MinimumTrackRecord.periods(EXAMPLE, 0.1, 0.95);
    SharpeEstimate there =
        new SharpeEstimate(
            (int) Math.round(periods), EXAMPLE.sharpe(), EXAMPLE.skew(), EXAMPLE.rawKurtosis());
    assertThat(ProbabilisticSharpe.of(there, 0.1).probability()).isCloseTo(0.95, within(1e-4));
    assertThat(MinimumTrackRecord.periods(EXAMPLE, EXAMPLE.sharpe(), 0.95)).isInfinite();
  }

  @Test
  void whatNeverMovesIsRefused() {
    assertThatThrownBy(() -> SharpeEstimate.of(new double[40]))
        .hasMessage("a stream of 40 returns that never moves has no Sharpe ratio to judge");
    assertThatThrownBy(() -> SharpeEstimate.of(new double[] {0.1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
