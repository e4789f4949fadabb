package org.alluvium.lakehouse.io;

import java.util.Map;
import org.alluvium.lakehouse.table.TableName;

/**
 * What one commit of a Delta log says about itself.
 *
 * @param version the version that it made
 * @param operation Delta's name of the operation, for example {@code WRITE} or {@code MERGE}
 * @param userMetadata the run id of our own writes, else empty
 * @param metrics Delta's operation metrics as numbers
 */
record CommitInfo(long version, String operation, String userMetadata, Map<String, Long> metrics) {
  CommitInfo {
    metrics = Map.copyOf(metrics);
  }

  long metric(String name) {
    return metrics.getOrDefault(name, 0L);
  }

  /** The counts of a write or a merge; absent metrics count as zero. */
  WriteResult result(TableName table) {
    if (operation.equals("MERGE")) {
      return new WriteResult(
          table,
          version,
          metric("numTargetRowsInserted"),
          metric("numTargetRowsUpdated"),
          metric("numTargetRowsDeleted"));
    }
    // A slice of a file that is rewritten copies the file's other rows, and counts them as output.
    long inserted = metric("numOutputRows") - metric("numCopiedRows");
    return new WriteResult(table, version, inserted, 0, metric("numDeletedRows"));
  }
}
