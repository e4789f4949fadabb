package org.alluvium.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;
import org.alluvium.lakehouse.digest.Sha256;

/** JSON in one form only: keys sorted, no white space. Equal content gives equal bytes. */
public final class CanonicalJson {
  private CanonicalJson() {}

  /** The canonical text. */
  public static String of(JsonNode node) {
    return sorted(node).toString();
  }

  /** SHA-256 of the canonical text in UTF-8, in lower-case hex. */
  public static String sha256(JsonNode node) {
    return Sha256.of(of(node));
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      TreeMap<String, JsonNode> entries = new TreeMap<>();
      node.properties().forEach(entry -> entries.put(entry.getKey(), sorted(entry.getValue())));
      ObjectNode object = StrictJson.MAPPER.createObjectNode();
      entries.forEach(object::set);
      return object;
    }
    if (node.isArray()) {
      var array = StrictJson.MAPPER.createArrayNode();
      node.forEach(item -> array.add(sorted(item)));
      return array;
    }
    return node;
  }
}
