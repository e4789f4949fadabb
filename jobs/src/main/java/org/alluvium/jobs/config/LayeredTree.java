package org.alluvium.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Configuration layers laid over one another: objects merge key by key, every other value replaces.
 * Remembers the layer of each leaf.
 */
final class LayeredTree {
  private final ObjectNode root = StrictJson.MAPPER.createObjectNode();
  private final Map<KeyPath, String> sources = new LinkedHashMap<>();

  /** Lays a whole object over what is there. */
  void overlay(JsonNode layer, String source) {
    overlayAt(KeyPath.ROOT, layer, source);
  }

  /** Lays a value at a path over what is there, making the objects on the way. */
  void overlayAt(KeyPath path, JsonNode value, String source) {
    if (value.isObject() && !value.isEmpty()) {
      value
          .properties()
          .forEach(entry -> overlayAt(path.child(entry.getKey()), entry.getValue(), source));
    } else {
      replace(path, value, source);
    }
  }

  /** The merged tree, live. */
  ObjectNode root() {
    return root;
  }

  /** The value at a path, or empty. */
  Optional<JsonNode> at(KeyPath path) {
    JsonNode node = path.in(root);
    return node.isMissingNode() ? Optional.empty() : Optional.of(node);
  }

  /** Where a value came from: its own source, else that of its first leaf, else of a parent. */
  Optional<String> sourceOf(KeyPath path) {
    if (sources.containsKey(path)) {
      return Optional.of(sources.get(path));
    }
    Optional<String> below =
        sources.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(path))
            .map(Map.Entry::getValue)
            .findFirst();
    return below.isPresent() || path.keys().isEmpty() ? below : sourceOf(path.parent());
  }

  /** JSON path of each leaf to its source, sorted. */
  Map<String, String> provenance() {
    Map<String, String> sorted = new TreeMap<>();
    sources.forEach((path, source) -> sorted.put(path.toString(), source));
    return sorted;
  }

  /** Every leaf with its path. */
  Map<KeyPath, JsonNode> leaves() {
    Map<KeyPath, JsonNode> leaves = new LinkedHashMap<>();
    sources.keySet().forEach(path -> at(path).ifPresent(node -> leaves.put(path, node)));
    return leaves;
  }

  private void replace(KeyPath path, JsonNode value, String source) {
    if (path.keys().isEmpty() || (value.isObject() && at(path).filter(this::full).isPresent())) {
      return;
    }
    parentObject(path).set(path.last(), value.deepCopy());
    sources.keySet().removeIf(known -> known.startsWith(path));
    sources.put(path, source);
  }

  private boolean full(JsonNode node) {
    return node.isObject() && !node.isEmpty();
  }

  private ObjectNode parentObject(KeyPath path) {
    ObjectNode node = root;
    KeyPath walked = KeyPath.ROOT;
    for (String key : path.parent().keys()) {
      walked = walked.child(key);
      sources.remove(walked);
      node = node.get(key) instanceof ObjectNode object ? object : node.putObject(key);
    }
    return node;
  }
}
