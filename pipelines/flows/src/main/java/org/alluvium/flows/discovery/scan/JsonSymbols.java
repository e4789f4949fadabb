package org.alluvium.flows.discovery.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.discovery.candidate.ScannedRow;

/**
 * Symbols in JSON: a list, or an object with a list {@code symbols}; each entry a text, or an
 * object with {@code symbol}, perhaps {@code type}, and fields.
 */
final class JsonSymbols {
  private static final String SYMBOL = "symbol";
  private static final String TYPE = "type";

  private JsonSymbols() {}

  static List<ScannedRow> read(ReceivedJson received) {
    JsonNode document = received.document();
    JsonNode entries = document.isArray() ? document : received.list("symbols");
    List<ScannedRow> rows = new ArrayList<>();
    entries.forEach(entry -> rows.add(row(rows.size() + 1L, entry)));
    return rows;
  }

  private static ScannedRow row(long number, JsonNode entry) {
    if (entry.isTextual()) {
      return ScannedRow.of(number, entry.toString(), entry.textValue(), Map.of());
    }
    if (!entry.isObject()) {
      return ScannedRow.malformed(
          number, entry.toString(), "the entry is neither a text nor an object");
    }
    JsonNode symbol = entry.path(SYMBOL);
    JsonNode type = entry.path(TYPE);
    boolean typed = !type.isMissingNode() && !type.isNull();
    if (isOther(symbol) || (typed && !type.isTextual())) {
      return ScannedRow.malformed(number, entry.toString(), "symbol or type is no text");
    }
    Map<String, JsonNode> fields = new TreeMap<>();
    entry.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    fields.remove(SYMBOL);
    fields.remove(TYPE);
    ScannedRow row =
        ScannedRow.of(
            number, entry.toString(), symbol.isTextual() ? symbol.textValue() : "", fields);
    return typed ? row.ofType(type.textValue()) : row;
  }

  private static boolean isOther(JsonNode symbol) {
    return !symbol.isTextual() && !symbol.isMissingNode() && !symbol.isNull();
  }
}
