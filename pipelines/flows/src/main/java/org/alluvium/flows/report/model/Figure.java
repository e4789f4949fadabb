package org.alluvium.flows.report.model;

/**
 * A number, or the reason why there is none. A missing figure is shown as "–" with its reason,
 * never as 0.
 *
 * @param value a finite number; null when missing
 * @param missing why there is no number, as a sentence for people; null when there is one
 */
public record Figure(Double value, String missing) {
  public Figure {
    if ((value == null) == (missing == null)) {
      throw new IllegalArgumentException(
          "a figure has either a value or a reason, got value " + value + ", reason " + missing);
    }
    if (value != null && !Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "a figure must be finite, got " + value + "; use Figure.orMissing(value, reason)");
    }
    if (missing != null && missing.isBlank()) {
      throw new IllegalArgumentException("the reason of a missing figure must not be blank");
    }
  }

  public static Figure of(double value) {
    return new Figure(value, null);
  }

  public static Figure missing(String reason) {
    return new Figure(null, reason);
  }

  /** The value; missing for {@code reason} when it is NaN or infinite. */
  public static Figure orMissing(double value, String reason) {
    return Double.isFinite(value) ? of(value) : missing(reason);
  }

  public boolean isPresent() {
    return value != null;
  }
}
