package org.alluvium.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
  private static final String REFERENCE = "$ref";
  private static final String SUFFIX = ".schema.json";

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

  /**
   * The schema of the manifest, as shipped in the jar, with the pipeline's schema that it refers to
   * among its definitions.
   */
  static JsonNode manifestSchema() {
    ObjectNode manifest = shipped("manifest.schema.json");
    String pipeline = "pipeline";
    ObjectNode definition = shipped(pipeline + SUFFIX);
    definition.remove("$schema");
    refer(definition, "#/", "#/$defs/" + pipeline + "/");
    refer(manifest, pipeline + SUFFIX, "#/$defs/" + pipeline);
    manifest.withObjectProperty("$defs").set(pipeline, definition);
    return manifest;
  }

  private static ObjectNode shipped(String name) {
    try (InputStream stream = SchemaTree.class.getResourceAsStream("schema/" + name)) {
      return (ObjectNode) StrictJson.MAPPER.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("schema/" + name + " is not in the jar", e);
    }
  }

  /** Puts another beginning into every reference that begins so. */
  private static void refer(JsonNode schema, String from, String to) {
    JsonNode reference = schema.path(REFERENCE);
    if (reference.isTextual() && reference.textValue().startsWith(from)) {
      ((ObjectNode) schema).put(REFERENCE, to + reference.textValue().substring(from.length()));
    }
    schema.forEach(part -> refer(part, from, to));
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
    if (schema.has(REFERENCE)) {
      return resolved(root.at(schema.path(REFERENCE).textValue().substring(1)), node);
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
