package org.alluvium.jobs.research;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.sweep.SweepPlan;

/**
 * What a sweep tries, for people and for programs.
 *
 * @param plan of the sweep
 */
record SweepText(SweepPlan plan) {
  /** The lines of a dry run. */
  List<String> plan(long missing) {
    List<String> lines = new ArrayList<>();
    lines.add("      study  %s of family %s".formatted(plan.study().name(), plan.study().family()));
    lines.add(
        "      tries  %s over %s by %s, seed %d"
            .formatted(
                plan.ruleId(),
                String.join(", ", plan.varying()),
                plan.sampling().sampler().id(),
                plan.sampling().seed()));
    lines.add("      trials %,d, of which %,d are to be made".formatted(plan.trials(), missing));
    cut().ifPresent(cut -> lines.add("      only   " + cut));
    return lines;
  }

  /** What is left out of a grid; empty when nothing is. */
  Optional<String> cut() {
    long points = plan.gridPoints().orElse(plan.trials());
    return points <= plan.trials()
        ? Optional.empty()
        : Optional.of(
            "the first %,d of %,d grid points; --trials %d makes them all"
                .formatted(plan.trials(), points, points));
  }

  /** The same for programs. */
  ObjectNode document() {
    ObjectNode document =
        JsonNodeFactory.instance
            .objectNode()
            .put("study", plan.study().name())
            .put("family", plan.study().family())
            .put("rule", plan.ruleId());
    plan.varying().forEach(document.putArray("varying")::add);
    document
        .put("sampler", plan.sampling().sampler().id())
        .put("seed", plan.sampling().seed())
        .put("trials", plan.trials());
    plan.gridPoints().ifPresent(points -> document.put("grid_points", points));
    return document;
  }
}
