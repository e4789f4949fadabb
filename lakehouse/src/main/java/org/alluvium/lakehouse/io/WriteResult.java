package org.alluvium.lakehouse.io;

import org.alluvium.lakehouse.table.TableName;

/**
 * What one write did to a table, from the counts that Delta put into its commit.
 *
 * @param table the table
 * @param version the version that the write made; the current version when it changed nothing
 * @param rowsInserted rows added
 * @param rowsUpdated rows whose content changed
 * @param rowsDeleted rows removed
 */
public record WriteResult(
    TableName table, long version, long rowsInserted, long rowsUpdated, long rowsDeleted) {
  /** Whether the table holds something else than before. */
  public boolean changed() {
    return rowsInserted + rowsUpdated + rowsDeleted > 0;
  }
}
