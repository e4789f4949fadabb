package org.alluvium.flows.ingestion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Bars;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.tables.Macro;
import org.alluvium.lakehouse.tables.RejectedRows;
import org.alluvium.lakehouse.tables.SilverMacro;

/** Restores the bundled seed as it was known by the run: only what became known since the last. */
public final class IngestStage implements Stage {
  private static final List<TableSpec> WRITTEN =
      List.of(
          Instruments.SPEC,
          RejectedRows.SPEC,
          Bars.SPEC,
          Macro.SPEC,
          DailyBars.SPEC,
          SilverMacro.SPEC);

  private final SourceLibrary library;

  public IngestStage(SourceLibrary library) {
    this.library = library;
  }

  @Override
  public String id() {
    return "restore";
  }

  @Override
  public List<TableName> inputs() {
    return List.of();
  }

  @Override
  public List<TableName> outputs() {
    return WRITTEN.stream().map(TableSpec::name).toList();
  }

  @Override
  public StageResult run(StageContext context) {
    IngestResult result =
        new Ingestion().ingest(context.lakehouse(), IngestRequest.bundled(library, context.asOf()));
    List<TableState> outputs = new ArrayList<>();
    outputs.add(Slices.knownByRun(context, DailyBars.SPEC));
    outputs.add(Slices.knownByRun(context, SilverMacro.SPEC));
    String note =
        String.format(
            Locale.ROOT,
            "seed: %,d bars, %,d observations; %,d rejected",
            result.inserted(DailyBars.SPEC),
            result.inserted(SilverMacro.SPEC),
            result.rejected());
    return new StageResult(result.received(), result.accepted(), note, List.of(), outputs);
  }
}
