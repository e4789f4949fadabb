package org.alluvium.jobs.command.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.trials.StudySummary;
import org.alluvium.flows.trials.TrialErrors;
import org.alluvium.flows.trials.TrialTables;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.output.ResultTable;
import org.alluvium.lakehouse.direct.DirectLakehouse;

/** {@code trials list}: every study with the number of its trials. Without Spark. */
public final class TrialsListCommand implements Command {
  private static final OptionSpec<String> STUDY =
      OptionSpec.optional("study", "NAME", "this study only", OptionReaders::text);
  private static final OptionSpec<String> FAMILY =
      OptionSpec.optional("family", "FAMILY", "studies of this family only", OptionReaders::text);

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "trials list",
            "List studies with their trials: started, finished, failed, unfinished, best",
            "./alluvium trials list",
            "./alluvium trials list --family momentum/sp500/5-sessions --output json")
        .withOptions(STUDY, FAMILY)
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    DirectLakehouse lakehouse =
        DirectLakehouse.open(context.configuration(invocation).lakehouseRoot());
    TrialTables tables = new TrialTables(lakehouse);
    tables.requireWhole();
    List<StudySummary> all = StudySummary.all(tables);
    Optional<String> study = invocation.value(STUDY);
    Optional<String> family = invocation.value(FAMILY);
    List<StudySummary> shown =
        all.stream()
            .filter(s -> study.isEmpty() || s.study().name().equals(study.get()))
            .filter(s -> family.isEmpty() || s.study().family().equals(family.get()))
            .toList();
    if (study.isPresent() && shown.isEmpty()) {
      throw TrialErrors.unknownStudy(study.get(), all.stream().map(s -> s.study().name()).toList());
    }
    context.results(invocation).write(table(shown), remarks(shown, all, lakehouse.root()));
  }

  private static ResultTable table(List<StudySummary> summaries) {
    ResultTable table =
        ResultTable.of(
            "study",
            "family",
            "sampler",
            "started",
            "finished",
            "failed",
            "unfinished",
            "best sharpe per period");
    for (StudySummary summary : summaries) {
      table =
          table.row(
              summary.study().name(),
              summary.study().family(),
              summary.samplers(),
              summary.started(),
              summary.finished(),
              summary.failed(),
              summary.unfinished(),
              summary.best().isPresent() ? summary.best().getAsDouble() : null);
    }
    return table;
  }

  private static List<String> remarks(
      List<StudySummary> shown, List<StudySummary> all, String root) {
    if (all.isEmpty()) {
      return List.of("no trial is on record in %s; %s".formatted(root, TrialErrors.FIRST_TRIALS));
    }
    if (shown.isEmpty()) {
      return List.of("no study of this family; './alluvium trials list' shows them all");
    }
    List<String> remarks = new ArrayList<>();
    remarks.add("");
    remarks.add(
        "%,d %s, %,d trials started; './alluvium audit overfitting --sweep STUDY' judges the best of one"
            .formatted(
                shown.size(),
                shown.size() == 1 ? "study" : "studies",
                shown.stream().mapToLong(StudySummary::started).sum()));
    return remarks;
  }
}
