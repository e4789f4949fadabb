package org.alluvium.flows.report.assembly;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.SealedTable;
import org.alluvium.flows.report.model.StageRow;
import org.alluvium.lakehouse.run.TableState;

/** What ran, and the table versions that it read. */
final class StageRows {
  private StageRows() {}

  static List<StageRow> of(List<FinishedStage> stages) {
    return stages.stream()
        .map(
            stage ->
                new StageRow(
                    stage.id(),
                    Figure.orMissing(stage.seconds(), "the stage was not timed"),
                    Figure.of((double) stage.result().rowsRead()),
                    Figure.of((double) stage.result().rowsWritten()),
                    slices(stage.result().inputs()),
                    slices(stage.result().outputs())))
        .toList();
  }

  /** The stage that writes the report, which has not ended when its report is written. */
  static StageRow running(String stage) {
    Figure open = Figure.missing("this step writes this report; its time is in the run’s ledger");
    return new StageRow(stage, open, open, open, List.of(), List.of());
  }

  /** Tables that the stages read, each version once, in the order of reading. */
  static List<SealedTable> inputs(List<FinishedStage> stages) {
    Set<SealedTable> inputs = new LinkedHashSet<>();
    for (FinishedStage stage : stages) {
      stage.result().inputs().stream()
          .filter(slice -> slice.version() >= 0)
          .map(StageRows::sealed)
          .forEach(inputs::add);
    }
    return List.copyOf(inputs);
  }

  /** Of the tables that are there. */
  private static List<StageRow.TableSlice> slices(List<TableState> slices) {
    return slices.stream()
        .filter(slice -> slice.version() >= 0)
        .map(
            slice ->
                new StageRow.TableSlice(
                    sealed(slice),
                    slice.rows() < 0
                        ? Figure.missing("the rows of this slice were not counted")
                        : Figure.of((double) slice.rows())))
        .toList();
  }

  private static SealedTable sealed(TableState slice) {
    return new SealedTable(
        slice.table().toString(),
        slice.version(),
        slice.digest().isEmpty()
            ? Part.missing("an input's content is digested where it was written")
            : Part.of(slice.digest()));
  }
}
