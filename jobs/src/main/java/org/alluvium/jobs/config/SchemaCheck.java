package org.alluvium.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.alluvium.lakehouse.error.ClosestWord;

/** Validates the merged configuration against its schema, in words that name the way out. */
final class SchemaCheck {
  private static final int LONGEST_LIST = 16;

  private final LayeredTree tree;
  private final SchemaTree schema;

  SchemaCheck(LayeredTree tree) {
    this.tree = tree;
    this.schema = SchemaTree.of(tree.root());
  }

  /** All problems, ordered by path. */
  List<ConfigurationProblem> problems() {
    JsonSchema validator =
        JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SchemaTree.manifestSchema());
    return validator.validate(tree.root()).stream()
        .map(this::problem)
        .distinct()
        .filter(problem -> !SelectionReferences.tells(problem.path()))
        .sorted(Comparator.comparing(ConfigurationProblem::path))
        .toList();
  }

  private ConfigurationProblem problem(ValidationMessage message) {
    KeyPath at = path(message.getInstanceLocation());
    return switch (message.getType()) {
      case "additionalProperties" -> unknownKey(at.child(message.getProperty()));
      case "required" -> missingKey(at.child(message.getProperty()));
      default -> wrongValue(at, message);
    };
  }

  private ConfigurationProblem unknownKey(KeyPath path) {
    List<String> allowed = schema.keysAt(path.parent());
    String meant = ClosestWord.asked(ClosestWord.to(path.last(), allowed));
    JsonNode value = tree.at(path).orElseThrow();
    return new ConfigurationProblem(
        source(path),
        path.toString(),
        "is not a known key (its value is %s)%s; allowed here: %s"
            .formatted(Secrecy.shown(path, value), meant, String.join(", ", allowed)));
  }

  private ConfigurationProblem missingKey(KeyPath path) {
    String allowed = schema.at(path).map(this::allowed).orElse("a value");
    return new ConfigurationProblem(
        source(path.parent()), path.toString(), "is missing; it must be " + allowed);
  }

  private ConfigurationProblem wrongValue(KeyPath path, ValidationMessage message) {
    JsonNode value = message.getInstanceNode();
    JsonNode wanted = message.getSchemaNode();
    String shown = Secrecy.shown(path, value);
    String verdict =
        switch (message.getType()) {
          case "type" -> "must be %s, got %s".formatted(typeName(wanted.asText()), shown);
          case "enum" -> "must be %s, got %s".formatted(oneOf(wanted, value), shown);
          case "const" -> "must be %s, got %s".formatted(wanted, shown);
          case "minimum" -> "must be >= %s, got %s".formatted(wanted, shown);
          case "exclusiveMinimum" -> "must be > %s, got %s".formatted(wanted, shown);
          case "maximum" -> "must be <= %s, got %s".formatted(wanted, shown);
          case "exclusiveMaximum" -> "must be < %s, got %s".formatted(wanted, shown);
          case "minItems" -> "must have at least %s items, got %s".formatted(wanted, shown);
          case "minLength" -> "must not be empty";
          case "uniqueItems" -> "must not name anything twice, got %s".formatted(shown);
          default -> "must be %s, got %s".formatted(described(path, message), shown);
        };
    return new ConfigurationProblem(source(path), path.toString(), verdict);
  }

  private String described(KeyPath path, ValidationMessage message) {
    return schema
        .at(path)
        .filter(s -> s.has("description"))
        .map(s -> s.path("description").textValue())
        .orElse("valid: " + message.getError());
  }

  private String allowed(JsonNode at) {
    if (at.has("enum")) {
      return oneOf(at.path("enum"), at);
    }
    String type = at.has("type") ? typeName(at.path("type").asText()) : "a value";
    return at.has("description") ? type + ": " + at.path("description").textValue() : type;
  }

  private String oneOf(JsonNode values, JsonNode given) {
    List<String> words = new ArrayList<>();
    values.forEach(value -> words.add(value.asText()));
    if (words.size() <= LONGEST_LIST) {
      return "one of " + String.join(", ", words);
    }
    Optional<String> closest = ClosestWord.to(given.asText(), words);
    return "one of the %d names in conf/schema%s"
        .formatted(words.size(), closest.map(" (closest: %s)"::formatted).orElse(""));
  }

  private static String typeName(String type) {
    return switch (type) {
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "an object";
      case "string" -> "a text";
      default -> type;
    };
  }

  private String source(KeyPath path) {
    return tree.sourceOf(path).orElse("the configuration");
  }

  private static KeyPath path(JsonNodePath location) {
    KeyPath path = KeyPath.ROOT;
    for (int i = 0; i < location.getNameCount(); i++) {
      path = path.child(String.valueOf(location.getElement(i)));
    }
    return path;
  }
}
