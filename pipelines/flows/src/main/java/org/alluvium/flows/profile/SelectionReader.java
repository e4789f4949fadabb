package org.alluvium.flows.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.selection.PipelineConfiguration;

/**
 * Reads the block {@code selection} of a profile: the pipeline that it names, with its own values
 * of some parameters. A pipeline that ranks by forecasts takes its sides from the strategy, and
 * every one what a short costs from the cost model.
 */
public final class SelectionReader {
  private static final String FORECAST = "inference/forecast";
  private static final String INFERENCE = "inference";
  private static final String SYNTHESIS = "synthesis";

  private final JsonNode configuration;

  /**
   * @param configuration all of it, resolved
   */
  public SelectionReader(JsonNode configuration) {
    this.configuration = configuration;
  }

  /** Reads it. */
  public PipelineConfiguration read(JsonNode profile, Optional<Sides> sides, double annualBorrow) {
    JsonNode selection = profile.path("selection");
    String name = selection.path("pipeline").asText();
    JsonNode file = configuration.path("pipelines").path(name);
    PipelineConfiguration pipeline = PipelineConfiguration.of(name, file);
    pipeline = pipeline.with(SYNTHESIS, Map.of("annual_borrow", Double.toString(annualBorrow)));
    if (ranksByForecast(pipeline)) {
      Sides own = sides.orElseThrow(() -> FlowErrors.forecastWithoutStrategy(name));
      pipeline = pipeline.with(INFERENCE, Map.of("sides", own.name().toLowerCase(Locale.ROOT)));
    }
    for (Map.Entry<String, JsonNode> stage : selection.properties()) {
      if (stage.getValue().isObject()) {
        pipeline = pipeline.with(stage.getKey(), texts(stage.getValue()));
      }
    }
    return pipeline;
  }

  private static boolean ranksByForecast(PipelineConfiguration pipeline) {
    return pipeline.stages().stream().anyMatch(stage -> stage.stage().equals(FORECAST));
  }

  private static Map<String, String> texts(JsonNode parameters) {
    Map<String, String> texts = new TreeMap<>();
    parameters
        .properties()
        .forEach(
            entry ->
                texts.put(
                    entry.getKey(),
                    entry.getValue().isTextual()
                        ? entry.getValue().textValue()
                        : entry.getValue().toString()));
    return texts;
  }
}
