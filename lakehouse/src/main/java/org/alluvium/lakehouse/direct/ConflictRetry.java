package org.alluvium.lakehouse.direct;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.alluvium.lakehouse.error.AlluviumException;

/**
 * Runs a read-decide-append step again when somebody else committed in between: at most {@value
 * #ATTEMPTS} times, after a random pause of up to 10 ms, doubling to at most one second.
 */
public final class ConflictRetry {
  static final int ATTEMPTS = 40;
  private static final long FIRST_PAUSE_MILLIS = 10;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;

  private ConflictRetry() {}

  /**
   * The result of the first attempt that met no conflict.
   *
   * @throws AlluviumException when every attempt met one, or the thread was interrupted
   */
  public static <T> T run(Supplier<T> attempt) {
    CommitConflictException last = null;
    for (int i = 0; i < ATTEMPTS; i++) {
      try {
        return attempt.get();
      } catch (CommitConflictException e) {
        last = e;
        pause(i, e);
      }
    }
    throw DirectErrors.tooManyConflicts(last.table(), ATTEMPTS, last);
  }

  private static void pause(int attempt, CommitConflictException conflict) {
    long longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10));
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1, longest + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw conflict;
    }
  }
}
