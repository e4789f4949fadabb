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
 * @param asOfGiven whether {@code --as-of} was given: then one vintage per key, else every vintage
 * @param format of the files
 */
public record ExportRequest(
    TableName table,
    Path folder,
    Optional<Long> version,
    Optional<String> predicate,
    boolean asOfGiven,
    Format format) {}
