package org.alluvium.flows.features;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How late one input of a feature set was, over everything known as of a run.
 *
 * <p>Lateness is {@code known_at} of the first vintage less the close of the session by the
 * instrument's calendar for bars, and less 00:00 UTC of the observation's date (of a period, its
 * first day) for series; corrections and revisions do not count. The 99th percentile interpolates
 * linearly. Bars of dates that are no session of the calendar are not measured.
 *
 * @param input table, with the series where it holds several
 * @param inputs sessions or observations measured
 * @param p99Hours 99th percentile in hours; empty when nothing was measured
 * @param maxHours the most hours; empty likewise
 * @param excludedRows for bars, sessions that had closed by the as-of and whose bar was known only
 *     after it; for a series, sessions since its first observation without a value of it, since the
 *     newest one known was older than its frequency allows
 */
public record InputLateness(
    String input,
    long inputs,
    OptionalDouble p99Hours,
    OptionalDouble maxHours,
    long excludedRows) {
  private static final int HOURS_PER_DAY = 24;

  /** One line for people: hours for what comes within two days, else days. */
  public String told() {
    return "%s: lateness of %,d inputs, 99 %% within %s, at most %s; %,d rows excluded for it"
        .formatted(input, inputs, told(p99Hours), told(maxHours), excludedRows);
  }

  private static String told(OptionalDouble hours) {
    if (hours.isEmpty()) {
      return "unknown";
    }
    double value = hours.getAsDouble();
    return value < 2 * HOURS_PER_DAY
        ? String.format(Locale.ROOT, "%.1f hours", value)
        : String.format(Locale.ROOT, "%.1f days", value / HOURS_PER_DAY);
  }
}
