package org.alluvium.jobs.command.lake;

import java.nio.file.Path;
import java.util.Optional;
import org.alluvium.lakehouse.snapshot.ExportSlice.Format;
import org.alluvium.lakehouse.table.TableName;

/**
 * A slice of a table to write as files.
 *
 * @param table the table
 * @param folder a new or empty folder, absolute
 * @param version the latest when empty
 * @param predicate SQL predicate of the rows; all when empty
 * @param vintages every vintage of a key, or the one known at the logical date
 * @param format of the files
 */
public record ExportRequest(
    TableName table,
    Path folder,
    Optional<Long> version,
    Optional<String> predicate,
    Vintages vintages,
    Format format) {

  /** Which vintages of a key. */
  public enum Vintages {
    EVERY,
    /** The newest known at the logical date. */
    AS_KNOWN
  }
}
