package org.alluvium.lakehouse.error;

import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;

import org.alluvium.lakehouse.table.TableName;

/** Every message for people that the lakehouse module can show. */
public final class LakehouseErrors {
  private LakehouseErrors() {}

  public static AlluviumException versionNotFound(TableName table, long asked, long latest) {
    return new AlluviumException(
        INPUT_MISSING,
        "%s: version %d does not exist, latest is %d; pass --version %d or run ingest first"
            .formatted(table, asked, latest, latest));
  }

  public static AlluviumException tableMissing(TableName table, String root) {
    return new AlluviumException(
        INPUT_MISSING,
        "%s does not exist in lakehouse %s; run './alluvium weekly' first, or point --lakehouse at another root"
            .formatted(table, root));
  }
}
