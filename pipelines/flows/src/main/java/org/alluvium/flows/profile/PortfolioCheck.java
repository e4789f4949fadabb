package org.alluvium.flows.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alluvium.flows.error.ProfileErrors;

/**
 * Settings that a profile gives, and that its portfolio would leave aside; all are told at once.
 */
final class PortfolioCheck {
  private static final String COVARIANCE = "covariance";
  private static final String HALF_LIFE = "half_life";

  /** Limits, which the engine of the profile itself must keep. */
  private static final Set<String> LIMITS = Set.of("most", "most_of_cluster", "cost_weight");

  private static final Set<String> OF_COVARIANCES =
      Set.of(
          "inverse_volatility",
          "min_variance",
          "max_sharpe",
          "max_diversification",
          "risk_budgeting",
          "hrp",
          "herc",
          "clustered");

  private static final Map<String, Set<String>> READERS =
      Map.of(
          COVARIANCE,
          OF_COVARIANCES,
          HALF_LIFE,
          OF_COVARIANCES,
          "linkage",
          Set.of("hrp", "herc"),
          "leaf_order",
          Set.of("hrp"),
          "clusters",
          Set.of("herc"),
          "most",
          PortfolioConfiguration.KEEPING_LIMITS,
          "most_of_cluster",
          PortfolioConfiguration.KEEPING_LIMITS,
          "cost_weight",
          PortfolioConfiguration.KEEPING_LIMITS);

  private PortfolioCheck() {}

  /**
   * @param settings the settings as they are given
   */
  static void require(String profile, PortfolioConfiguration portfolio, JsonNode settings) {
    List<String> problems = new ArrayList<>();
    for (String setting : new TreeSet<>(READERS.keySet())) {
      List<String> asked =
          LIMITS.contains(setting) ? List.of(portfolio.engine()) : portfolio.asked();
      if (settings.hasNonNull(setting)
          && asked.stream().noneMatch(READERS.get(setting)::contains)) {
        problems.add(
            "settings.%s is given, and %s does not read it; leave it out, or take one of %s"
                .formatted(setting, String.join(", ", asked), new TreeSet<>(READERS.get(setting))));
      }
    }
    String covariance = portfolio.settings().covariance();
    if (settings.hasNonNull(HALF_LIFE) && !covariance.equals("exponential")) {
      problems.add(
          "settings.half_life goes with settings.covariance exponential, not " + covariance);
    }
    if (!problems.isEmpty()) {
      throw ProfileErrors.unfitPortfolio(profile, problems);
    }
  }
}
