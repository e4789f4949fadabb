package org.alluvium.flows.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.ReportModel;
import org.alluvium.flows.report.model.SealedTable;
import org.alluvium.flows.report.model.StageRow;
import org.alluvium.flows.report.model.SymbolHealth;

/** Made-up data health, stages and table versions. */
final class SampleProvenance {
  private SampleProvenance() {}

  static ReportModel.Provenance upTo(LocalDate last) {
    return new ReportModel.Provenance(
        health(last),
        List.of(
            stage("restore", 6.1, Figure.missing("reads files, not tables"), 214_902),
            stage("check", 0.8, Figure.of(214_902), 52),
            stage("features", 7.9, Figure.of(214_865), 214_865)),
        List.of(
            new SealedTable("silver.daily_bars", 3, Part.of("8f2c11d0a47be925-0000000000034776")),
            new SealedTable(
                "silver.macro_observations", 1, Part.missing("the slice of this run is empty"))));
  }

  private static List<SymbolHealth> health(LocalDate last) {
    List<SymbolHealth> health = new ArrayList<>();
    for (String symbol : SampleReport.SYMBOLS) {
      health.add(
          new SymbolHealth(
              "NASDAQ:" + symbol,
              Part.of(
                  new SymbolHealth.Coverage(
                      SampleHistories.START,
                      last,
                      SampleHistories.SESSIONS,
                      symbol.equals("GE") ? 3 : 0,
                      0)),
              symbol.equals("BA")
                  ? List.of(new SymbolHealth.Rejection("low above close", 2))
                  : List.of(),
              symbol.equals("GE")
                  ? List.of("lacks 2012-03-01, 2012-03-02, 2012-03-05")
                  : List.of()));
    }
    health.add(
        new SymbolHealth(
            SampleReport.HOSTILE,
            Part.missing("the source had no bar"),
            List.of(),
            List.of("has no bar")));
    return health;
  }

  private static StageRow stage(String step, double seconds, Figure read, long written) {
    return new StageRow(
        step,
        Figure.of(seconds),
        read,
        Figure.of(written),
        List.of(
            slice(
                "silver.instruments",
                Part.missing("an input's content is digested where it was written"))),
        List.of(
            slice("silver.daily_bars", Part.of("8f2c11d0a47be925-0000000000034776")),
            slice("bronze.rejected_rows", Part.of("11d08f2ca47be925-25"))));
  }

  private static StageRow.TableSlice slice(String table, Part<String> digest) {
    return new StageRow.TableSlice(new SealedTable(table, 3, digest), Figure.of(214_865));
  }
}
