package org.alluvium.jobs.research;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.alluvium.flows.ingestion.network.FetchProgress;

/**
 * A line per symbol or series that was asked for; on a terminal one bar per source that moves, with
 * rate and remaining time, and a line for what failed.
 */
final class FetchLines implements FetchProgress {
  private static final int BAR = 20;
  private static final double SECOND = 1000;

  private final PrintStream out;
  private final Clock clock;
  private final boolean live;
  private final Map<String, Instant> begun = new HashMap<>();

  FetchLines(PrintStream out, Clock clock) {
    this(out, clock, System.console() != null);
  }

  FetchLines(PrintStream out, Clock clock, boolean live) {
    this.out = out;
    this.clock = clock;
    this.live = live;
  }

  @Override
  public synchronized void fetched(Step step, String note) {
    begun.putIfAbsent(step.source(), clock.instant());
    if (live) {
      out.print("\r" + bar(step) + (step.done() == step.count() ? "\n" : ""));
      out.flush();
    } else {
      line("✓", step, note);
    }
  }

  @Override
  public synchronized void failed(Step step, String reason) {
    begun.putIfAbsent(step.source(), clock.instant());
    if (live) {
      out.print("\r");
    }
    line("✗", step, reason);
  }

  private void line(String mark, Step step, String note) {
    out.printf(
        "    %s %d/%d %s %s: %s%n",
        mark, step.done(), step.count(), step.source(), step.name(), note);
  }

  /** The bar; the rate counts from the first that ended, so that it needs a second one. */
  private String bar(Step step) {
    int full = BAR * step.done() / step.count();
    String text =
        "    %s [%s%s] %d/%d"
            .formatted(
                step.source(), "=".repeat(full), " ".repeat(BAR - full), step.done(), step.count());
    double seconds =
        Duration.between(begun.get(step.source()), clock.instant()).toMillis() / SECOND;
    if (step.done() < 2 || seconds <= 0) {
      return text;
    }
    double rate = (step.done() - 1) / seconds;
    return String.format(
        Locale.ROOT, "%s %.1f/s, %.0f s left ", text, rate, (step.count() - step.done()) / rate);
  }
}
