package org.alluvium.flows.profile;

import java.util.List;
import org.alluvium.flows.labels.PriceBasis;

/** What training and forecasting need to know of a profile, whatever it does with forecasts. */
public interface ForecastProfile {
  /** Name of the profile. */
  String id();

  /** How it forecasts. */
  StrategyConfiguration strategy();

  /** Symbols whose returns it learns from and forecasts; sorted. */
  List<String> universe();

  /** Id of the trading calendar whose sessions decide. */
  String calendar();

  /** Price of the session after the decision at which orders fill, and labels begin. */
  PriceBasis fill();
}
