package org.alluvium.flows.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.profile.DecisionRules;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.flows.regime.RegimeConfiguration;
import org.alluvium.flows.selection.PipelineConfiguration;

/** Decisions of sample sleeves. */
public final class SampleDecisions {
  private static final String FORECAST_TOP =
      """
      {"description": "the best forecasts", "stages": [
        {"stage": "ingestion/prices", "look_back_sessions": 60},
        {"stage": "features/stored"},
        {"stage": "inference/forecast"},
        {"stage": "clustering/none"},
        {"stage": "policy/top"},
        {"stage": "synthesis/streams", "logic": "trend"}]}
      """;

  private SampleDecisions() {}

  /** The best forecasts of a strategy, so many at most; 0 = all. */
  public static DecisionRules forecastTop(StrategyConfiguration strategy, int top) {
    PipelineConfiguration pipeline =
        pipeline(FORECAST_TOP)
            .with("inference", Map.of("sides", strategy.sides().name().toLowerCase(Locale.ROOT)))
            .with("policy", Map.of("top", Integer.toString(top)));
    return new DecisionRules(Optional.of(strategy), pipeline, RegimeConfiguration.DEFAULTS);
  }

  /** A pipeline of JSON. */
  public static PipelineConfiguration pipeline(String json) {
    try {
      return PipelineConfiguration.of("sample", new ObjectMapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
