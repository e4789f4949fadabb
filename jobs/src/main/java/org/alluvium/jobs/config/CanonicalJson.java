package org.alluvium.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** JSON in one form only: keys sorted, no white space. Equal content gives equal bytes. */
public final class CanonicalJson {
  private CanonicalJson() {}

  /** The canonical text. */
  public static String of(JsonNode node) {
    return sorted(node).toString();
  }

  /** SHA-256 of the canonical text in UTF-8, in lower-case hex. */
  public static String sha256(JsonNode node) {
    try {
      byte[] bytes = of(node).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
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
