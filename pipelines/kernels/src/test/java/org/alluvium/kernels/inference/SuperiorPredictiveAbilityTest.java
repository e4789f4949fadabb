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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuperiorPredictiveAbilityTest {
  private static final StationaryBootstrap BOOTSTRAP = new StationaryBootstrap(5, 400, 17);

  @ParameterizedTest
  @CsvSource({
    "trend,NONE,plain", "trend,STANDARD_ERRORS,studentised",
    "mixed,NONE,plain", "mixed,STANDARD_ERRORS,studentised",
    "single,NONE,plain", "single,STANDARD_ERRORS,studentised"
  })
  void onTheSameResamplesAllPValuesEqualArch(
      String name, Studentisation studentisation, String oracle) {
    SuperiorPredictiveAbility found = onArchsResamples(name, studentisation);
    assertThat(new double[] {found.lower(), found.consistent(), found.upper()})
        .isEqualTo(ORACLE.vector(name + ".arch." + oracle));
    double[] statistics = ORACLE.vector(name + ".statistics");
    assertThat(found.statistic())
        .isCloseTo(
            studentisation == Studentisation.NONE ? statistics[0] : statistics[1],
            withinPercentage(1e-9));
  }

  /** Where arch goes on to compare negative maxima, the p values here are 1. */
  @ParameterizedTest
  @ValueSource(strings = {"NONE", "STANDARD_ERRORS"})
  void withoutABetterModelNothingSpeaksForOne(Studentisation studentisation) {
    SuperiorPredictiveAbility found = onArchsResamples("worse", studentisation);
    assertThat(found.statistic()).isNegative();
    assertThat(found.lower()).isEqualTo(1);
    assertThat(found.consistent()).isEqualTo(1);
    assertThat(found.upper()).isEqualTo(1);
    assertThat(ORACLE.vector("worse.arch.plain")[0]).isLessThan(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void onResamplesOfItsOwnThePValuesAreNearArch(long seed) {
    SuperiorPredictiveAbility found =
        SuperiorPredictiveAbility.of(
            InferenceOracle.losses("trend"), new StationaryBootstrap(10, 4_000, seed));
    double[] expected = ORACLE.vector("trend.arch.studentised.long");
    assertThat(found.lower()).isCloseTo(expected[0], within(0.03));
    assertThat(found.consistent()).isCloseTo(expected[1], within(0.03));
    assertThat(found.upper()).isCloseTo(expected[2], within(0.03));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trend", "mixed", "worse", "single"})
  void theVariancesEqualArch(String name) {
    RelativePerformance performance = InferenceOracle.losses(name);
    double[] expected = ORACLE.vector(name + ".arch.variances");
    for (int model = 0; model < expected.length; model++) {
      assertThat(StationaryVariance.of(performance.row(model), ORACLE.number(name + ".block")))
          .isCloseTo(expected[model], withinPercentage(1e-9));
    }
  }

  @Test
  void theVarianceIsThatOfTheBootstrappedMean() {
    double[] row = InferenceOracle.losses("mixed").row(0);
    double[] means =
        Arrays.stream(new StationaryBootstrap(5, 10_000, 3).indices(row.length))
            .mapToDouble(rows -> Arrays.stream(rows).mapToDouble(t -> row[t]).average().orElse(0))
            .toArray();
    double mean = Arrays.stream(means).average().orElse(0);
    double variance = Arrays.stream(means).map(x -> (x - mean) * (x - mean)).average().orElse(0);
    assertThat(row.length * variance).isCloseTo(StationaryVariance.of(row, 5), withinPercentage(5));
  }

  @Test
  void eachModelMayHaveUnitsOfItsOwn() {
    double[][] models = InferenceOracle.draws(4, 80, 5);
    double[][] scaled = models.clone();
    scaled[2] = Arrays.stream(models[2]).map(value -> 1_024 * value).toArray();
    assertThat(SuperiorPredictiveAbility.of(RelativePerformance.of(scaled), BOOTSTRAP))
        .isEqualTo(SuperiorPredictiveAbility.of(RelativePerformance.of(models), BOOTSTRAP));
  }

  @Test
  void theOrderOfTheModelsDoesNotMatter() {
    double[][] models = InferenceOracle.draws(3, 80, 5);
    double[][] turned = {models[1], models[2], models[0]};
    SuperiorPredictiveAbility one =
        SuperiorPredictiveAbility.of(RelativePerformance.of(models), BOOTSTRAP);
    SuperiorPredictiveAbility two =
        SuperiorPredictiveAbility.of(RelativePerformance.of(turned), BOOTSTRAP);
    assertThat(two)
        .isEqualTo(
            new SuperiorPredictiveAbility(
                one.statistic(), (one.best() + 2) % 3, one.lower(), one.consistent(), one.upper()));
  }

  @Test
  void poorVolatileModelsHideAGoodOneFromTheRealityCheckAlone() {
    double[][] models = InferenceOracle.draws(1, 200, 21);
    models[0] = Arrays.stream(models[0]).map(value -> value + 0.25).toArray();
    double[][] more = Arrays.copyOf(InferenceOracle.draws(9, 200, 22), 10);
    for (int model = 0; model < 9; model++) {
      more[model] = Arrays.stream(more[model]).map(value -> 10 * value - 20).toArray();
    }
    more[9] = models[0];
    SuperiorPredictiveAbility alone =
        SuperiorPredictiveAbility.of(RelativePerformance.of(models), BOOTSTRAP);
    SuperiorPredictiveAbility among =
        SuperiorPredictiveAbility.of(RelativePerformance.of(more), BOOTSTRAP);
    assertThat(alone.consistent()).isLessThan(0.05);
    assertThat(among.consistent()).isEqualTo(alone.consistent());
    assertThat(among.lower()).isEqualTo(alone.lower());
    assertThat(among.upper()).isGreaterThan(alone.upper());
    assertThat(RealityCheck.of(RelativePerformance.of(more), BOOTSTRAP).pValue())
        .isGreaterThan(0.5);
  }

  @Test
  void underTheHypothesisOneInTenIsRejectedAtTenPercent() {
    int rejected = 0;
    for (int seed = 0; seed < 300; seed++) {
      RelativePerformance equal = RelativePerformance.of(InferenceOracle.draws(5, 100, seed));
      StationaryBootstrap bootstrap = new StationaryBootstrap(2, 99, seed);
      rejected += SuperiorPredictiveAbility.of(equal, bootstrap).consistent() < 0.1 ? 1 : 0;
    }
    assertThat(rejected / 300.0).isBetween(0.06, 0.15);
  }

  @Test
  void aPlantedEdgeIsFound() {
    double[][] models = InferenceOracle.draws(20, 250, 2);
    models[13] = Arrays.stream(models[13]).map(value -> value + 0.35).toArray();
    SuperiorPredictiveAbility found =
        SuperiorPredictiveAbility.of(RelativePerformance.of(models), BOOTSTRAP);
    assertThat(found.best()).isEqualTo(13);
    assertThat(found.upper()).isLessThan(0.01);
  }

  @Test
  void pValuesOutOfOrderAreRefused() {
    assertThatThrownBy(() -> new SuperiorPredictiveAbility(1, 0, 0.3, 0.2, 0.4))
        .hasMessage("p values must be 0 <= lower <= consistent <= upper <= 1, got [0.3, 0.2, 0.4]");
  }

  private static SuperiorPredictiveAbility onArchsResamples(
      String name, Studentisation studentisation) {
    RelativePerformance performance = InferenceOracle.losses(name);
    return SuperiorPredictiveAbility.of(
        performance,
        InferenceOracle.resamples(name, performance.periods()),
        ORACLE.number(name + ".block"),
        studentisation);
  }
}
