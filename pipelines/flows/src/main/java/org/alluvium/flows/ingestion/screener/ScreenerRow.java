package org.alluvium.flows.ingestion.screener;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of an answer: {@code s}, the symbol, and {@code d}, one value per column asked for.
 *
 * @param symbol {@code EXCHANGE:SYMBOL}
 * @param values in the order of the columns; a null is missing
 */
public record ScreenerRow(String symbol, List<JsonNode> values) {
  public ScreenerRow {
    values = List.copyOf(values);
  }

  /** What keeps a JSON value from being a row of so many columns; empty when nothing does. */
  public static Optional<String> problem(JsonNode row, int columns) {
    JsonNode values = row.path("d");
    if (!row.path("s").isTextual() || !values.isArray()) {
      return Optional.of("the row has no text 's' or no list 'd'");
    }
    return values.size() == columns
        ? Optional.empty()
        : Optional.of(
            "the row has %d values, %d columns were asked for".formatted(values.size(), columns));
  }

  /** The row of a JSON value without a problem. */
  public static ScreenerRow of(JsonNode row) {
    List<JsonNode> values = new ArrayList<>();
    row.path("d").forEach(values::add);
    return new ScreenerRow(row.path("s").textValue(), values);
  }
}
