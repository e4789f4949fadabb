package org.alluvium.flows.sweep;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * The program that {@link SweepKillTest} kills: makes, or goes on with, a sweep in small rounds.
 */
final class KilledSweep {
  static final int TRIALS = 150;
  private static final int ROUND = 10;
  private static final long PAUSE_NANOS = 20_000_000L;

  private KilledSweep() {}

  static SweepPlan plan() {
    return SweepFixture.plan(SamplerKind.TPE, TRIALS, 11);
  }

  /** As slow as a sweep of real prices, so that kills meet it at work. */
  public static void main(String[] arguments) {
    new SweepFixture(Path.of(arguments[0]))
        .run(plan(), ROUND, round -> LockSupport.parkNanos(PAUSE_NANOS * round.size()));
  }
}
