package org.alluvium.flows.report.model;

import java.util.Objects;

/**
 * A figure with the ends of its 90 % interval, in the figure's own unit.
 *
 * @param value the estimate
 * @param low 5 % end
 * @param high 95 % end
 */
public record Estimate(Figure value, Figure low, Figure high) {
  public Estimate {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(low, "low");
    Objects.requireNonNull(high, "high");
    if (low.isPresent() && high.isPresent() && low.value() > high.value()) {
      throw new IllegalArgumentException(
          "an interval's low end must be <= its high end, got "
              + low.value()
              + ", "
              + high.value());
    }
  }

  /** From doubles, where NaN in any of them means missing for {@code reason}. */
  public static Estimate orMissing(double value, double low, double high, String reason) {
    return new Estimate(
        Figure.orMissing(value, reason),
        Figure.orMissing(low, reason),
        Figure.orMissing(high, reason));
  }

  public static Estimate missing(String reason) {
    return new Estimate(Figure.missing(reason), Figure.missing(reason), Figure.missing(reason));
  }
}
