package org.alluvium.kernels.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.alluvium.kernels.clustering.LeafOrder;
import org.alluvium.kernels.clustering.Linkage;
import org.alluvium.kernels.covariance.CovarianceEstimator;
import org.alluvium.kernels.covariance.ExponentialCovariance;
import org.alluvium.kernels.covariance.RepairedCovariance;
import org.alluvium.kernels.covariance.ShrunkCovariance;
import org.alluvium.kernels.portfolio.AllocationException.Reason;
import org.alluvium.kernels.regime.Quadrant;
import org.junit.jupiter.api.Test;

/** Whatever comes in, weights obey the contract of engines or the failure has a name. */
class EngineContractTest {
  private static final int ROUNDS = 10_000;
  private static final int FEW = 12;

  private static final Map<String, PortfolioEngine> ENGINES = new TreeMap<>();

  /** They solve larger programs, several times: asked with few assets alone, and now and then. */
  private static final Map<String, PortfolioEngine> LIMITED = new TreeMap<>();

  static {
    CovarianceEstimator sample = CovarianceEstimator.SAMPLE;
    ENGINES.put("equal", EqualWeight.of());
    ENGINES.put("inverse_volatility", InverseVolatility.of());
    ENGINES.put("hrp", HierarchicalRiskParity.of(Linkage.WARD, LeafOrder.SCIPY_OPTIMAL));
    ENGINES.put(
        "hrp_exponential",
        HierarchicalRiskParity.of(Linkage.SINGLE, LeafOrder.PLAIN, new ExponentialCovariance(20)));
    ENGINES.put("herc", HierarchicalEqualRiskContribution.of(Linkage.WARD, 4));
    ENGINES.put("variance", MinimumVariance.of(WeightBounds.LONG));
    ENGINES.put("variance_short", MinimumVariance.of(new WeightBounds(-0.1, 0.3)));
    ENGINES.put(
        "variance_shrunk",
        MinimumVariance.of(AllocationLimits.LONG, ShrunkCovariance.ORACLE_APPROXIMATING));
    ENGINES.put("sharpe", MaximumSharpe.of(WeightBounds.LONG));
    ENGINES.put("diversification", MaximumDiversification.of(new WeightBounds(0, 0.4)));
    ENGINES.put("budgeting", RiskBudgeting.equal());
    ENGINES.put("clustered", ClusteredAllocation.of(ClusteredSettings.standard()));
    AllocationLimits limits =
        AllocationLimits.of(new WeightBounds(-0.2, 0.6))
            .withNet(0.9)
            .withGross(1.3)
            .withMostOfCluster(0.7)
            .withCosts(new TurnoverCosts(3e-4, 0.05));
    LIMITED.put("variance_limited", MinimumVariance.of(limits, sample));
    LIMITED.put("sharpe_limited", MaximumSharpe.of(limits, sample));
    LIMITED.put("diversification_limited", MaximumDiversification.of(limits, sample));
    LIMITED.put(
        "variance_repaired",
        MinimumVariance.of(AllocationLimits.LONG, new RepairedCovariance(sample)));
  }

  private final Map<String, Integer> answered = new TreeMap<>();
  private final Map<Reason, Integer> failed = new EnumMap<>(Reason.class);

  @Test
  void everyEngineHasAStableSumOrANamedFailure() {
    Random random = new Random(9);
    for (int round = 0; round < ROUNDS; round++) {
      AllocationRequest request = drawn(random, round % 10);
      ENGINES.forEach((id, engine) -> ask(id, engine, request));
      if (round / 10 % 10 == 0 && request.assets() <= FEW) {
        LIMITED.forEach((id, engine) -> ask(id, engine, request));
      }
    }
    assertThat(answered).containsOnlyKeys(allIds());
    ENGINES.keySet().forEach(id -> assertThat(answered.get(id)).as(id).isGreaterThan(4_000));
    LIMITED.keySet().forEach(id -> assertThat(answered.get(id)).as(id).isGreaterThan(300));
    assertThat(failed)
        .containsKeys(
            Reason.TOO_FEW_DAYS, Reason.ZERO_VARIANCE, Reason.NO_POSITIVE_MEAN, Reason.INFEASIBLE)
        .doesNotContainKey(Reason.NOT_FINITE);
    assertThat(failed.getOrDefault(Reason.UNSTABLE_SUM, 0)).isLessThan(10);
  }

