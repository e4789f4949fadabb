package org.alluvium.jobs.research;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.alluvium.flows.sweep.BestTrials;
import org.alluvium.flows.sweep.BestTrials.Ranked;
import org.alluvium.flows.sweep.SweepPlan;
import org.alluvium.flows.trials.Trial;
import org.alluvium.jobs.output.ResultTable;

/**
 * The best trials of a sweep, for people and for programs.
 *
 * @param plan of the sweep
 * @param best its best trials
 */
record SweepTable(SweepPlan plan, BestTrials best) {
  private static final double NEEDED = 0.95;
  private static final ObjectMapper JSON = new ObjectMapper();

  ResultTable table() {
    List<String> varying = plan.varying();
    List<String> columns = new ArrayList<>(List.of("trial"));
    columns.addAll(varying);
    columns.addAll(List.of("annual sharpe", "psr", "dsr"));
    ResultTable table = ResultTable.of(columns.toArray(String[]::new));
    for (Ranked ranked : best.ranked()) {
      List<Object> row = new ArrayList<>(List.of(ranked.trial().id()));
      varying.forEach(name -> row.add(ranked.parameters().get(name)));
      row.add(ranked.sharpe() * yearly());
      row.add(orNull(ranked.probabilistic()));
      row.add(orNull(ranked.deflated()));
      table = table.row(row.toArray());
    }
    return table;
  }

  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    remarks.add("");
    new SweepText(plan).cut().ifPresent(cut -> remarks.add("tried were only " + cut));
    remarks.add(
        "N = %,d trials ever started %s"
            .formatted(best.family().started(), best.family().counted()));
    best.expectedMaximum()
        .ifPresent(
            maximum ->
                remarks.add(
                    String.format(
                        Locale.ROOT,
                        "the best of so many without skill is to be expected at an annual Sharpe of %.2f; a DSR of 0.95 is needed",
                        maximum * yearly())));
    likeness().ifPresent(remarks::add);
    remarks.add(
        best.ranked().isEmpty()
            ? "no trial finished with returns that move; './alluvium trials show %s' has the reason of the first"
                .formatted(plan.study().trialId(1))
            : "next: ./alluvium audit overfitting --sweep " + plan.study().name());
    return remarks;
  }

  /** What the bar of a DSR owes to trials that are much alike. */
  private Optional<String> likeness() {
    return best.ranked().stream()
        .findFirst()
        .filter(first -> first.deflated().orElse(0) >= NEEDED)
        .filter(first -> first.independent().orElse(1) < NEEDED)
        .map(
            first ->
                String.format(
                    Locale.ROOT,
                    "the trials are much alike, which lowers what is asked of the best: were they independent, its DSR would be %.3f",
                    first.independent().orElseThrow()));
  }

  /** The sweep, its family and its best trials, each with all its parameters. */
  ObjectNode document() {
    ObjectNode document = new SweepText(plan).document();
    document
        .put("family_trials", best.family().started())
        .put(
            "expected_maximum_annual_sharpe",
            best.expectedMaximum().isPresent()
                ? Double.valueOf(best.expectedMaximum().getAsDouble() * yearly())
                : null);
    ArrayNode trials = document.putArray("best");
    for (Ranked ranked : best.ranked()) {
      ObjectNode trial = trials.addObject().put("trial", ranked.trial().id());
      trial.set("parameters", parameters(ranked.trial()));
      trial
          .put("annual_sharpe", ranked.sharpe() * yearly())
          .put("psr", orNull(ranked.probabilistic()))
          .put("dsr", orNull(ranked.deflated()))
          .put("dsr_independent", orNull(ranked.independent()));
    }
    return document;
  }

  /** As they are on record: numbers are numbers. */
  private static JsonNode parameters(Trial trial) {
    try {
      return JSON.readTree(trial.parameters());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot read the parameters of trial " + trial.id(), e);
    }
  }

  private double yearly() {
    return Math.sqrt(plan.market().daysPerYear());
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
