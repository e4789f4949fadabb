package org.alluvium.lakehouse.io;

import java.util.ConcurrentModificationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.alluvium.lakehouse.error.LakehouseErrors;
import org.alluvium.lakehouse.table.TableName;

/**
 * Runs a write again when another writer's commit came between: at most {@value #ATTEMPTS} times,
 * with a doubling, jittered pause. A write must read its input from its own start, so that a second
 * attempt sees what the other writer did.
 *
 * @param table named in the error
 */
record ConflictRetry(TableName table) {
  static final int ATTEMPTS = 8;
  private static final long FIRST_PAUSE_MILLIS = 100;

  <T> T run(Supplier<T> write) {
    for (int attempt = 1; ; attempt++) {
      try {
        return write.get();
      } catch (RuntimeException e) {
        if (!isConflict(e)) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          throw LakehouseErrors.writersConflict(table, ATTEMPTS, e);
        }
        pause(attempt);
      }
    }
  }

  private static boolean isConflict(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConcurrentModificationException) {
        return true;
      }
    }
    return false;
  }

  private static void pause(int attempt) {
    long longest = FIRST_PAUSE_MILLIS << attempt;
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting to write again", e);
    }
  }
}
