package org.alluvium.flows.report.model;

import java.util.List;
import java.util.Objects;

/**
 * One step of the run.
 *
 * @param step the stage's id, with its profile where there are several
 * @param seconds wall time
 * @param rowsRead rows read
 * @param rowsWritten rows written
 * @param inputs what it read
 * @param outputs what it wrote
 */
public record StageRow(
    String step,
    Figure seconds,
    Figure rowsRead,
    Figure rowsWritten,
    List<TableSlice> inputs,
    List<TableSlice> outputs) {
  public StageRow {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(seconds, "seconds");
    Objects.requireNonNull(rowsRead, "rowsRead");
    Objects.requireNonNull(rowsWritten, "rowsWritten");
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * A slice of a table, and how large it is.
   *
   * @param rows of the slice
   */
  public record TableSlice(SealedTable table, Figure rows) {
    public TableSlice {
      Objects.requireNonNull(table, "table");
      Objects.requireNonNull(rows, "rows");
    }
  }
}
