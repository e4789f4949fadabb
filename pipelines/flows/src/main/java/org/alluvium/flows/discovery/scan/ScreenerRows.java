package org.alluvium.flows.discovery.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.flows.discovery.candidate.ScannedRow;
import org.alluvium.flows.ingestion.screener.Rating;
import org.alluvium.flows.ingestion.screener.ScreenerRow;

/**
 * Reads rows of a screener: {@code s}, the symbol, and {@code d}, one value per column asked for;
 * null is missing. A rating gets its word beside it, {@code Recommend.All.rating}.
 *
 * @param columns those asked for, in order
 */
record ScreenerRows(List<String> columns) {
  private static final String TYPE = "type";

  ScannedRow row(long number, JsonNode row) {
    Optional<String> problem = ScreenerRow.problem(row, columns.size());
    return problem.isPresent()
        ? ScannedRow.malformed(number, row.toString(), problem.orElseThrow())
        : row(number, row, ScreenerRow.of(row));
  }

  private ScannedRow row(long number, JsonNode row, ScreenerRow received) {
    Map<String, JsonNode> fields = new TreeMap<>();
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      JsonNode value = received.values().get(i);
      fields.put(column, value);
      if (Rating.isOne(column) && !value.isNull()) {
        if (!value.isNumber() || Math.abs(value.doubleValue()) > 1) {
          return ScannedRow.malformed(
              number, row.toString(), column + " is no rating from -1 to 1, got " + value);
        }
        fields.put(column + ".rating", TextNode.valueOf(Rating.of(value.doubleValue()).word()));
      }
    }
    ScannedRow scanned = ScannedRow.of(number, row.toString(), received.symbol(), fields);
    JsonNode type = fields.get(TYPE);
    return type != null && type.isTextual() ? scanned.ofType(type.textValue()) : scanned;
  }
}
