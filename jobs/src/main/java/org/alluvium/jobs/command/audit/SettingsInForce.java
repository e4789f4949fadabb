package org.alluvium.jobs.command.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alluvium.jobs.config.ResolvedConfiguration;

/**
 * The settings of a run by their path, and which layer set each. What a profile does not say of a
 * stage of its selection, its pipeline does.
 */
final class SettingsInForce {
  private static final String STAGE = "stage";
  private static final Pattern LAID_OVER =
      Pattern.compile("\\$\\.profiles\\.([^.]+)\\.selection\\.([^.]+)\\.(.+)");

  /**
   * A setting.
   *
   * @param value as text; null when there is none
   * @param source the file, variable or flag that set it; null when none did
   */
  record Setting(String value, String source) {
    private static final Setting NONE = new Setting(null, null);
  }

  private final JsonNode configuration;
  private final Map<String, String> provenance;
  private final Map<String, String> written = new TreeMap<>();

  SettingsInForce(ResolvedConfiguration configuration) {
    this(configuration.node(), configuration.provenance());
  }

  SettingsInForce(JsonNode configuration, Map<String, String> provenance) {
    this.configuration = configuration;
    this.provenance = provenance;
    collect("$", configuration);
  }

  /** Paths of everything that is written. */
  Set<String> paths() {
    return written.keySet();
  }

  /** What is in force at a path, written there or not. */
  Setting at(String path) {
    if (written.containsKey(path)) {
      return new Setting(written.get(path), source(path));
    }
    Matcher laidOver = LAID_OVER.matcher(path);
    return laidOver.matches()
        ? ofPipeline(laidOver.group(1), laidOver.group(2), laidOver.group(3))
        : Setting.NONE;
  }

  /** What the pipeline of a profile says of a stage, which is named by its kind or whole id. */
  private Setting ofPipeline(String profile, String stage, String parameter) {
    JsonNode selection = configuration.path("profiles").path(profile).path("selection");
    String pipeline = selection.path("pipeline").asText();
    String path = "$.pipelines.%s.stages".formatted(pipeline);
    JsonNode stages = configuration.path("pipelines").path(pipeline).path("stages");
    for (JsonNode there : stages) {
      String id = there.path(STAGE).asText();
      if (id.equals(stage) || id.startsWith(stage + "/")) {
        String full = "%s.%s.%s".formatted(path, id, parameter);
        String source = source(full);
        return written.containsKey(full)
            ? new Setting(written.get(full), source)
            : new Setting(null, source == null ? null : source + ", which does not set it");
      }
    }
    return Setting.NONE;
  }

  /** The layer that set a value, or the list that it is in. */
  private String source(String path) {
    for (String above = path;
        above.contains(".");
        above = above.substring(0, above.lastIndexOf('.'))) {
      if (provenance.containsKey(above)) {
        return provenance.get(above);
      }
    }
    return null;
  }

  /** Values by their path; a list is one value, but for one of stages, which are told apart. */
  private void collect(String path, JsonNode node) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties().forEach(e -> collect(path + "." + e.getKey(), e.getValue()));
    } else if (isOfStages(node)) {
      node.forEach(stage -> collect(path + "." + stage.path(STAGE).asText(), stage));
    } else {
      written.put(path, node.isTextual() ? node.asText() : node.toString());
    }
  }

  private static boolean isOfStages(JsonNode node) {
    return node.isArray()
        && !node.isEmpty()
        && node.valueStream().allMatch(entry -> entry.path(STAGE).isTextual())
        && node.valueStream().map(entry -> entry.path(STAGE).asText()).distinct().count()
            == node.size();
  }
}
