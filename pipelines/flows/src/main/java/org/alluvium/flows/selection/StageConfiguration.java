package org.alluvium.flows.selection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One entry of a pipeline: which stage, and its parameters.
 *
 * @param stage its id, such as {@code clustering/correlation}
 * @param parameters by name, in order of name
 */
public record StageConfiguration(String stage, SortedMap<String, JsonNode> parameters) {
  public StageConfiguration {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /** What stands before the slash. */
  public String kind() {
    return stage.contains("/") ? stage.substring(0, stage.indexOf('/')) : stage;
  }

  /** With other values of some parameters; a JSON null takes one away. */
  StageConfiguration with(Map<String, JsonNode> changed) {
    TreeMap<String, JsonNode> merged = new TreeMap<>(parameters);
    changed.forEach(
        (name, value) -> {
          if (value.isNull()) {
            merged.remove(name);
          } else {
            merged.put(name, value);
          }
        });
    return new StageConfiguration(stage, merged);
  }
}
