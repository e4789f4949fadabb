package org.alluvium.flows.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.alluvium.kernels.rule.RuleKind;
import org.alluvium.kernels.rule.RuleParameter;
import org.alluvium.kernels.search.Choices;
import org.alluvium.kernels.search.Parameter;
import org.alluvium.kernels.search.SearchSpace;
import org.alluvium.kernels.search.TrialValues;

/** All parameters of a trial as texts, and as the JSON that is on record. */
final class TrialParameters {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TrialParameters() {}

  /** Those that vary and those that do not, by name. */
  static Map<String, String> texts(Map<String, String> fixed, TrialValues values) {
    Map<String, String> texts = new TreeMap<>(fixed);
    for (int place = 0; place < values.space().dimension(); place++) {
      Parameter parameter = values.space().parameters().get(place);
      double number = values.number(place);
      texts.put(
          parameter.name(),
          parameter instanceof Choices choices ? choices.option(number) : parameter.json(number));
    }
    return texts;
  }

  /** A JSON object, names in order, numbers as numbers. */
  static String json(RuleKind rule, Map<String, String> texts) {
    StringJoiner json = new StringJoiner(",", "{", "}");
    new TreeMap<>(texts)
        .forEach(
            (name, text) ->
                json.add(
                    "%s:%s"
                        .formatted(
                            TextNode.valueOf(name),
                            isText(rule, name) ? TextNode.valueOf(text) : text)));
    return json.toString();
  }

  /** The texts of a trial on record. */
  static Map<String, String> parse(String json) {
    try {
      Map<String, String> texts = new TreeMap<>();
      JSON.readValue(json, ObjectNode.class)
          .properties()
          .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
      return texts;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot read the parameters of a trial: " + json, e);
    }
  }

  /** The values of a trial on record, as its sampler gave them. */
  static TrialValues values(SearchSpace space, String json) {
    Map<String, String> texts = parse(json);
    texts.keySet().retainAll(space.names());
    return space.parse(texts);
  }

  private static boolean isText(RuleKind rule, String name) {
    return rule.parameters().stream()
        .anyMatch(p -> p.name().equals(name) && p.kind() == RuleParameter.Kind.TEXT);
  }
}
