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
 * @param outputs what it wrote
 */
public record StageRow(
    String step, Figure seconds, Figure rowsRead, Figure rowsWritten, List<SealedTable> outputs) {
  public StageRow {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(seconds, "seconds");
    Objects.requireNonNull(rowsRead, "rowsRead");
    Objects.requireNonNull(rowsWritten, "rowsWritten");
    outputs = List.copyOf(outputs);
  }
}
