package org.alluvium.jobs.command.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.audit.overfitting.Measure;
import org.alluvium.flows.audit.overfitting.OverfittingReport;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.trials.Trial;
import org.alluvium.jobs.output.ResultTable;

/** A judgement of the best of many trials, for people and for programs. */
final class OverfittingTable {
  private final OverfittingReport report;
  private final List<Path> pictures;

  OverfittingTable(OverfittingReport report, List<Path> pictures) {
    this.report = report;
    this.pictures = pictures;
  }

  /** Every figure with what it says; the rest is in the remarks. */
  ResultTable figures() {
    ResultTable table = ResultTable.of("figure", "value", "what it says");
    for (Measure measure : Measure.values()) {
      table = table.row(measure.title(), shown(measure), report.note(measure));
    }
    return table;
  }

  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    remarks.add("");
    remarks.add(
        "study %s of the family %s%s"
            .formatted(
                report.study().name(),
                report.study().family(),
                report.best().map(best -> ", best trial " + best.described()).orElse("")));
    remarks.addAll(report.statements());
    pictures.forEach(picture -> remarks.add("picture " + picture));
    remarks.add("");
    remarks.add(report.verdict());
    return remarks;
  }

  /** Everything as rows. */
  ResultTable all() {
    ResultTable table =
        ResultTable.of("figure", "value", "says")
            .row("study", report.study().name(), null)
            .row("family", report.study().family(), null)
            .row("best_trial", report.best().map(Trial::id).orElse(null), null)
            .row("periods_per_year", report.periodsPerYear(), null);
    for (Measure measure : Measure.values()) {
      table = table.row(measure.key(), shown(measure), report.note(measure));
    }
    for (String statement : report.statements()) {
      table = table.row("statement", statement, null);
    }
    for (Path picture : pictures) {
      table = table.row("picture", picture, null);
    }
    return table.row("verdict", report.verdict(), null);
  }

  private Number shown(Measure measure) {
    Figure figure = report.figure(measure);
    return figure.isPresent() ? measure.shown(figure.value()) : null;
  }
}
