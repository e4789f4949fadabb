package org.alluvium.flows.report.text;

import org.alluvium.flows.report.model.ReportModel;
import org.alluvium.flows.report.table.SummaryTable;

/** The summary table for a terminal, and how many books and trials there were. */
public final class ConsoleSummary {
  private ConsoleSummary() {}

  /** Lines end in {@code \n}. */
  public static String of(ReportModel model) {
    long trials = model.run().trials();
    return ConsoleTable.of(SummaryTable.compact(model))
        + "Nothing here is advice; N = "
        + trials
        + " books and trials so far.\n";
  }
}
