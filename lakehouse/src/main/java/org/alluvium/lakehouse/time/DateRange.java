package org.alluvium.lakehouse.time;

import java.io.Serializable;
import java.time.LocalDate;

/** Dates from a first to a last one, both inclusive. */
public record DateRange(LocalDate first, LocalDate last) implements Serializable {
  public DateRange {
    if (first.isAfter(last)) {
      throw new IllegalArgumentException("date range ends before it starts: " + first + " " + last);
    }
  }

  public boolean contains(LocalDate date) {
    return !date.isBefore(first) && !date.isAfter(last);
  }

  @Override
  public String toString() {
    return first + ".." + last;
  }
}
