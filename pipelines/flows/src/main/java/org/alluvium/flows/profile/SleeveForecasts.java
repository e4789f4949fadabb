package org.alluvium.flows.profile;

import java.util.List;
import org.alluvium.flows.labels.PriceBasis;

/** What a sleeve that decides by forecasts learns from and forecasts. */
public record SleeveForecasts(
    String id,
    StrategyConfiguration strategy,
    List<String> universe,
    String calendar,
    PriceBasis fill)
    implements ForecastProfile {}
