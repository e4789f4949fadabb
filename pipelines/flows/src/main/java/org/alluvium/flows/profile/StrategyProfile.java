package org.alluvium.flows.profile;

import java.util.List;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.kernels.cost.CostModel;

/**
 * A named configuration that runs one strategy, with its execution, on one instrument.
 *
 * @param id name of the profile
 * @param strategy how it forecasts
 * @param execution how forecasts become positions
 * @param instrument symbol that it trades
 * @param calendar id of the trading calendar whose sessions decide
 * @param costs what trading costs
 * @param capital net asset value at the start, in the currency of the prices
 */
public record StrategyProfile(
    String id,
    StrategyConfiguration strategy,
    ExecutionConfiguration execution,
    String instrument,
    String calendar,
    CostModel costs,
    double capital)
    implements ForecastProfile {

  @Override
  public List<String> universe() {
    return List.of(instrument);
  }

  /** Orders fill at the next open, and labels run from open to open. */
  @Override
  public PriceBasis fill() {
    return PriceBasis.OPEN;
  }
}
