package org.alluvium.jobs.installed;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A column as one line of numbers, computed alike in {@code src/test/python/other_readers.py}:
 * everything has a number, a text its CRC-32, a date its day, an instant its microsecond, a list
 * all of its elements.
 */
final class ColumnSum {
  private static final double TOLERANCE = 1e-10;

  private long values;
  private long nans;
  private double sum;
  private double absolute;

  /** Counts one cell. */
  void add(Object cell) {
    if (cell == null) {
      return;
    }
    values++;
    if (cell instanceof List<?> elements) {
      elements.stream().filter(e -> e != null).forEach(e -> count(number(e)));
    } else {
      count(number(cell));
    }
  }

  /** Whether {@code [values, NaN, sum]} of another reader says the same. */
  boolean agreesWith(JsonNode told) {
    return told.path(0).asLong(-1) == values
        && told.path(1).asLong(-1) == nans
        && Math.abs(told.path(2).asDouble(Double.NaN) - sum) <= TOLERANCE * absolute;
  }

  @Override
  public String toString() {
    return "[%d, %d, %s]".formatted(values, nans, sum);
  }

  private void count(double number) {
    if (Double.isNaN(number)) {
      nans++;
    } else {
      sum += number;
      absolute += Math.abs(number);
    }
  }

  private static double number(Object cell) {
    if (cell instanceof Number number) {
      return number.doubleValue();
    }
    if (cell instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    if (cell instanceof LocalDate date) {
      return date.toEpochDay();
    }
    if (cell instanceof Instant instant) {
      return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
    CRC32 checksum = new CRC32();
    checksum.update(((String) cell).getBytes(StandardCharsets.UTF_8));
    return checksum.getValue();
  }
}
