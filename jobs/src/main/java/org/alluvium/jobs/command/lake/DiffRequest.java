package org.alluvium.jobs.command.lake;

import java.util.Optional;
import org.alluvium.lakehouse.table.TableName;

/**
 * Two versions of a table to compare.
 *
 * @param table the table
 * @param from the earlier version; the one before {@code to} when empty
 * @param to the later version; the latest when empty
 */
public record DiffRequest(TableName table, Optional<Long> from, Optional<Long> to) {}
