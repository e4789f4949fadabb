package org.alluvium.flows.report.model;

import java.util.Objects;

/**
 * A part of the report, or the reason why this run has none (a run without validation has no net
 * asset value, a run from a class folder has no jar digest).
 *
 * @param value the part; null when missing
 * @param missing why there is none, as a sentence for people; null when there is one
 * @param <T> an immutable value
 */
public record Part<T>(T value, String missing) {
  public Part {
    if ((value == null) == (missing == null)) {
      throw new IllegalArgumentException(
          "a part has either a value or a reason, got value " + value + ", reason " + missing);
    }
  }

  public static <T> Part<T> of(T value) {
    return new Part<>(Objects.requireNonNull(value, "value"), null);
  }

  public static <T> Part<T> missing(String reason) {
    return new Part<>(null, Objects.requireNonNull(reason, "reason"));
  }

  public boolean isPresent() {
    return value != null;
  }
}