  @Test
  void aChainThatEndsInEqualWeightAlwaysAnswers() {
    FallbackChain chain =
        FallbackChain.of(
            List.of(
                new NamedEngine("sharpe", ENGINES.get("sharpe")),
                new NamedEngine("hrp", ENGINES.get("hrp")),
                new NamedEngine("equal", ENGINES.get("equal"))));
    SplittableRandom degenerate = new SplittableRandom(20161101);
    Random random = new Random(3);
    Map<String, Integer> engines = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      double[][] returns = DegenerateReturns.draw(degenerate);
      AllocationRequest request =
          returns.length == 0 ? drawn(random, round % 10) : AllocationRequest.of(returns);
      Allocation allocation = chain.allocate(request);
      requireValid(allocation.engine(), allocation.weights(), request, 1);
      assertThat(allocation.failures())
          .hasSize(List.of("sharpe", "hrp", "equal").indexOf(allocation.engine()));
      engines.merge(allocation.engine(), 1, Integer::sum);
    }
    assertThat(engines).containsOnlyKeys("sharpe", "hrp", "equal");
  }

  private static String[] allIds() {
    TreeMap<String, PortfolioEngine> all = new TreeMap<>(ENGINES);
    all.putAll(LIMITED);
    return all.keySet().toArray(String[]::new);
  }

  private void ask(String id, PortfolioEngine engine, AllocationRequest request) {
    try {
      requireValid(id, engine.weights(request), request, engine.net());
      answered.merge(id, 1, Integer::sum);
    } catch (AllocationException e) {
      assertThat(e.getMessage()).as(id).startsWith(e.reason() + ": ").hasSizeGreaterThan(30);
      failed.merge(e.reason(), 1, Integer::sum);
    }
  }

  private static void requireValid(
      String id, double[] weights, AllocationRequest request, double net) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    if (weights.length != request.assets() || !(Math.abs(sum - net) <= 1e-9)) {
      throw new AssertionError(id + " of " + request + ": " + Arrays.toString(weights));
    }
  }

  private static AllocationRequest drawn(Random random, int kind) {
    double[][] returns = returns(random, kind);
    int assets = returns.length;
    double[] held = new double[assets];
    held[random.nextInt(assets)] = 1;
    return AllocationRequest.of(returns)
        .withHeld(held)
        .withClusters(random.ints(assets, 0, 4).toArray())
        .withScores(random.doubles(assets).map(s -> s < 0.3 ? Double.NaN : s).toArray())
        .withQuadrant(Quadrant.values()[random.nextInt(4)]);
  }

  private static double[][] returns(Random random, int kind) {
    int assets = kind == 0 ? 1 : 2 + random.nextInt(9);
    assets = kind == 1 && random.nextInt(10) == 0 ? 50 : assets;
    int days = kind == 1 ? 3 : 2 + random.nextInt(40);
    double[][] returns = new double[assets][days];
    double drift = kind == 2 ? -0.05 : 0.0005;
    for (double[] series : returns) {
      Arrays.setAll(series, day -> drift + 0.01 * random.nextGaussian());
    }
    switch (kind) {
      case 3 -> returns[1] = returns[0].clone();
      case 4 -> Arrays.fill(returns[random.nextInt(assets)], 0.001);
      case 5 -> Arrays.fill(returns[random.nextInt(assets)], Double.NaN);
      case 6 -> returns[0][random.nextInt(days)] = Double.NaN;
      case 7 -> Arrays.setAll(returns[1], day -> -returns[0][day]);
      case 8 -> Arrays.setAll(returns[1], day -> 1e6 * returns[1][day]);
      case 9 -> Arrays.setAll(returns[1], day -> returns[0][day] * (1 + 1e-9 * day));
      default -> {}
    }
    return returns;
  }

  @Test
  void aChainTellsWhyEnginesBeforeGaveNoWeights() {
    double[][] falling = {{-0.01, -0.02, -0.01}, {-0.02, -0.01, -0.02}};
    FallbackChain chain =
        FallbackChain.of(
            List.of(
                new NamedEngine("sharpe", ENGINES.get("sharpe")),
                new NamedEngine("broken", request -> new double[] {Double.NaN, 1}),
                new NamedEngine("equal", EqualWeight.of())));
    Allocation allocation = chain.allocate(AllocationRequest.of(falling));
    assertThat(allocation.engine()).isEqualTo("equal");
    assertThat(allocation.weights()).containsExactly(0.5, 0.5);
    assertThat(allocation.failures())
        .extracting(Allocation.Failure::engine, Allocation.Failure::reason)
        .containsExactly(
            tuple("sharpe", Reason.NO_POSITIVE_MEAN), tuple("broken", Reason.UNSTABLE_SUM));
  }

  @Test
  void aChainWithoutAnAnswerIsANamedFailure() {
    double[][] falling = {{-0.01, -0.02, -0.01}, {-0.02, -0.01, -0.02}};
    FallbackChain chain =
        FallbackChain.of(List.of(new NamedEngine("sharpe", ENGINES.get("sharpe"))));
    assertThatThrownBy(() -> chain.allocate(AllocationRequest.of(falling)))
        .isInstanceOf(AllocationException.class)
        .hasMessageStartingWith(
            "NO_ENGINE: no engine of the chain answers: sharpe: NO_POSITIVE_MEAN: no asset has");
    assertThatThrownBy(() -> FallbackChain.of(List.of()))
        .hasMessage("number of engines in a chain must be >= 1, got 0");
    NamedEngine equal = new NamedEngine("equal", EqualWeight.of());
    assertThatThrownBy(() -> FallbackChain.of(List.of(equal, equal)))
        .hasMessage("engine equal is in the chain twice; name it once");
    assertThatThrownBy(() -> new NamedEngine(" ", EqualWeight.of()))
        .hasMessage("id of an engine must not be blank");
  }
}
