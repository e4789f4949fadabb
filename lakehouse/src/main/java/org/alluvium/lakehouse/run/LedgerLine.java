package org.alluvium.lakehouse.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.lakehouse.digest.Sha256;

/**
 * One line of a ledger: canonical JSON (keys in order, no blanks, whole numbers only) whose {@code
 * hash} is the SHA-256 of the same JSON without {@code hash}.
 */
final class LedgerLine {
  static final String SEQUENCE = "sequence";
  static final String EVENT = "event";
  static final String PREVIOUS = "previous_hash";
  static final String HASH = "hash";

  /** Previous hash of the first line. */
  static final String GENESIS = "0".repeat(64);

  private static final ObjectMapper JSON =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private LedgerLine() {}

  /** The line for {@code fields}, without its line end. */
  static String text(Map<String, Object> fields) {
    Map<String, Object> all = new TreeMap<>(fields);
    all.remove(HASH);
    all.put(HASH, Sha256.of(canonical(all)));
    return canonical(all);
  }

  /** The fields of a line, null when it is no JSON object. */
  static Map<String, Object> parse(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (node == null || !node.isObject()) {
        return null;
      }
      @SuppressWarnings("unchecked") // an object node converts to a map by name
      Map<String, Object> fields = JSON.convertValue(node, TreeMap.class);
      return fields;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  static List<Map<String, Object>> tables(List<TableState> states) {
    return states.stream()
        .map(
            s ->
                Map.<String, Object>of(
                    "table",
                    s.table().toString(),
                    "slice",
                    s.slice(),
                    "version",
                    s.version(),
                    "rows",
                    s.rows(),
                    "digest",
                    s.digest()))
        .toList();
  }

  private static String canonical(Map<String, Object> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
