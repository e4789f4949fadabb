package org.alluvium.flows.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.run.Pins;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.snapshot.Snapshot;
import org.alluvium.lakehouse.snapshot.SnapshotTable;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;

/**
 * Keeps every input that cannot be computed again in the run's folder, and pins the versions that
 * it came from: the run can be replayed when the lakehouse has gone.
 */
public final class SnapshotStage implements Stage {
  /** Tables that research reads and that nothing here computes. */
  public static final List<TableSpec> KEPT = List.of(DailyBars.SPEC, Instruments.SPEC);

  private final Snapshot snapshot;
  private final Pins pins;

  public SnapshotStage(Snapshot snapshot, Pins pins) {
    this.snapshot = snapshot;
    this.pins = pins;
  }

  @Override
  public String id() {
    return "snapshot";
  }

  @Override
  public List<TableName> inputs() {
    return KEPT.stream().map(TableSpec::name).toList();
  }

  @Override
  public List<TableName> outputs() {
    return List.of();
  }

  @Override
  public StageResult run(StageContext context) {
    List<TableState> inputs = new ArrayList<>();
    long rows = 0;
    for (TableSpec table : KEPT) {
      long version = context.lakehouse().requireVersion(table);
      pins.pin(table.name(), version, context.runId(), "input of the run");
      SnapshotTable kept = snapshot.take(context.lakehouse(), table, version, context.asOf());
      inputs.add(new TableState(table.name(), "", version, kept.rows(), ""));
      rows += kept.rows();
    }
    String note = String.format(Locale.ROOT, "%,d rows of %,d tables kept", rows, KEPT.size());
    return new StageResult(rows, 0, note, inputs, List.of());
  }
}
