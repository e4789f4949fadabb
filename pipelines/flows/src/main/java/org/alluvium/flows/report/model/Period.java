package org.alluvium.flows.report.model;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What a line of a table was measured over.
 *
 * @param first its first session
 * @param last its last session
 */
public record Period(LocalDate first, LocalDate last) {
  public Period {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(last, "last");
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("last session " + last + " is before the first " + first);
    }
  }
}
