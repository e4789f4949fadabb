package org.alluvium.lakehouse.direct;

import java.util.ConcurrentModificationException;
import org.alluvium.lakehouse.table.TableName;

/**
 * Somebody else committed after the version on which an append was to be based. Nothing was
 * written; read again, decide again, append again.
 */
public final class CommitConflictException extends ConcurrentModificationException {
  private static final long serialVersionUID = 1L;
  private final transient TableName table;
  private final long expectedVersion;

  CommitConflictException(TableName table, long expectedVersion, Throwable cause) {
    super(
        "%s: version %d is no longer the latest, somebody else committed; read the table again and retry"
            .formatted(table, expectedVersion),
        cause);
    this.table = table;
    this.expectedVersion = expectedVersion;
  }

  public TableName table() {
    return table;
  }

  /** The version on which the append was based; -1 when the table was to be created. */
  public long expectedVersion() {
    return expectedVersion;
  }
}
