package org.alluvium.flows.report.text;

import org.alluvium.flows.report.model.ReportModel;
import org.alluvium.flows.report.table.SummaryTable;

/** The summary table for a terminal, and how many books and trials there were. */
public final class ConsoleSummary {
  private ConsoleSummary() {}

  /** Lines end in {@code \n}. */
  public static String of(ReportModel model) {
    return ConsoleTable.of(SummaryTable.compact(model)) + model.run().advice() + "\n";
  }
}
