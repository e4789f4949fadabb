package org.alluvium.lakehouse.direct;

import java.util.List;
import java.util.Map;

/**
 * Rows and the table version that they were read from; version -1 and no rows when there is no
 * table yet. The version is what a compare-and-set append is based on.
 */
public record VersionedRows(long version, List<Map<String, Object>> rows) {
  public VersionedRows {
    rows = List.copyOf(rows);
  }
}
