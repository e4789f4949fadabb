package org.alluvium.flows.audit.impact;

import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;

import java.util.List;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.table.TableName;

/** Every message for people that following a correction can show. */
final class ImpactErrors {
  private ImpactErrors() {}

  static AlluviumException notOfSilver(TableName table, List<TableName> known) {
    return new AlluviumException(
        USAGE,
        "--table: corrections are rows of %s, got %s; name one of these, and what rests on it follows"
            .formatted(known, table));
  }
}
