package org.alluvium.flows.selection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values that a configuration gives to a stage, after they were checked.
 *
 * @param values by name
 */
record StageParameters(SortedMap<String, JsonNode> values) {
  static StageParameters of(Map<String, JsonNode> values) {
    return new StageParameters(new TreeMap<>(values));
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  OptionalInt integer(String name) {
    return has(name) ? OptionalInt.of(values.get(name).intValue()) : OptionalInt.empty();
  }

  OptionalDouble number(String name) {
    return has(name) ? OptionalDouble.of(values.get(name).doubleValue()) : OptionalDouble.empty();
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(JsonNode::textValue);
  }

  /** The constant of an enum that a word stands for. */
  <E extends Enum<E>> E word(String name, Class<E> type, E other) {
    return text(name).map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT))).orElse(other);
  }

  List<String> texts(String name) {
    return has(name) ? values.get(name).valueStream().map(JsonNode::textValue).toList() : List.of();
  }

  /** Numbers by key, in order of key. */
  SortedMap<String, Double> numbers(String name) {
    SortedMap<String, Double> numbers = new TreeMap<>();
    if (has(name)) {
      values
          .get(name)
          .properties()
          .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().doubleValue()));
    }
    return numbers;
  }
}
