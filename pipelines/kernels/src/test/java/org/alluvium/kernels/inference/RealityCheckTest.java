package org.alluvium.kernels.inference;

import static org.alluvium.kernels.inference.InferenceOracle.ORACLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import org.alluvium.kernels.performance.StationaryBootstrap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealityCheckTest {
  private static final StationaryBootstrap BOOTSTRAP = new StationaryBootstrap(5, 400, 17);

  @ParameterizedTest
  @ValueSource(strings = {"trend", "mixed", "worse", "single"})
  void onTheSameResamplesThePValueEqualsArch(String name) {
    RelativePerformance performance = InferenceOracle.losses(name);
    RealityCheck found =
        RealityCheck.of(performance, InferenceOracle.resamples(name, performance.periods()));
    assertThat(found.pValue()).isEqualTo(ORACLE.vector(name + ".arch.plain")[2]);
    assertThat(found.statistic())
        .isCloseTo(ORACLE.number(name + ".statistics"), withinPercentage(1e-9));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void onResamplesOfItsOwnThePValueIsNearArch(long seed) {
    RealityCheck found =
        RealityCheck.of(InferenceOracle.losses("trend"), new StationaryBootstrap(10, 4_000, seed));
    assertThat(found.pValue()).isCloseTo(ORACLE.vector("trend.arch.plain.long")[2], within(0.03));
  }

  @Test
  void theOrderOfTheModelsDoesNotMatter() {
    double[][] models = InferenceOracle.draws(4, 60, 1);
    double[][] reversed = {models[3], models[2], models[1], models[0]};
    RealityCheck one = RealityCheck.of(RelativePerformance.of(models), BOOTSTRAP);
    RealityCheck two = RealityCheck.of(RelativePerformance.of(reversed), BOOTSTRAP);
    assertThat(two.pValue()).isEqualTo(one.pValue());
    assertThat(two.statistic()).isEqualTo(one.statistic());
    assertThat(two.best()).isEqualTo(3 - one.best());
  }

  @Test
  void aWorseModelNeverLowersThePValue() {
    for (int seed = 0; seed < 30; seed++) {
      double[][] models = InferenceOracle.draws(4, 60, seed);
      double before = RealityCheck.of(RelativePerformance.of(models), BOOTSTRAP).pValue();
      double[][] more = Arrays.copyOf(models, 5);
      more[4] = Arrays.stream(InferenceOracle.draws(1, 60, 99)[0]).map(x -> 3 * x - 9).toArray();
      assertThat(RealityCheck.of(RelativePerformance.of(more), BOOTSTRAP).pValue())
          .isGreaterThanOrEqualTo(before);
    }
  }

  @Test
  void aFactorForAllModelsChangesNothingButTheStatistic() {
    double[][] models = InferenceOracle.draws(3, 60, 6);
    double[][] scaled =
        Arrays.stream(models).map(RealityCheckTest::doubled).toArray(double[][]::new);
    RealityCheck one = RealityCheck.of(RelativePerformance.of(models), BOOTSTRAP);
    RealityCheck two = RealityCheck.of(RelativePerformance.of(scaled), BOOTSTRAP);
    assertThat(two).isEqualTo(new RealityCheck(2 * one.statistic(), one.best(), one.pValue()));
  }

  @Test
  void theSameSeedGivesTheSameBitsAsTheIndicesOfTheBootstrap() {
    RelativePerformance performance = RelativePerformance.of(InferenceOracle.draws(3, 60, 6));
    RealityCheck found = RealityCheck.of(performance, BOOTSTRAP);
    assertThat(RealityCheck.of(performance, BOOTSTRAP)).isEqualTo(found);
    assertThat(RealityCheck.of(performance, BOOTSTRAP.indices(60))).isEqualTo(found);
  }

  @Test
  void underTheHypothesisOneInTenIsRejectedAtTenPercent() {
    int rejected = 0;
    for (int seed = 0; seed < 300; seed++) {
      RelativePerformance equal = RelativePerformance.of(InferenceOracle.draws(5, 100, seed));
      StationaryBootstrap bootstrap = new StationaryBootstrap(2, 99, seed);
      rejected += RealityCheck.of(equal, bootstrap).pValue() < 0.1 ? 1 : 0;
    }
    assertThat(rejected / 300.0).isBetween(0.06, 0.15);
  }

  @Test
  void aPlantedEdgeIsFound() {
    double[][] models = InferenceOracle.draws(20, 250, 2);
    models[13] = Arrays.stream(models[13]).map(value -> value + 0.35).toArray();
    RealityCheck found = RealityCheck.of(RelativePerformance.of(models), BOOTSTRAP);
    assertThat(found.best()).isEqualTo(13);
    assertThat(found.pValue()).isLessThan(0.01);
  }

  @Test
  void returnsAndLossesOfOppositeSignAreTheSame() {
    double[][] models = InferenceOracle.draws(2, 30, 7);
    double[] benchmark = InferenceOracle.draws(1, 30, 8)[0];
    double[][] losses =
        Arrays.stream(models)
            .map(row -> Arrays.stream(row).map(value -> -value).toArray())
            .toArray(double[][]::new);
    double[] loss = Arrays.stream(benchmark).map(value -> -value).toArray();
    assertThat(RealityCheck.of(RelativePerformance.ofReturns(benchmark, models), BOOTSTRAP))
        .isEqualTo(RealityCheck.of(RelativePerformance.ofLosses(loss, losses), BOOTSTRAP));
  }

  @Test
  void samplesThatCannotBeComparedAreRefused() {
    double[] benchmark = {1, 2, 4};
    assertThatThrownBy(() -> RelativePerformance.of(new double[0][]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("models must be >= 1, got 0");
    assertThatThrownBy(() -> RelativePerformance.of(new double[][] {{1, 2, 3}, {1, 2}}))
        .hasMessage("model 1 must have length 3, got 2");
    assertThatThrownBy(() -> RelativePerformance.ofReturns(benchmark, new double[][] {{1}}))
        .hasMessage("model 0 must have length 3, got 1");
    assertThatThrownBy(
            () -> RelativePerformance.ofLosses(benchmark, new double[][] {{1, Double.NaN, 2}}))
        .hasMessage("relative performance of model 0 must be finite, got NaN in period 1");
    assertThatThrownBy(() -> RelativePerformance.ofReturns(benchmark, new double[][] {benchmark}))
        .hasMessage("relative performance of model 0 must vary, got 0.0 in all 3 periods");
    assertThatThrownBy(() -> RelativePerformance.of(new double[][] {{1, 2}}))
        .hasMessage("periods of relative performance of model 0 must be >= 3, got 2");
    assertThatThrownBy(() -> new RealityCheck(1, 0, 1.5))
        .hasMessage("pValue must be in 0..1, got 1.5");
  }

  private static double[] doubled(double[] row) {
    return Arrays.stream(row).map(value -> 2 * value).toArray();
  }
}
