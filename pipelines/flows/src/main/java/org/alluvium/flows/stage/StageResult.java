package org.alluvium.flows.stage;

import java.util.List;
import org.alluvium.lakehouse.run.TableState;

/**
 * What a stage did.
 *
 * @param rowsRead rows that the stage read to do its work
 * @param rowsWritten rows that it added or changed; 0 means that nothing was new
 * @param note what a person wants to know, one line
 * @param inputs slices read
 * @param outputs slices that hold the result, old and new rows together
 */
public record StageResult(
    long rowsRead,
    long rowsWritten,
    String note,
    List<TableState> inputs,
    List<TableState> outputs) {

  public StageResult {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
