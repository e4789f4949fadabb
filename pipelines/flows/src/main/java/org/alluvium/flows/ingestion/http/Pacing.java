package org.alluvium.flows.ingestion.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** When a client may ask, and how long it waits before it asks again. Threads may share one. */
public final class Pacing {
  /** Waits. */
  @FunctionalInterface
  public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
  }

  private final Clock clock;
  private final Sleeper sleeper;
  private final Random random;
  private Instant nextTurn = Instant.MIN;

  /**
   * @param seed of the jitter; clients that must not ask in step have different ones
   */
  public Pacing(Clock clock, Sleeper sleeper, long seed) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.random = new Random(seed);
  }

  /** Waits in earnest; each process with a jitter of its own. */
  public static Pacing real(Clock clock) {
    long process = ProcessHandle.current().pid();
    return new Pacing(clock, duration -> Thread.sleep(duration.toMillis()), process);
  }

  /** The moment by the clock that stamps what comes. */
  public Instant now() {
    return clock.instant();
  }

  void sleep(Duration duration) throws InterruptedException {
    if (!duration.isZero()) {
      sleeper.sleep(duration);
    }
  }

  /** Waits until a request may start: an interval after the start of the one before. */
  void awaitTurn(Duration interval) throws InterruptedException {
    sleep(untilTurn(interval));
  }

  private synchronized Duration untilTurn(Duration interval) {
    Instant now = clock.instant();
    Instant turn = nextTurn.isAfter(now) ? nextTurn : now;
    nextTurn = turn.plus(interval);
    return Duration.between(now, turn);
  }

  /** The pause after so many failed attempts, as {@link HttpTerms.Retries} says. */
  synchronized Duration pauseAfter(int attempts, HttpTerms.Retries retries) {
    Duration whole = retries.firstPause();
    for (int i = 1; i < attempts && whole.compareTo(retries.longestPause()) < 0; i++) {
      whole = whole.multipliedBy(2);
    }
    long most = Math.min(whole.toMillis(), retries.longestPause().toMillis());
    return Duration.ofMillis(most - Math.round(random.nextDouble() * most / 2));
  }
}
