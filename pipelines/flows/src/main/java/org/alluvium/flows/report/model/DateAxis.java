package org.alluvium.flows.report.model;

import java.time.LocalDate;
import java.util.Arrays;

/** Immutable dates, strictly ascending. */
public final class DateAxis {
  private final LocalDate[] dates;

  private DateAxis(LocalDate[] dates) {
    this.dates = dates;
  }

  /** A copy of {@code dates}, which must ascend strictly. */
  public static DateAxis of(LocalDate... dates) {
    for (int i = 1; i < dates.length; i++) {
      if (!dates[i].isAfter(dates[i - 1])) {
        throw new IllegalArgumentException(
            "dates must ascend strictly, got " + dates[i] + " after " + dates[i - 1] + " at " + i);
      }
    }
    return new DateAxis(dates.clone());
  }

  public int size() {
    return dates.length;
  }

  public LocalDate at(int index) {
    return dates[index];
  }

  public LocalDate first() {
    return dates[0];
  }

  public LocalDate last() {
    return dates[dates.length - 1];
  }

  /** Fails unless {@code series} has a value for each date. */
  void matches(Series series, String name) {
    if (series.size() != dates.length) {
      throw new IllegalArgumentException(
          name + " must have one value per date: " + dates.length + " dates, got " + series.size());
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DateAxis that && Arrays.equals(dates, that.dates);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dates);
  }

  @Override
  public String toString() {
    return dates.length == 0
        ? "no dates"
        : dates.length + " dates from " + first() + " to " + last();
  }
}
