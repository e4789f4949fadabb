package org.alluvium.flows.profile;

import java.util.List;
import java.util.Optional;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.flows.selection.SelectionPipeline;
import org.alluvium.kernels.cost.CostModel;

/**
 * A named configuration that makes one sleeve.
 *
 * @param id name of the profile
 * @param decisions how it decides what it holds
 * @param universe symbols that it may hold
 * @param calendar id of the trading calendar whose sessions decide
 * @param portfolio how it builds its book
 * @param costs what trading costs
 * @param fill price of the session after the decision at which orders fill
 * @param market symbol that it is compared with
 * @param capital net asset value at the start, in currency
 */
public record SleeveProfile(
    String id,
    DecisionRules decisions,
    List<String> universe,
    String calendar,
    PortfolioConfiguration portfolio,
    CostModel costs,
    PriceBasis fill,
    String market,
    double capital)
    implements TradedProfile {

  public SleeveProfile {
    universe = universe.stream().sorted().distinct().toList();
  }

  /** The feature sets that its selection reads. */
  public List<String> featureSets() {
    return SelectionPipeline.of(decisions.selection()).features().stream()
        .filter(name -> name.contains("."))
        .map(name -> name.substring(0, name.indexOf('.')))
        .distinct()
        .toList();
  }

  /** What it learns from and forecasts, where it has a strategy. */
  public Optional<ForecastProfile> forecasting() {
    return decisions
        .strategy()
        .map(strategy -> new SleeveForecasts(id, strategy, universe, calendar, fill));
  }
}
