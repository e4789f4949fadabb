package org.alluvium.flows.ingestion.mapping;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A time of day in a zone.
 *
 * @param sinceMidnight 0 to 24 hours; 24 hours is the midnight that ends the day
 */
public record TimeOfDay(Duration sinceMidnight, ZoneId zone) implements Serializable {
  public TimeOfDay {
    if (sinceMidnight.isNegative() || sinceMidnight.compareTo(Duration.ofHours(24)) > 0) {
      throw new IllegalArgumentException("time of day must be 00:00..24:00, got " + sinceMidnight);
    }
  }

  /** Parses {@code HH:mm}; {@code 24:00} is allowed. */
  public static TimeOfDay parse(String time, String zone) {
    if (!time.matches("\\d{2}:\\d{2}")) {
      throw new IllegalArgumentException("no time of day like 16:00: '" + time + "'");
    }
    Duration sinceMidnight =
        Duration.ofHours(Long.parseLong(time.substring(0, 2)))
            .plusMinutes(Long.parseLong(time.substring(3)));
    return new TimeOfDay(sinceMidnight, ZoneId.of(zone));
  }

  /** That time on a date. */
  public Instant on(LocalDate date) {
    return date.atStartOfDay().plus(sinceMidnight).atZone(zone).toInstant();
  }
}
