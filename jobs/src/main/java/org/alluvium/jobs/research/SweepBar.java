package org.alluvium.jobs.research;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.alluvium.flows.sweep.SweepProgress;

/** How far a sweep is: a bar with rate and remaining time on a terminal, lines otherwise. */
final class SweepBar implements SweepProgress, AutoCloseable {
  private static final int BAR = 24;
  private static final double SECOND = 1000.0;
  private static final long EVERY_MILLIS = 300;

  private final PrintStream out;
  private final Clock clock;
  private final boolean live;
  private final ScheduledExecutorService ticks;
  private LongSupplier computed = () -> 0;
  private Instant begun = Instant.EPOCH;
  private long before;
  private long ended;
  private long asked;

  SweepBar(PrintStream out, Clock clock) {
    this(out, clock, System.console() != null);
  }

  SweepBar(PrintStream out, Clock clock, boolean live) {
    this.out = out;
    this.clock = clock;
    this.live = live;
    this.ticks =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "sweep-bar");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public synchronized void started(long endedBefore, long askedInAll) {
    before = endedBefore;
    ended = endedBefore;
    asked = askedInAll;
    begun = clock.instant();
    if (live) {
      ticks.scheduleWithFixedDelay(this::draw, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }
    if (before > 0) {
      out.printf("%s    going on: %,d of %,d trials have ended%n", start(), before, asked);
    }
  }

  @Override
  public synchronized void computing(LongSupplier done) {
    computed = done;
  }

  @Override
  public synchronized void ended(long endedInAll) {
    ended = endedInAll;
    computed = () -> 0;
    if (!live) {
      out.printf("    %,d of %,d trials%s%n", ended, asked, pace(ended));
    }
  }

  /** What is on record, for who is interrupted. */
  synchronized String told() {
    return "%,d of %,d trials have ended".formatted(ended, asked);
  }

  private synchronized void draw() {
    long done = Math.min(asked, ended + computed.getAsLong());
    int full = (int) (asked == 0 ? BAR : BAR * done / asked);
    out.printf(
        "\r    [%s%s] %,d/%,d%s ",
        "=".repeat(full), " ".repeat(BAR - full), done, asked, pace(done));
    out.flush();
  }

  private String pace(long done) {
    double seconds = Duration.between(begun, clock.instant()).toMillis() / SECOND;
    if (done <= before || seconds <= 0) {
      return "";
    }
    double rate = (done - before) / seconds;
    return String.format(Locale.ROOT, ", %.1f/s, %.0f s left", rate, (asked - done) / rate);
  }

  private String start() {
    return live ? "\r" : "";
  }

  @Override
  public synchronized void close() {
    ticks.shutdownNow();
    if (live) {
      out.print("\r" + " ".repeat(2 * BAR + BAR) + "\r");
      out.flush();
    }
  }
}
