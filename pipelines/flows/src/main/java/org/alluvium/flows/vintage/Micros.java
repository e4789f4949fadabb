package org.alluvium.flows.vintage;

import java.time.Instant;

/** Instants as Spark and the kernels count them: microseconds since 1970-01-01T00:00Z. */
public final class Micros {
  private static final long PER_SECOND = 1_000_000L;

  private Micros() {}

  public static long of(Instant at) {
    return Math.multiplyExact(at.getEpochSecond(), PER_SECOND) + at.getNano() / 1_000;
  }

  public static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1_000);
  }
}
