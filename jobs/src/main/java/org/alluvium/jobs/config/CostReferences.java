package org.alluvium.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.flows.profile.PinnedCosts;

/** Cost models whose digest is missing, or pins other values than those given. */
final class CostReferences {
  private static final KeyPath COSTS = KeyPath.parse("costs");

  private final LayeredTree tree;

  CostReferences(LayeredTree tree) {
    this.tree = tree;
  }

  List<ConfigurationProblem> problems() {
    List<ConfigurationProblem> problems = new ArrayList<>();
    tree.root()
        .path("costs")
        .properties()
        .forEach(
            entry -> {
              String id = entry.getKey();
              if (hasNumbers(entry.getValue())) {
                PinnedCosts.problem(id, entry.getValue())
                    .ifPresent(problem -> problems.add(problem(COSTS.child(id), problem)));
              }
            });
    return problems;
  }

  private ConfigurationProblem problem(KeyPath model, String message) {
    KeyPath digest = model.child("digest");
    return new ConfigurationProblem(
        tree.sourceOf(digest).orElse("the configuration"), digest.toString(), message);
  }

  /** Without them the schema has spoken, and a digest says nothing. */
  private static boolean hasNumbers(JsonNode model) {
    return Stream.of(
            "version", "commission_bps", "half_spread_bps", "impact_coefficient", "borrow_annual")
        .allMatch(key -> model.path(key).isNumber());
  }
}
