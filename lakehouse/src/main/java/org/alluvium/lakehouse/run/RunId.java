package org.alluvium.lakehouse.run;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a run, {@code 2017-11-10T20261121T024150Z-7c1e}: the logical date, the instant at which
 * it was named (whole seconds, UTC) and four random hexadecimal digits. Safe as a folder name, and
 * names of one logical date sort by when they were given.
 */
public record RunId(LocalDate asOf, Instant stamp, String suffix) implements Comparable<RunId> {
  private static final Pattern FORM =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T(\\d{8}T\\d{6}Z)-([0-9a-f]{4})");
  private static final Pattern SUFFIX = Pattern.compile("[0-9a-f]{4}");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final SecureRandom RANDOM = new SecureRandom();

  public RunId {
    if (asOf.getYear() < 1 || asOf.getYear() > 9999) {
      throw new IllegalArgumentException("as-of date must have a year of four digits, got " + asOf);
    }
    if (!SUFFIX.matcher(suffix).matches()) {
      throw new IllegalArgumentException(
          "suffix must be four lower-case hexadecimal digits, got '" + suffix + "'");
    }
    stamp = stamp.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Names a new run; the clock and chance enter the name only, never a computation. */
  public static RunId next(LocalDate asOf, Clock clock) {
    return new RunId(asOf, clock.instant(), "%04x".formatted(RANDOM.nextInt(1 << 16)));
  }

  /**
   * Parses what {@link #toString} writes.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when the text is no run id
   */
  public static RunId parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw RunErrors.notARunId(text);
    }
    try {
      LocalDate asOf = LocalDate.parse(parts.group(1));
      Instant stamp = STAMP.parse(parts.group(2), Instant::from);
      RunId id = new RunId(asOf, stamp, parts.group(3));
      if (!id.toString().equals(text)) {
        throw RunErrors.notARunId(text);
      }
      return id;
    } catch (DateTimeException e) {
      throw RunErrors.notARunId(text);
    }
  }

  /** Whether {@link #parse} would accept the text. */
  public static boolean isRunId(String text) {
    try {
      return parse(text) != null;
    } catch (org.alluvium.lakehouse.error.AlluviumException e) {
      return false;
    }
  }

  @Override
  public int compareTo(RunId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return asOf + "T" + STAMP.format(stamp) + "-" + suffix;
  }
}
