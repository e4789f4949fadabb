package org.alluvium.flows.repair;

import java.util.List;
import java.util.stream.Stream;
import org.alluvium.flows.ingestion.catalogue.SourceLibrary;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Bars;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.tables.QuarantinedBars;
import org.alluvium.lakehouse.tables.RejectedRows;

/** Fills what gaps can be filled after an ingest, before anything is computed. */
public final class RepairStage implements Stage {
  private final SourceLibrary library;

  public RepairStage(SourceLibrary library) {
    this.library = library;
  }

  @Override
  public String id() {
    return "repair";
  }

  @Override
  public List<TableName> inputs() {
    return names(Instruments.SPEC, DailyBars.SPEC);
  }

  @Override
  public List<TableName> outputs() {
    return names(RejectedRows.SPEC, Bars.SPEC, QuarantinedBars.SPEC, DailyBars.SPEC);
  }

  private static List<TableName> names(TableSpec... tables) {
    return Stream.of(tables).map(TableSpec::name).toList();
  }

  @Override
  public StageResult run(StageContext context) {
    RepairReport report = new Repair(context.lakehouse(), library, context.asOf()).run(List.of());
    return new StageResult(
        report.found(),
        report.count(RepairReport.Fate.FILLED),
        report.summary(),
        List.of(Slices.version(context, Instruments.SPEC)),
        List.of(Slices.knownByRun(context, DailyBars.SPEC)));
  }
}
