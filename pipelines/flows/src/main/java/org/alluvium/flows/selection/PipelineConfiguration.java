package org.alluvium.flows.selection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A selection pipeline as configured, one file of {@code conf/pipelines}.
 *
 * @param id name of its file
 * @param stages in order
 */
public record PipelineConfiguration(
    String id, String description, List<StageConfiguration> stages) {
  private static final String STAGES = "stages";
  private static final String STAGE = "stage";
  private static final ObjectMapper JSON = new ObjectMapper();

  public PipelineConfiguration {
    stages = List.copyOf(stages);
  }

  /** Reads {@code {"description": …, "stages": [{"stage": id, parameter: value, …}, …]}}. */
  public static PipelineConfiguration of(String id, JsonNode pipeline) {
    JsonNode list = pipeline.path(STAGES);
    if (!list.isArray() || list.valueStream().anyMatch(entry -> !entry.path(STAGE).isTextual())) {
      throw SelectionErrors.noStages(id);
    }
    List<StageConfiguration> stages = new ArrayList<>();
    for (JsonNode entry : list) {
      TreeMap<String, JsonNode> parameters = new TreeMap<>();
      entry.properties().forEach(field -> parameters.put(field.getKey(), field.getValue()));
      String stage = parameters.remove(STAGE).textValue();
      stages.add(new StageConfiguration(stage, parameters));
    }
    return new PipelineConfiguration(id, pipeline.path("description").asText(), stages);
  }

  /**
   * With other parameters of one stage, as an address gives them.
   *
   * @param stage a kind such as {@code clustering}, or a whole id such as {@code clustering/none},
   *     which puts that implementation in the place of the one that is there, without its
   *     parameters
   * @param parameters by name; what reads as a number, a list or an object of JSON is one, the rest
   *     is text; an empty text takes the parameter away
   */
  public PipelineConfiguration with(String stage, Map<String, String> parameters) {
    StageConfiguration asked = new StageConfiguration(stage, new TreeMap<>());
    List<String> kinds = stages.stream().map(StageConfiguration::kind).toList();
    if (!kinds.contains(asked.kind())) {
      throw SelectionErrors.noSuchStage(id, stage, kinds);
    }
    Map<String, JsonNode> values = new TreeMap<>();
    parameters.forEach((name, text) -> values.put(name, value(text)));
    return new PipelineConfiguration(
        id,
        description,
        stages.stream()
            .map(
                there ->
                    there.kind().equals(asked.kind()) ? placed(asked, there).with(values) : there)
            .toList());
  }

  private static StageConfiguration placed(StageConfiguration asked, StageConfiguration there) {
    boolean other = asked.stage().contains("/") && !asked.stage().equals(there.stage());
    return other ? asked : there;
  }

  private static JsonNode value(String text) {
    if (text.isEmpty()) {
      return NullNode.getInstance();
    }
    try {
      JsonNode read = JSON.readTree(text);
      return read.isNumber() || read.isContainerNode() ? read : new TextNode(text);
    } catch (JsonProcessingException e) {
      return new TextNode(text);
    }
  }
}
