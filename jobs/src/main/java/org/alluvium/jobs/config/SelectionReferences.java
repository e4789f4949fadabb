package org.alluvium.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.profile.SelectionReader;
import org.alluvium.flows.selection.PipelineConfiguration;
import org.alluvium.flows.selection.PipelineProblem;
import org.alluvium.flows.selection.SelectionPipeline;
import org.alluvium.flows.selection.StageConfiguration;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ClosestWord;

/**
 * What a schema cannot say of selections: pipelines that cannot run, with or without what a profile
 * lays over them, features that no set has, forecasts of no strategy.
 */
final class SelectionReferences {
  private static final KeyPath PIPELINES = KeyPath.parse("pipelines");
  private static final String STAGES = "stages";
  private static final String SELECTION = "selection";
  private static final String FORECAST = "forecast";

  /** What is known of the features of sets, where their columns can be told. */
  private final Map<String, List<String>> columns = new HashMap<>();

  private final LayeredTree tree;
  private final Map<String, PipelineConfiguration> sound = new HashMap<>();
  private final List<ConfigurationProblem> problems = new ArrayList<>();

  /**
   * @param sets ids of the sets whose columns can be told
   */
  SelectionReferences(LayeredTree tree, List<String> sets) {
    this.tree = tree;
    sets.forEach(set -> columns.put(set, FeatureSets.features(set, tree.root())));
  }

  /** Whether a problem of form is one that is told here, in words of the pipeline. */
  static boolean tells(String path) {
    return path.matches("\\$\\.pipelines\\.[^.]*\\.stages(\\..*)?");
  }

  List<ConfigurationProblem> problems() {
    tree.root().path("pipelines").properties().forEach(entry -> checkPipeline(entry.getKey()));
    tree.root()
        .path("profiles")
        .properties()
        .forEach(entry -> checkProfile(entry.getKey(), entry.getValue()));
    return problems;
  }

  private void checkPipeline(String name) {
    KeyPath path = PIPELINES.child(name).child(STAGES);
    try {
      PipelineConfiguration pipeline =
          PipelineConfiguration.of(name, tree.root().path("pipelines").path(name));
      List<String> wrong = new ArrayList<>(SelectionPipeline.problems(pipeline));
      if (wrong.isEmpty()) {
        sound.put(name, pipeline);
      }
      SelectionPipeline.soundFeatures(pipeline)
          .forEach(feature -> unknown(feature).ifPresent(wrong::add));
      wrong.forEach(problem -> report(path, path, problem));
    } catch (AlluviumException e) {
      report(path, path, e.getMessage());
    }
  }

  private void checkProfile(String id, JsonNode profile) {
    KeyPath path = KeyPath.parse("profiles." + id).child(SELECTION);
    JsonNode name = profile.path(SELECTION).path("pipeline");
    List<String> known = names();
    if (!name.isTextual()) {
      return;
    }
    if (!known.contains(name.textValue())) {
      KeyPath key = path.child("pipeline");
      report(
          key,
          key,
          "names no pipeline of conf/pipelines: '%s'%s; known: %s"
              .formatted(
                  name.textValue(),
                  ClosestWord.asked(ClosestWord.to(name.textValue(), known)),
                  String.join(", ", known)));
    } else if (sound.containsKey(name.textValue())) {
      checkLaid(path, profile, sound.get(name.textValue()));
    }
  }

  private void checkLaid(KeyPath path, JsonNode profile, PipelineConfiguration pipeline) {
    PipelineConfiguration laid = SelectionReader.laid(ofKnownKinds(profile, pipeline), pipeline);
    List<PipelineProblem> wrong = SelectionPipeline.placedProblems(laid);
    for (PipelineProblem problem : wrong) {
      KeyPath key = keyOf(path, problem);
      report(key, key, problem.message());
    }
    if (!wrong.isEmpty()) {
      return;
    }
    List<String> own = new ArrayList<>(features(laid));
    if (own.contains(FORECAST) && !profile.has("strategy")) {
      report(
          path.parent().child("strategy"),
          path.child("pipeline"),
          "is missing: pipeline %s reads the forecast of a strategy; name one, or another pipeline"
              .formatted(laid.id()));
    }
    own.removeAll(features(pipeline));
    for (String feature : own) {
      KeyPath key = keyNaming(path, feature);
      unknown(feature).ifPresent(problem -> report(key, key, problem));
    }
  }

  /** A profile without the stages that no pipeline has: the schema tells those. */
  private static JsonNode ofKnownKinds(JsonNode profile, PipelineConfiguration pipeline) {
    ObjectNode known = profile.deepCopy();
    known
        .withObjectProperty(SELECTION)
        .retain(pipeline.stages().stream().map(StageConfiguration::kind).toList());
    return known;
  }

  /** The parameter of a profile that names a feature. */
  private KeyPath keyNaming(KeyPath selection, String feature) {
    for (Map.Entry<String, JsonNode> stage : selection.in(tree.root()).properties()) {
      for (Map.Entry<String, JsonNode> parameter : stage.getValue().properties()) {
        JsonNode value = parameter.getValue();
        boolean names =
            value.has(feature)
                || value.asText().equals(feature)
                || value.valueStream().anyMatch(item -> item.asText().equals(feature));
        if (names) {
          return selection.child(stage.getKey()).child(parameter.getKey());
        }
      }
    }
    return selection;
  }

  /** The deepest key of a profile that a problem is about. */
  private KeyPath keyOf(KeyPath selection, PipelineProblem problem) {
    KeyPath stage = selection.child(problem.kind());
    KeyPath parameter = stage.child(problem.parameter());
    if (tree.at(parameter).isPresent()) {
      return parameter;
    }
    return tree.at(stage).isPresent() ? stage : selection;
  }

  /** What is wrong with the name of a feature. */
  private Optional<String> unknown(String feature) {
    if (feature.equals(FORECAST)) {
      return Optional.empty();
    }
    String set = feature.substring(0, feature.indexOf('.'));
    if (!FeatureSets.has(set)) {
      return Optional.of(
          "feature %s: there is no feature set '%s'%s; known: %s"
              .formatted(
                  feature,
                  set,
                  ClosestWord.asked(ClosestWord.to(set, FeatureSets.ids())),
                  String.join(", ", FeatureSets.ids())));
    }
    String column = feature.substring(set.length() + 1);
    return Optional.ofNullable(columns.get(set))
        .filter(known -> !known.contains(column))
        .map(
            known ->
                "feature %s: set %s has no column '%s'%s; it has %d"
                    .formatted(
                        feature,
                        set,
                        column,
                        ClosestWord.asked(ClosestWord.to(column, known)),
                        known.size()));
  }

  private static List<String> features(PipelineConfiguration pipeline) {
    return SelectionPipeline.of(pipeline).features();
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    tree.root().path("pipelines").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /**
   * @param cause whose source is named
   */
  private void report(KeyPath path, KeyPath cause, String message) {
    problems.add(
        new ConfigurationProblem(
            tree.sourceOf(cause).orElse("the configuration"), path.toString(), message));
  }
}
