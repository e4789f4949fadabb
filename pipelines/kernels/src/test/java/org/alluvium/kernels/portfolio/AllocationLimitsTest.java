package org.alluvium.kernels.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.alluvium.kernels.covariance.CovarianceEstimator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Limits of books and costs of trading: beside cvxpy, and by what they must hold. */
class AllocationLimitsTest {
  private static final OracleVectors RETURNS = OracleVectors.read("convex.txt");
  private static final OracleVectors ORACLE = OracleVectors.read("limits.txt");
  private static final AllocationLimits LONG = AllocationLimits.LONG;
  private static final AllocationLimits SHORT =
      AllocationLimits.of(new WeightBounds(-0.2, 0.4)).withGross(1.3);
  private static final AllocationLimits ALL =
      AllocationLimits.of(new WeightBounds(-0.1, 0.3))
          .withNet(0.8)
          .withGross(1.1)
          .withMostOfCluster(0.35);
  private static final Map<String, AllocationLimits> VARIANCES =
      Map.of(
          "costs", LONG.withCosts(new TurnoverCosts(2e-4, 0.01)),
          "dear", LONG.withCosts(new TurnoverCosts(5e-4, 0.1)),
          "capped", LONG.withMostOfCluster(0.3),
          "short", SHORT,
          "half", AllocationLimits.of(new WeightBounds(0, 0.1)).withNet(0.5),
          "all", ALL.withCosts(new TurnoverCosts(2e-4, 0.01)));
  private static final Map<String, AllocationLimits> RATIOS =
      Map.of(
          "costs", LONG.withCosts(new TurnoverCosts(1e-3, 0.1)),
          "capped", LONG.withMostOfCluster(0.3),
          "short", SHORT,
          "neutral", AllocationLimits.of(new WeightBounds(-0.3, 0.3)).withNet(0).withGross(1),
          "all", ALL.withCosts(new TurnoverCosts(1e-3, 0.1)));

  private static Stream<Arguments> cases() {
    return Stream.of("wide", "narrow")
        .flatMap(
            sample ->
                Stream.concat(
                    VARIANCES.keySet().stream()
                        .map(limits -> Arguments.of(sample, "variance", limits)),
                    RATIOS.keySet().stream()
                        .map(limits -> Arguments.of(sample, "sharpe", limits))));
  }

  private static AllocationRequest request(String sample) {
    double[][] returns = RETURNS.rows(sample + ".returns");
    int[] clusters = new int[returns.length];
    Arrays.setAll(clusters, asset -> asset % 4);
    double[] held = new double[returns.length];
    Arrays.setAll(held, asset -> asset % 3 == 0 ? 1 : 0);
    double sum = Arrays.stream(held).sum();
    Arrays.setAll(held, asset -> held[asset] / sum);
    return AllocationRequest.of(returns).withClusters(clusters).withHeld(held);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void weightsAreThoseOfCvxpy(String sample, String engine, String limits) {
    PortfolioEngine asked =
        engine.equals("variance")
            ? MinimumVariance.of(VARIANCES.get(limits), CovarianceEstimator.SAMPLE)
            : MaximumSharpe.of(RATIOS.get(limits), CovarianceEstimator.SAMPLE);
    assertThat(asked.weights(request(sample)))
        .containsExactly(ORACLE.vector(sample + "." + engine + "." + limits), within(1e-5));
  }

  @Test
  void whereTradingIsDearTheBookStaysAsItIs() {
    AllocationRequest request = request("narrow");
    PortfolioEngine engine =
        MinimumVariance.of(LONG.withCosts(new TurnoverCosts(0.01, 1)), CovarianceEstimator.SAMPLE);
    assertThat(engine.weights(request)).containsExactly(request.held(), within(1e-8));
  }

  @Test
  void costsOfNothingHeldChangeNothingOfALongBook() {
    double[][] returns = RETURNS.rows("narrow.returns");
    assertThat(
            MinimumVariance.of(
                    LONG.withCosts(new TurnoverCosts(1e-3, 0.05)), CovarianceEstimator.SAMPLE)
                .weights(returns))
        .containsExactly(MinimumVariance.of(WeightBounds.LONG).weights(returns), within(1e-9));
  }

  @Test
  void limitsThatCannotBindGiveTheBookOfBoundsAlone() {
    double[][] returns = RETURNS.rows("wide.returns");
    WeightBounds bounds = new WeightBounds(-0.1, 0.3);
    AllocationLimits wide = AllocationLimits.of(bounds).withGross(100).withMostOfCluster(50);
    assertThat(MinimumVariance.of(wide, CovarianceEstimator.SAMPLE).weights(returns))
        .containsExactly(MinimumVariance.of(bounds).weights(returns), within(1e-9));
    assertThat(MaximumSharpe.of(wide, CovarianceEstimator.SAMPLE).weights(returns))
        .containsExactly(MaximumSharpe.of(bounds).weights(returns), within(1e-9));
  }

  @Test
  void whatLeavesNoBookIsNamed() {
    AllocationRequest request = request("narrow");
    assertThatThrownBy(
            () ->
                MinimumVariance.of(LONG.withMostOfCluster(0.2), CovarianceEstimator.SAMPLE)
                    .weights(request))
        .hasMessage(
            "INFEASIBLE: 4 clusters of at most 0.2 each cannot sum to 1.0; raise the cap or take more clusters");
    assertThatThrownBy(
            () ->
                MinimumVariance.of(
                        AllocationLimits.of(new WeightBounds(0, 0.3)), CovarianceEstimator.SAMPLE)
                    .weights(new double[][] {{0.1, 0.2}}))
        .hasMessageStartingWith("INFEASIBLE: one asset of weight 1.0 is not within");
    assertThatThrownBy(() -> LONG.withGross(0.9))
        .hasMessage("gross must be above 0 and not below the net of 1.0, got 0.9");
    assertThatThrownBy(() -> LONG.withMostOfCluster(0))
        .hasMessage("most of a cluster must be > 0, got 0.0");
    assertThatThrownBy(() -> LONG.withNet(Double.NaN))
        .hasMessage("net, what weights sum to, must be finite, got NaN");
    assertThatThrownBy(() -> new TurnoverCosts(-1, 1))
        .hasMessage("rate of turnover costs must be >= 0, got -1.0");
  }
}
