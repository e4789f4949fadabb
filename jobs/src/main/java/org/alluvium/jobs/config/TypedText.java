package org.alluvium.jobs.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text of an environment variable or of {@code --set} as the JSON value that the schema expects
 * there. A text that does not fit stays text, and the schema then says what is allowed.
 */
final class TypedText {
  private TypedText() {}

  static JsonNode read(String text, Optional<JsonNode> schema) {
    String type = schema.map(s -> s.path("type").asText()).orElse("");
    return switch (type) {
      case "string" -> TextNode.valueOf(text);
      case "array" -> text.startsWith("[") ? json(text) : items(text, schema.orElseThrow());
      default -> json(text);
    };
  }

  private static JsonNode json(String text) {
    try {
      return StrictJson.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }

  /** {@code a, b}: texts, or whatever the schema wants the items to be. */
  private static ArrayNode items(String text, JsonNode schema) {
    ArrayNode items = StrictJson.MAPPER.createArrayNode();
    Optional<JsonNode> each = Optional.of(schema.path("items")).filter(JsonNode::isObject);
    Stream.of(text.split(",", -1)).map(String::strip).map(i -> item(i, each)).forEach(items::add);
    return items;
  }

  private static JsonNode item(String text, Optional<JsonNode> schema) {
    String type = schema.map(s -> s.path("type").asText()).orElse("");
    return type.equals("number") || type.equals("integer") ? json(text) : TextNode.valueOf(text);
  }
}
