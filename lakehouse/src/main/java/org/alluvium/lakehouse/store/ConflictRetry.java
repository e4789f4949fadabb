package org.alluvium.lakehouse.store;

import java.util.ConcurrentModificationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.LakehouseErrors;
import org.alluvium.lakehouse.table.TableName;

/**
 * Runs a read-decide-write step again when another writer's commit came between: at most {@value
 * #ATTEMPTS} times, after a random pause of up to 10 ms, doubling to at most one second. A step
 * must read its input from its own start, so that a further attempt sees what the other writer did.
 */
public final class ConflictRetry {
  static final int ATTEMPTS = 40;
  private static final long FIRST_PAUSE_MILLIS = 10;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;

  private ConflictRetry() {}

  /**
   * The result of the first attempt that met no conflict.
   *
   * @param table named in the error
   * @throws AlluviumException when every attempt met one
   * @throws RuntimeException the last conflict, when the thread was interrupted while waiting
   */
  public static <T> T run(TableName table, Supplier<T> step) {
    for (int attempt = 1; ; attempt++) {
      try {
        return step.get();
      } catch (RuntimeException e) {
        if (!isConflict(e)) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          throw LakehouseErrors.writersConflict(table, ATTEMPTS, e);
        }
        pause(attempt, e);
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

  private static void pause(int attempt, RuntimeException conflict) {
    long longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10));
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1, longest + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw conflict;
    }
  }
}
