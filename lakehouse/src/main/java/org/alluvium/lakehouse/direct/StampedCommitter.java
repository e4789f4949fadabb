package org.alluvium.lakehouse.direct;

import io.delta.kernel.commit.CommitFailedException;
import io.delta.kernel.commit.CommitMetadata;
import io.delta.kernel.commit.CommitResponse;
import io.delta.kernel.commit.Committer;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.actions.Metadata;
import io.delta.kernel.internal.actions.SingleAction;
import io.delta.kernel.internal.commit.DefaultFileSystemManagedTableOnlyCommitter;
import io.delta.kernel.utils.CloseableIterator;

/**
 * Kernel's committer plus what its builders have no setter for: {@code userMetadata} (the run id)
 * in the commit, and the table's comment in the metadata of a new table.
 */
final class StampedCommitter implements Committer {
  private static final int DESCRIPTION = Metadata.FULL_SCHEMA.indexOf("description");
  private final String userMetadata;
  private final String description;

  StampedCommitter(String userMetadata, String description) {
    this.userMetadata = userMetadata;
    this.description = description;
  }

  @Override
  public CommitResponse commit(
      Engine engine, CloseableIterator<Row> actions, CommitMetadata metadata)
      throws CommitFailedException {
    return DefaultFileSystemManagedTableOnlyCommitter.INSTANCE.commit(
        engine, actions.map(this::stamp), metadata);
  }

  private Row stamp(Row action) {
    if (!action.isNullAt(SingleAction.COMMIT_INFO_ORDINAL) && !userMetadata.isEmpty()) {
      return stamp(action, SingleAction.COMMIT_INFO_ORDINAL, "userMetadata", userMetadata);
    }
    if (!action.isNullAt(SingleAction.METADATA_ORDINAL)
        && action.getStruct(SingleAction.METADATA_ORDINAL).isNullAt(DESCRIPTION)) {
      return stamp(action, SingleAction.METADATA_ORDINAL, "description", description);
    }
    return action;
  }

  private static Row stamp(Row action, int ordinal, String field, String value) {
    return StampedRow.withStruct(
        action, ordinal, StampedRow.withString(action.getStruct(ordinal), field, value));
  }
}
