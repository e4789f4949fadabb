package org.alluvium.kernels.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Random;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PesaranTimmermannTest {
  private static final OracleVectors ORACLE = OracleVectors.read("direction.txt");

  @ParameterizedTest
  @ValueSource(strings = {"single", "weekly", "monthly"})
  void slopeErrorAndProbabilityAreThoseOfIndependentPackages(String name) {
    PesaranTimmermann found =
        PesaranTimmermann.of(
            ORACLE.vector(name + ".forecasts"),
            ORACLE.vector(name + ".realised"),
            (int) ORACLE.number(name + ".overlap"));
    double[] expected = ORACLE.vector(name + ".result");
    assertThat(found.slope()).isCloseTo(expected[0], withinPercentage(1e-10));
    assertThat(found.standardError()).isCloseTo(expected[1], withinPercentage(1e-10));
    assertThat(found.degreesOfFreedom()).isEqualTo((int) expected[2]);
    assertThat(found.pValue()).isCloseTo(expected[3], withinPercentage(1e-9));
  }

  /** Share of skill-less, persistent forecasts that a one-sided test at 5 % calls skilled. */
  private static double rejected(int decisions, int horizon, int overlap) {
    Random random = new Random(31);
    int rejected = 0;
    int samples = 400;
    for (int sample = 0; sample < samples; sample++) {
      double[] shocks = random.doubles(decisions + horizon, -1, 1).toArray();
      double[] forecasts = new double[decisions];
      double[] realised = new double[decisions];
      for (int t = 0; t < decisions; t++) {
        forecasts[t] = (t == 0 ? 0 : 0.95 * forecasts[t - 1]) + random.nextGaussian();
        realised[t] = Arrays.stream(shocks, t, t + horizon).sum();
      }
      rejected += PesaranTimmermann.of(forecasts, realised, overlap).pValue() < 0.05 ? 1 : 0;
    }
    return (double) rejected / samples;
  }

  @ParameterizedTest
  @CsvSource({"250, 1", "500, 5", "1000, 20"})
  void forecastsWithoutSkillAreRarelyCalledSkilledWhateverTheOverlap(int decisions, int horizon) {
    assertThat(rejected(decisions, horizon, horizon)).isBetween(0.02, 0.085);
  }

  @Test
  void alwaysLongHasNoSkillInARisingMarket() {
    double[] realised = new Random(5).doubles(200, -0.01, 0.03).toArray();
    double[] up = new double[200];
    Arrays.fill(up, 0.001);
    PesaranTimmermann found = PesaranTimmermann.of(up, realised, 1);
    assertThat(found.slope()).isNaN();
    assertThat(found.pValue()).isNaN();
  }

  @Test
  void theSignIsAllThatCountsAndTurningItTurnsTheSlope() {
    double[] forecasts = ORACLE.vector("weekly.forecasts");
    double[] realised = ORACLE.vector("weekly.realised");
    PesaranTimmermann one = PesaranTimmermann.of(forecasts, realised, 5);
    double[] scaled = Arrays.stream(forecasts).map(value -> 7 * value).toArray();
    assertThat(PesaranTimmermann.of(scaled, realised, 5)).isEqualTo(one);
    double[] turned = Arrays.stream(forecasts).map(value -> -value).toArray();
    PesaranTimmermann other = PesaranTimmermann.of(turned, realised, 5);
    assertThat(other.slope()).isCloseTo(-one.slope(), withinPercentage(1e-10));
    assertThat(other.pValue()).isCloseTo(1 - one.pValue(), withinPercentage(1e-9));
  }

  @Test
  void perfectForecastsAreCertainAndMissingOnesLeftOut() {
    double[] realised = new Random(6).doubles(60, -1, 1).toArray();
    double[] forecasts = realised.clone();
    assertThat(PesaranTimmermann.of(forecasts, realised, 1).pValue()).isLessThan(1e-12);
    forecasts[3] = Double.NaN;
    realised[7] = 0;
    assertThat(PesaranTimmermann.of(forecasts, realised, 1).decisions()).isEqualTo(58);
    assertThat(PesaranTimmermann.of(new double[9], new double[9], 1).slope()).isNaN();
    assertThatThrownBy(() -> PesaranTimmermann.of(forecasts, realised, 0))
        .hasMessage("overlap must be >= 1, got 0");
  }
}
