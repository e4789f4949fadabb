package org.alluvium.flows.profile;

import java.util.List;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.kernels.cost.CostModel;

/**
 * A named configuration that makes one sleeve.
 *
 * @param id name of the profile
 * @param strategy how it forecasts
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
    StrategyConfiguration strategy,
    List<String> universe,
    String calendar,
    PortfolioConfiguration portfolio,
    CostModel costs,
    PriceBasis fill,
    String market,
    double capital)
    implements ForecastProfile {

  public SleeveProfile {
    universe = universe.stream().sorted().distinct().toList();
  }
}
