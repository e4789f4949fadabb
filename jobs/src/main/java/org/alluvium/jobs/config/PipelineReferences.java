package org.alluvium.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.alluvium.lakehouse.error.ClosestWord;

/** What a schema cannot say of {@code conf/discovery}: names used twice, names of nothing. */
final class PipelineReferences {
  private static final KeyPath PIPELINES = KeyPath.parse("discovery");

  private final LayeredTree tree;
  private final List<ConfigurationProblem> problems = new ArrayList<>();

  PipelineReferences(LayeredTree tree) {
    this.tree = tree;
  }

  List<ConfigurationProblem> problems() {
    tree.at(PIPELINES).stream()
        .flatMap(pipelines -> pipelines.properties().stream())
        .forEach(this::checkPipeline);
    return problems;
  }

  private void checkPipeline(Map.Entry<String, JsonNode> pipeline) {
    KeyPath path = PIPELINES.child(pipeline.getKey());
    JsonNode id = pipeline.getValue().path("id");
    if (id.isTextual() && !id.textValue().equals(pipeline.getKey())) {
      report(
          path.child("id"),
          "must be the name of its file, %s, got '%s'"
              .formatted(pipeline.getKey(), id.textValue()));
    }
    List<String> scanners = texts(pipeline.getValue().path("scanners"), "id");
    reportTwice(path.child("scanners"), "id", scanners);
    KeyPath filters = path.child("filters");
    JsonNode list = pipeline.getValue().path("filters");
    reportTwice(filters, "name", texts(list, "name"));
    for (int i = 0; i < list.size(); i++) {
      checkFilter(filters.child(String.valueOf(i)), list.path(i), scanners);
    }
  }

  private void checkFilter(KeyPath path, JsonNode filter, List<String> scanners) {
    if (Stream.of("one_of", "none_of", "at_least", "at_most").noneMatch(filter::has)) {
      report(path, "drops nothing: give it one_of, none_of, at_least or at_most");
    }
    if (filter.path("at_least").isNumber()
        && filter.path("at_most").isNumber()
        && filter.path("at_least").doubleValue() > filter.path("at_most").doubleValue()) {
      report(
          path,
          "drops everything: at_least %s is above at_most %s"
              .formatted(filter.path("at_least"), filter.path("at_most")));
    }
    filter
        .path("scanners")
        .valueStream()
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(name -> !scanners.contains(name))
        .forEach(name -> reportUnknown(path.child("scanners"), name, scanners));
  }

  private void reportUnknown(KeyPath path, String name, List<String> scanners) {
    Optional<String> closest = ClosestWord.to(name, scanners);
    report(
        path,
        "names no scanner of the pipeline: '%s'%s; known: %s"
            .formatted(name, ClosestWord.asked(closest), String.join(", ", scanners)));
  }

  private void reportTwice(KeyPath path, String key, List<String> names) {
    Set<String> seen = new HashSet<>();
    names.stream()
        .filter(name -> !seen.add(name))
        .forEach(name -> report(path, "has two entries with %s '%s'".formatted(key, name)));
  }

  private void report(KeyPath path, String message) {
    problems.add(
        new ConfigurationProblem(
            tree.sourceOf(path).orElse("the configuration"), path.toString(), message));
  }

  private static List<String> texts(JsonNode list, String key) {
    return list.valueStream()
        .map(item -> item.path(key))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .toList();
  }
}
