package org.alluvium.kernels.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.alluvium.kernels.clustering.CorrelationDistance;
import org.alluvium.kernels.clustering.LeafOrder;
import org.alluvium.kernels.clustering.Linkage;
import org.alluvium.kernels.returns.SimpleReturns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HierarchicalRiskParityTest {
  private static final List<Linkage> LINKAGES = List.of(Linkage.values());
  private static final List<LeafOrder> ORDERS = List.of(LeafOrder.values());
  private static final OracleVectors ORACLE = OracleVectors.read("hrp.txt");

  private static double[][] returns(String sample) {
    return SimpleReturns.of(ORACLE.rows(sample + ".close")).values();
  }

  private static double[] weights(String sample, Linkage linkage, LeafOrder order) {
    return HierarchicalRiskParity.of(linkage, order).weights(returns(sample));
  }

  @ParameterizedTest
  @ValueSource(strings = {"etf", "djia", "short"})
  void withWardAndTheOrderOfScipyItEqualsSkfolioAndRiskfolio(String sample) {
    double[] weights = weights(sample, Linkage.WARD, LeafOrder.SCIPY_OPTIMAL);
    assertThat(weights)
        .containsExactly(ORACLE.vector(sample + ".skfolio.ward.scipy_optimal"), within(1e-12));
    assertThat(weights)
        .containsExactly(ORACLE.vector(sample + ".riskfolio.ward.scipy_optimal"), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"etf", "djia", "short"})
  void withWardAndThePlainOrderItEqualsSkfolio(String sample) {
    assertThat(weights(sample, Linkage.WARD, LeafOrder.PLAIN))
        .containsExactly(ORACLE.vector(sample + ".skfolio.ward.plain"), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"etf", "djia", "short"})
  void withSingleLinkageAndThePlainOrderItEqualsPyPortfolioOpt(String sample) {
    assertThat(weights(sample, Linkage.SINGLE, LeafOrder.PLAIN))
        .containsExactly(ORACLE.vector(sample + ".pypfopt.single.plain"), within(1e-12));
  }

  @Test
  void theWeightsThatPyPortfolioOptPublishesFollowFromItsPairwiseMoments() {
    double[] published = ORACLE.vector("published.weights");
    double[][] covariance = ORACLE.matrix("published.covariance", published.length);
    double[][] distance =
        CorrelationDistance.of(ORACLE.matrix("published.correlation", published.length));
    int[] order = Linkage.SINGLE.cluster(distance).leaves(LeafOrder.PLAIN, distance);
    assertThat(RecursiveBisection.weights(covariance, order))
        .containsExactly(published, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"etf", "djia", "short"})
  void inverseVolatilityEqualsSkfolio(String sample) {
    assertThat(InverseVolatility.of().weights(returns(sample)))
        .containsExactly(ORACLE.vector(sample + ".skfolio.inverse_volatility"), within(1e-12));
  }

  @Test
  void twoAssetsShareByInverseVariance() {
    double[][] returns = {{0.01, -0.01, 0.01, -0.01}, {0.02, 0.02, -0.02, -0.02}};
    for (Linkage linkage : Linkage.values()) {
      assertThat(HierarchicalRiskParity.of(linkage, LeafOrder.OPTIMAL).weights(returns))
          .containsExactly(new double[] {0.8, 0.2}, within(1e-15));
    }
  }

  @Test
  void aDayWithAMissingReturnIsLeftOutForAllAssets() {
    double[][] returns = returns("etf");
    double[][] holed = new double[returns.length][];
    for (int asset = 0; asset < returns.length; asset++) {
      holed[asset] = new double[returns[asset].length + 1];
      System.arraycopy(returns[asset], 0, holed[asset], 1, returns[asset].length);
    }
    holed[3][0] = Double.NaN;
    PortfolioEngine engine = HierarchicalRiskParity.of(Linkage.WARD, LeafOrder.OPTIMAL);
    assertThat(engine.weights(holed)).isEqualTo(engine.weights(returns));
  }

  @Test
  void anAssetThatNeverMovesIsRefusedByName() {
    double[][] returns = {{0.01, -0.02, 0.03}, {0.001, 0.001, 0.001}};
    assertThatThrownBy(
            () -> HierarchicalRiskParity.of(Linkage.WARD, LeafOrder.OPTIMAL).weights(returns))
        .isInstanceOf(AllocationException.class)
        .hasMessage("ZERO_VARIANCE: asset 1 has variance 0.0; leave out assets that never move");
  }

  @Test
  void identicalAssetsHaveIdenticalWeightsInPairs() {
    double[] series = {0.01, -0.02, 0.03, 0.005};
    double[][] returns = {series, series, series, series};
    assertThat(HierarchicalRiskParity.of(Linkage.SINGLE, LeafOrder.OPTIMAL).weights(returns))
        .containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, within(1e-15));
  }

  @Test
  void degenerateReturnsGiveWeightsWithAStableSumOrANamedFailure() {
    SplittableRandom random = new SplittableRandom(20161101);
    Map<AllocationException.Reason, Integer> failures =
        new EnumMap<>(AllocationException.Reason.class);
    int allocated = 0;
    for (int sample = 0; sample < 1_000; sample++) {
      PortfolioEngine engine =
          HierarchicalRiskParity.of(LINKAGES.get(random.nextInt(3)), ORDERS.get(random.nextInt(3)));
      try {
        requireValid(engine.weights(DegenerateReturns.draw(random)));
        allocated++;
      } catch (AllocationException e) {
        failures.merge(e.reason(), 1, Integer::sum);
      }
    }
    assertThat(allocated).isGreaterThan(300);
    assertThat(failures)
        .containsKeys(
            AllocationException.Reason.NO_ASSETS,
            AllocationException.Reason.TOO_FEW_DAYS,
            AllocationException.Reason.ZERO_VARIANCE,
            AllocationException.Reason.NOT_FINITE)
        .doesNotContainKey(AllocationException.Reason.UNSTABLE_SUM);
  }

  private static void requireValid(double[] weights) {
    StableSum.require(weights, 1);
    for (double weight : weights) {
      assertThat(weight).isBetween(0.0, 1.0 + 1e-12);
    }
  }
}
