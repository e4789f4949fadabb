package org.alluvium.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.sweep.SweepReader;
import org.alluvium.flows.sweep.SweptParameters;
import org.alluvium.lakehouse.error.ClosestWord;

/** What a schema cannot say of a sweep: parameters of its rule, a market, dates in order. */
final class SweepReferences {
  static final KeyPath SWEEP = KeyPath.parse("sweep");

  private static final String PARAMETERS = "parameters";
  private static final List<String> MARKET =
      List.of("universe", "calendar", "costs", "fill", "capital");

  private final LayeredTree tree;
  private final JsonNode sweep;
  private final List<ConfigurationProblem> problems = new ArrayList<>();

  SweepReferences(LayeredTree tree) {
    this.tree = tree;
    this.sweep = tree.at(SWEEP).orElseThrow();
  }

  List<ConfigurationProblem> problems() {
    if (sweep.path(PARAMETERS).isObject()) {
      SweptParameters.read(sweep.path("rule").asText(), sweep.path(PARAMETERS))
          .ifPresent(this::checkParameters);
    }
    checkMarket();
    checkDates();
    return problems;
  }

  private void checkParameters(SweptParameters parameters) {
    KeyPath path = SWEEP.child(PARAMETERS);
    sweep
        .path(PARAMETERS)
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!parameters.names().contains(name)) {
                reportUnknown(path.child(name), parameters.names());
              }
            });
    parameters
        .problems()
        .forEach(
            problem ->
                report(
                    problem.parameter().isEmpty() ? path : path.child(problem.parameter()),
                    problem.message()));
    if (sweep.path("sampler").asText().equals("grid")) {
      parameters
          .withoutPoints()
          .forEach(name -> report(path.child(name), "needs points in a grid: pass how many"));
    }
  }

  private void reportUnknown(KeyPath path, List<String> known) {
    Optional<String> closest = ClosestWord.to(path.last(), known);
    report(
        path,
        "is no parameter of %s%s; it has %s"
            .formatted(
                sweep.path("rule").asText(), ClosestWord.asked(closest), String.join(", ", known)));
  }

  private void checkMarket() {
    for (String key : MARKET) {
      if (SweepReader.market(tree.root(), key).isMissingNode()) {
        String name = sweep.path("profile").asText();
        report(
            SWEEP.child(key),
            name.isEmpty()
                ? "is missing; give it, or a profile that has it"
                : "is missing, and profile '%s' has none; give it".formatted(name));
      }
    }
  }

  private void checkDates() {
    Optional<LocalDate> start = date("start");
    Optional<LocalDate> end = date("end");
    if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
      report(
          SWEEP.child("end"), "must be after start, %s, got %s".formatted(start.get(), end.get()));
    }
  }

  private Optional<LocalDate> date(String key) {
    String text = sweep.path(key).asText();
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      report(
          SWEEP.child(key),
          "must be a day of the calendar, such as 2007-01-03, got '%s'".formatted(text));
      return Optional.empty();
    }
  }

  private void report(KeyPath path, String message) {
    problems.add(
        new ConfigurationProblem(
            tree.sourceOf(path).orElse("the configuration"), path.toString(), message));
  }
}
