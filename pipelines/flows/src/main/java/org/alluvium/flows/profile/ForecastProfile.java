package org.alluvium.flows.profile;

import org.alluvium.flows.labels.PriceBasis;

/** What training and forecasting need to know of a profile, whatever it does with forecasts. */
public interface ForecastProfile extends TradedProfile {
  /** How it forecasts. */
  StrategyConfiguration strategy();

  /** Price of the session after the decision at which orders fill, and labels begin. */
  PriceBasis fill();
}
