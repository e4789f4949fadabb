package org.alluvium.flows.ingestion.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody sleeps, and then at once. */
public final class TestPacing extends Clock {
  private final List<Duration> slept = new ArrayList<>();
  private Instant now = Instant.parse("2021-10-23T00:00:00Z");

  /** A pacing on this time, with a fixed jitter. */
  public Pacing pacing() {
    return new Pacing(this, this::sleep, 42);
  }

  private synchronized void sleep(Duration duration) {
    slept.add(duration);
    now = now.plus(duration);
  }

  /** Lets time pass though nobody sleeps. */
  public synchronized void pass(Duration duration) {
    now = now.plus(duration);
  }

  public synchronized List<Duration> slept() {
    return List.copyOf(slept);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("UTC only");
  }
}
