package org.alluvium.flows.portfolio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.error.ProfileErrors;
import org.alluvium.flows.profile.EngineSettings;
import org.alluvium.flows.profile.PortfolioConfiguration;
import org.alluvium.kernels.clustering.LeafOrder;
import org.alluvium.kernels.clustering.Linkage;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.kernels.covariance.CovarianceEstimator;
import org.alluvium.kernels.covariance.ExponentialCovariance;
import org.alluvium.kernels.covariance.ShrunkCovariance;
import org.alluvium.kernels.portfolio.Allocation;
import org.alluvium.kernels.portfolio.Allocation.Failure;
import org.alluvium.kernels.portfolio.AllocationException;
import org.alluvium.kernels.portfolio.AllocationException.Reason;
import org.alluvium.kernels.portfolio.AllocationLimits;
import org.alluvium.kernels.portfolio.AllocationRequest;
import org.alluvium.kernels.portfolio.ClusteredAllocation;
import org.alluvium.kernels.portfolio.ClusteredSettings;
import org.alluvium.kernels.portfolio.EqualWeight;
import org.alluvium.kernels.portfolio.FallbackChain;
import org.alluvium.kernels.portfolio.HierarchicalEqualRiskContribution;
import org.alluvium.kernels.portfolio.HierarchicalRiskParity;
import org.alluvium.kernels.portfolio.InverseVolatility;
import org.alluvium.kernels.portfolio.MaximumDiversification;
import org.alluvium.kernels.portfolio.MaximumSharpe;
import org.alluvium.kernels.portfolio.MinimumVariance;
import org.alluvium.kernels.portfolio.NamedEngine;
import org.alluvium.kernels.portfolio.PortfolioEngine;
import org.alluvium.kernels.portfolio.RiskBudgeting;
import org.alluvium.kernels.portfolio.StableSum;
import org.alluvium.kernels.portfolio.TurnoverCosts;
import org.alluvium.kernels.portfolio.WeightBounds;

/**
 * The portfolio engines that there are, by the id that configuration uses, as a profile has them.
 */
public final class Engines {
  /** The benchmark that holds the whole universe at equal weight; no profile can choose it. */
  public static final String EQUAL_UNIVERSE = "equal_universe";

  /** Equal weight over the parts that a profile holds. */
  public static final String EQUAL = "equal";

  private static final double BASIS_POINT = 1e-4;

  private final String profile;
  private final PortfolioConfiguration configuration;
  private final AllocationLimits limits;
  private final Map<String, PortfolioEngine> engines = new LinkedHashMap<>();

  /**
   * @param profile whose they are
   * @param costs of trading, for engines that weigh them
   */
  public Engines(String profile, PortfolioConfiguration configuration, CostModel costs) {
    this.profile = profile;
    this.configuration = configuration;
    EngineSettings settings = configuration.settings();
    CovarianceEstimator covariance = covariance(settings);
    this.limits = limits(settings, costs);
    Linkage linkage = word(Linkage.class, settings.linkage());
    engines.put(EQUAL, EqualWeight.of());
    engines.put("inverse_volatility", InverseVolatility.of(covariance));
    engines.put("min_variance", MinimumVariance.of(limits, covariance));
    engines.put("max_sharpe", MaximumSharpe.of(limits, covariance));
    engines.put("max_diversification", MaximumDiversification.of(limits, covariance));
    engines.put("risk_budgeting", RiskBudgeting.equal(covariance));
    engines.put("hrp", HierarchicalRiskParity.of(linkage, leafOrder(settings), covariance));
    engines.put(
        "herc", HierarchicalEqualRiskContribution.of(linkage, settings.clusters(), covariance));
    engines.put("clustered", ClusteredAllocation.of(ClusteredSettings.standard(), covariance));
  }

  /**
   * What an engine says, or the first that stands in for it and answers. What stands in for an
   * engine that keeps limits is cut to them, and the rest is cash.
   *
   * @param book the engine whose book it is for
   * @param asked the engine that is asked first; another where too little was selected
   * @param session of the decision
   */
  public Allocation allocate(
      String book, String asked, LocalDate session, AllocationRequest request) {
    FallbackChain chain =
        FallbackChain.of(
            configuration.chain(asked).stream()
                .map(one -> new NamedEngine(one, named(one)))
                .toList());
    try {
      Allocation answer = chain.allocate(request);
      boolean standsIn =
          PortfolioConfiguration.KEEPING_LIMITS.contains(book)
              && !PortfolioConfiguration.KEEPING_LIMITS.contains(answer.engine());
      return standsIn ? cut(answer, request.clusters()) : answer;
    } catch (AllocationException e) {
      throw FlowErrors.noWeights(profile, session, e);
    }
  }

  private Allocation cut(Allocation answer, int[] clusters) {
    double[] weights = limits.cut(answer.weights(), clusters);
    double cash = 1 - Arrays.stream(weights).sum();
    if (cash < StableSum.TOLERANCE) {
      return answer;
    }
    List<Failure> failures = new ArrayList<>(answer.failures());
    failures.add(
        new Failure(
            answer.engine(),
            Reason.INFEASIBLE,
            "cut to the limits, %.1f %% is cash".formatted(100 * cash)));
    return new Allocation(weights, answer.engine(), failures);
  }

  private PortfolioEngine named(String id) {
    PortfolioEngine engine = engines.get(id);
    if (engine == null) {
      throw ProfileErrors.unknownEngine(profile, id, engines.keySet());
    }
    return engine;
  }

  private static CovarianceEstimator covariance(EngineSettings settings) {
    return switch (settings.covariance()) {
      case "exponential" -> new ExponentialCovariance(settings.halfLife());
      case "ledoit_wolf" -> ShrunkCovariance.LEDOIT_WOLF;
      case "oas" -> ShrunkCovariance.ORACLE_APPROXIMATING;
      default -> CovarianceEstimator.SAMPLE;
    };
  }

  private static AllocationLimits limits(EngineSettings settings, CostModel costs) {
    double rate = (costs.commissionBasisPoints() + costs.halfSpreadBasisPoints()) * BASIS_POINT;
    return AllocationLimits.of(new WeightBounds(0, settings.most()))
        .withMostOfCluster(settings.mostOfCluster())
        .withCosts(new TurnoverCosts(rate, settings.costWeight()));
  }

  private static LeafOrder leafOrder(EngineSettings settings) {
    return settings.leafOrder().equals("plain") ? LeafOrder.PLAIN : LeafOrder.SCIPY_OPTIMAL;
  }

  private static <E extends Enum<E>> E word(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }
}
