package org.alluvium.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The way from the root of the configuration to a value, {@code $.profiles.meta.kind}. */
public record KeyPath(List<String> keys) {
  /** The whole configuration. */
  public static final KeyPath ROOT = new KeyPath(List.of());

  private static final Pattern INDEX = Pattern.compile("\\d{1,6}");

  public KeyPath {
    keys = List.copyOf(keys);
  }

  /** Parses {@code profiles.meta.kind}; a leading {@code $.} is optional. */
  public static KeyPath parse(String text) {
    String bare = text.startsWith("$.") ? text.substring(2) : text;
    return new KeyPath(List.of(bare.split("\\.", -1)));
  }

  /** One step further. */
  public KeyPath child(String key) {
    List<String> longer = new ArrayList<>(keys);
    longer.add(key);
    return new KeyPath(longer);
  }

  /** One step back; the root's parent is the root. */
  public KeyPath parent() {
    return keys.isEmpty() ? this : new KeyPath(keys.subList(0, keys.size() - 1));
  }

  /** The last key, or empty text for the root. */
  public String last() {
    return keys.isEmpty() ? "" : keys.get(keys.size() - 1);
  }

  /** The value at this path below a node, or a missing node; items of a list go by their index. */
  JsonNode in(JsonNode node) {
    JsonNode at = node;
    for (String key : keys) {
      at = step(at, key);
    }
    return at;
  }

  /** One step from a node: a key of an object, an index of a list. */
  static JsonNode step(JsonNode node, String key) {
    return node.isArray() && INDEX.matcher(key).matches()
        ? node.path(Integer.parseInt(key))
        : node.path(key);
  }

  /** Whether this path is the other one or lies below it. */
  public boolean startsWith(KeyPath other) {
    return keys.size() >= other.keys.size()
        && keys.subList(0, other.keys.size()).equals(other.keys);
  }

  @Override
  public String toString() {
    return keys.isEmpty() ? "$" : "$." + String.join(".", keys);
  }
}
