package org.alluvium.flows.report.model;

import java.util.Objects;

/**
 * A slice of a table, at a version.
 *
 * @param table layer and name
 * @param version the table's version
 * @param digest content digest of the slice
 */
public record SealedTable(String table, long version, Part<String> digest) {
  public SealedTable {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(digest, "digest");
  }
}
