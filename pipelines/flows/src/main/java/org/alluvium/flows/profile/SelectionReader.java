package org.alluvium.flows.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.flows.error.ProfileErrors;
import org.alluvium.flows.selection.PipelineConfiguration;

/**
 * Reads the block {@code selection} of a profile: the pipeline that it names, with its own values
 * of some parameters. A pipeline that ranks by forecasts takes its sides from the strategy, and
 * every one what a short costs from the cost model.
 */
public final class SelectionReader {
  private static final String FORECAST = "inference/forecast";
  private static final String INFERENCE = "inference";
  private static final String SELECTION = "selection";
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
    PipelineConfiguration pipeline =
        pipeline(profile).with(SYNTHESIS, Map.of("annual_borrow", Double.toString(annualBorrow)));
    if (ranksByForecast(pipeline)) {
      Sides own = sides.orElseThrow(() -> ProfileErrors.forecastWithoutStrategy(pipeline.id()));
      return laid(
          profile, pipeline.with(INFERENCE, Map.of("sides", own.name().toLowerCase(Locale.ROOT))));
    }
    return laid(profile, pipeline);
  }

  /** The pipeline that a profile names, as its file has it. */
  public PipelineConfiguration pipeline(JsonNode profile) {
    String name = profile.path(SELECTION).path("pipeline").asText();
    return PipelineConfiguration.of(name, configuration.path("pipelines").path(name));
  }

  /** A pipeline with the profile's own values of parameters over it; a null takes one away. */
  public static PipelineConfiguration laid(JsonNode profile, PipelineConfiguration pipeline) {
    PipelineConfiguration laid = pipeline;
    for (Map.Entry<String, JsonNode> stage : profile.path(SELECTION).properties()) {
      if (stage.getValue().isObject()) {
        laid = laid.with(stage.getKey(), texts(stage.getValue()));
      }
    }
    return laid;
  }

  private static boolean ranksByForecast(PipelineConfiguration pipeline) {
    return pipeline.stages().stream().anyMatch(stage -> stage.stage().equals(FORECAST));
  }

  private static Map<String, String> texts(JsonNode parameters) {
    Map<String, String> texts = new TreeMap<>();
    parameters.properties().forEach(entry -> texts.put(entry.getKey(), text(entry.getValue())));
    return texts;
  }

  private static String text(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
