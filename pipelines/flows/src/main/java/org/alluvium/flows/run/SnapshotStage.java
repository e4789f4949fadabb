package org.alluvium.flows.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.kernels.feature.macro.MacroFeatures;
import org.alluvium.lakehouse.run.Pins;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.snapshot.Snapshot;
import org.alluvium.lakehouse.snapshot.SnapshotTable;
import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.tables.IntradayBars;
import org.alluvium.lakehouse.tables.SilverMacro;

/**
 * Keeps every input that cannot be computed again in the run's folder, and pins the versions that
 * it came from: the run can be replayed when the lakehouse has gone. The stages that follow see
 * these versions, whatever other writers commit while the run lasts.
 */
public final class SnapshotStage implements Stage {
  private final List<TableSpec> kept;
  private final Snapshot snapshot;
  private final Pins pins;
  private final Set<TableName> furtherInputs;

  private SnapshotStage(
      List<TableSpec> kept, Snapshot snapshot, Pins pins, Set<TableName> furtherInputs) {
    this.kept = kept;
    this.snapshot = snapshot;
    this.pins = pins;
    this.furtherInputs = furtherInputs;
  }

  /** Keeps the tables that a plan's research reads and that nothing here computes. */
  public static SnapshotStage of(RunPlan plan, Snapshot snapshot, Pins pins) {
    List<TableSpec> kept =
        new ArrayList<>(List.of(DailyBars.SPEC, Instruments.SPEC, CorporateActions.SPEC));
    if (plan.featureSets().stream().anyMatch(MacroFeatures.class::isInstance)) {
      kept.add(SilverMacro.SPEC);
    }
    if (plan.strategies().stream().anyMatch(one -> one.execution().intraday() != null)) {
      kept.add(IntradayBars.SPEC);
    }
    return new SnapshotStage(List.copyOf(kept), snapshot, pins, Set.of());
  }

  /**
   * Holds the versions of what the stages that follow read and none of them writes, too: features
   * and labels, where a flow takes them as they are. A replay computes those again.
   */
  public SnapshotStage before(List<Stage> later) {
    Set<TableName> read = new LinkedHashSet<>();
    later.forEach(stage -> read.addAll(stage.inputs()));
    later.forEach(stage -> read.removeAll(stage.outputs()));
    read.removeIf(table -> table.layer() == Layer.OPS);
    return new SnapshotStage(kept, snapshot, pins, read);
  }

  @Override
  public String id() {
    return "snapshot";
  }

  @Override
  public List<TableName> inputs() {
    return kept.stream().map(TableSpec::name).toList();
  }

  @Override
  public List<TableName> outputs() {
    return List.of();
  }

  @Override
  public StageResult run(StageContext context) {
    List<TableState> inputs = new ArrayList<>();
    long rows = 0;
    hold(context);
    List<TableSpec> present = kept.stream().filter(table -> isKept(context, table)).toList();
    for (TableSpec table : present) {
      long version = context.lakehouse().requireVersion(table);
      pins.pin(table.name(), version, context.runId(), "input of the run");
      SnapshotTable taken = snapshot.take(context.lakehouse(), table, version, context.asOf());
      inputs.add(new TableState(table.name(), "", version, taken.rows(), ""));
      rows += taken.rows();
    }
    String note = String.format(Locale.ROOT, "%,d rows of %,d tables kept", rows, present.size());
    return new StageResult(rows, 0, note, inputs, List.of());
  }

  /** Decides on all versions before any of them is kept. */
  private void hold(StageContext context) {
    Map<TableName, Long> versions = new LinkedHashMap<>();
    Stream.concat(inputs().stream(), furtherInputs.stream())
        .forEach(table -> versions.put(table, context.lakehouse().files(table).version()));
    context.lakehouse().hold(versions);
  }

  /** There may be no action and no shorter bar of any instrument; other tables must be there. */
  private static boolean isKept(StageContext context, TableSpec table) {
    boolean required = !table.equals(CorporateActions.SPEC) && !table.equals(IntradayBars.SPEC);
    return required || context.lakehouse().exists(table);
  }
}
