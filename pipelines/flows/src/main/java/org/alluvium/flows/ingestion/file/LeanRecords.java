package org.alluvium.flows.ingestion.file;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;

/** Reads one file of QuantConnect Lean, with the map file beside it, into records. */
@FunctionalInterface
public interface LeanRecords extends Serializable {
  /**
   * The records, by line of the file. Fails with what is wrong when the file is of another form.
   */
  List<CsvRecords.CsvRecord> read(Path file) throws IOException;
}
