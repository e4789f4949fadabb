package org.alluvium.jobs.research;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.repair.RepairReport;
import org.alluvium.flows.repair.RepairReport.Fate;
import org.alluvium.jobs.output.ResultTable;

/** What {@code repair} shows: a row per symbol with gaps. */
record RepairTable(RepairReport report) {
  private static final int MOST_TOLD = 20;

  ResultTable table() {
    ResultTable table =
        ResultTable.of(
            "symbol",
            "sources",
            "first gap",
            "last gap",
            "gaps",
            "filled",
            "absent",
            "refused",
            "later",
            "not answered",
            "no source");
    for (RepairReport.Line line : report.lines()) {
      table =
          table.row(
              line.symbol(),
              String.join(",", line.sources()),
              line.gaps().get(0).session(),
              line.gaps().get(line.gaps().size() - 1).session(),
              line.gaps().size(),
              line.count(Fate.FILLED),
              line.count(Fate.ABSENT),
              line.count(Fate.REFUSED),
              line.count(Fate.LATER),
              line.count(Fate.UNANSWERED),
              line.count(Fate.NO_SOURCE));
    }
    return table;
  }

  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    for (RepairReport.Line line : report.lines()) {
      line.gaps().stream()
          .filter(gap -> gap.fate() == Fate.REFUSED)
          .map(gap -> "! %s %s refused, %s".formatted(line.symbol(), gap.session(), gap.why()))
          .forEach(remarks::add);
      line.gaps().stream()
          .filter(gap -> gap.fate() == Fate.UNANSWERED)
          .map(gap -> "! %s was not answered, %s".formatted(line.symbol(), gap.why()))
          .distinct()
          .forEach(remarks::add);
    }
    if (remarks.size() > MOST_TOLD) {
      int more = remarks.size() - MOST_TOLD;
      remarks.subList(MOST_TOLD, remarks.size()).clear();
      remarks.add("! … and %d more".formatted(more));
    }
    remarks.add(report.summary());
    return remarks;
  }
}
