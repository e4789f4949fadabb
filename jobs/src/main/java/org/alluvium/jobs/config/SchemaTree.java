package org.alluvium.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks a JSON Schema beside an instance: which keys are allowed at a path, and what type stands
 * there. Understands {@code properties}, {@code additionalProperties}, local {@code $ref} and one
 * {@code if}/{@code then}/{@code else} on the constant of a key: what our schemas use.
 */
final class SchemaTree {
  private final JsonNode root;
  private final JsonNode instance;

  private SchemaTree(JsonNode root, JsonNode instance) {
    this.root = root;
    this.instance = instance;
  }

  /** The schema of the whole configuration, beside what is configured so far. */
  static SchemaTree of(JsonNode instance) {
    return new SchemaTree(manifestSchema(), instance);
  }

  /** The schema of the manifest, as shipped in the jar. */
  static JsonNode manifestSchema() {
    try (InputStream stream = SchemaTree.class.getResourceAsStream("schema/manifest.schema.json")) {
      return StrictJson.MAPPER.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("schema/manifest.schema.json is not in the jar", e);
    }
  }

  /** The schema of the value at a path, if such a value may exist. */
  Optional<JsonNode> at(KeyPath path) {
    JsonNode schema = resolved(root, instance);
    JsonNode node = instance;
    for (String key : path.keys()) {
      node = KeyPath.step(node, key);
      schema = resolved(below(schema, key), node);
      if (schema.isMissingNode()) {
        return Optional.empty();
      }
    }
    return Optional.of(schema);
  }

  /** The keys that the schema names at a path. */
  List<String> keysAt(KeyPath path) {
    List<String> keys = new ArrayList<>();
    at(path)
        .ifPresent(schema -> schema.path("properties").fieldNames().forEachRemaining(keys::add));
    return keys;
  }

  /** Paths of all values that the schema allows, with the names that the instance gives. */
  List<KeyPath> leaves() {
    List<KeyPath> leaves = new ArrayList<>();
    collect(KeyPath.ROOT, root, instance, leaves);
    return leaves;
  }

  private void collect(KeyPath path, JsonNode unresolved, JsonNode node, List<KeyPath> leaves) {
    JsonNode schema = resolved(unresolved, node);
    if (!schema.path("type").asText().equals("object")) {
      leaves.add(path);
      return;
    }
    schema
        .path("properties")
        .properties()
        .forEach(
            entry ->
                collect(
                    path.child(entry.getKey()),
                    entry.getValue(),
                    node.path(entry.getKey()),
                    leaves));
    if (schema.path("additionalProperties").isObject()) {
      node.fieldNames()
          .forEachRemaining(
              name ->
                  collect(
                      path.child(name),
                      schema.path("additionalProperties"),
                      node.path(name),
                      leaves));
    }
  }

  private JsonNode below(JsonNode schema, String key) {
    if (schema.has("items")) {
      return schema.path("items");
    }
    JsonNode named = schema.path("properties").path(key);
    if (!named.isMissingNode()) {
      return named;
    }
    JsonNode others = schema.path("additionalProperties");
    return others.isObject() ? others : MissingNode.getInstance();
  }

  private JsonNode resolved(JsonNode schema, JsonNode node) {
    if (schema.has("$ref")) {
      return resolved(root.at(schema.path("$ref").textValue().substring(1)), node);
    }
    if (schema.has("if")) {
      return resolved(schema.path(holds(schema.path("if"), node) ? "then" : "else"), node);
    }
    return schema;
  }

  private static boolean holds(JsonNode condition, JsonNode node) {
    return condition.path("properties").properties().stream()
        .allMatch(entry -> node.path(entry.getKey()).equals(entry.getValue().path("const")));
  }
}
