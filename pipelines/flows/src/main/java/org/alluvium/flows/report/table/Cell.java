package org.alluvium.flows.report.table;

import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.alluvium.flows.report.model.Estimate;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.Part;

/**
 * One cell: a text, or the reason why there is none.
 *
 * @param text what is shown; null when missing
 * @param sortKey what it sorts by, a number or a text; null = the text itself
 * @param missing the reason; null when there is a text
 * @param shade tint from -4 (most negative) to 4 (most positive), 0 = none
 */
public record Cell(String text, String sortKey, String missing, int shade) {
  public static Cell text(String text) {
    return new Cell(text, null, null, 0);
  }

  public static Cell number(String text, double sortKey) {
    return new Cell(text, Double.toString(sortKey), null, 0);
  }

  public static Cell missing(String reason) {
    return new Cell(null, null, reason, 0);
  }

  public static Cell of(Figure figure, DoubleFunction<String> format) {
    return figure.isPresent()
        ? number(format.apply(figure.value()), figure.value())
        : missing(figure.missing());
  }

  public static Cell of(Part<String> part) {
    return of(part, Function.identity());
  }

  public static <T> Cell of(Part<T> part, Function<T, String> format) {
    return part.isPresent() ? text(format.apply(part.value())) : missing(part.missing());
  }

  /** {@code [low, high]} with one decimal in the unit that {@code scale} makes. */
  public static Cell interval(Estimate estimate, double scale, String unit) {
    if (!estimate.low().isPresent()) {
      return Cell.missing(estimate.low().missing());
    }
    if (!estimate.high().isPresent()) {
      return Cell.missing(estimate.high().missing());
    }
    double low = estimate.low().value();
    double high = estimate.high().value();
    return Cell.number(
        "[%s, %s]%s".formatted(Digits.decimals1(scale * low), Digits.decimals1(scale * high), unit),
        low);
  }

  public Cell shaded(int newShade) {
    return new Cell(text, sortKey, missing, Math.max(-4, Math.min(4, newShade)));
  }

  public boolean isMissing() {
    return text == null;
  }
}
