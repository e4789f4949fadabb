package org.alluvium.flows.discovery.candidate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One row that a scanner read, before any judgement but its own on the row's form.
 *
 * @param number of the row among those of its scanner; the first is 1
 * @param received the row as text, as it came
 * @param symbol as it came; empty text where there is none
 * @param type what kind of instrument the row says it is, if it does
 * @param fields all else that the row says, by name
 * @param defect why the row has not the form of its scanner's rows, if so
 */
public record ScannedRow(
    long number,
    String received,
    String symbol,
    Optional<String> type,
    Map<String, JsonNode> fields,
    Optional<Refusal> defect) {

  public ScannedRow {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  /** A row of the right form, of the type that its scanner declares. */
  public static ScannedRow of(
      long number, String received, String symbol, Map<String, JsonNode> fields) {
    return new ScannedRow(number, received, symbol, Optional.empty(), fields, Optional.empty());
  }

  /** A row of another form. */
  public static ScannedRow malformed(long number, String received, String reason) {
    Refusal defect = new Refusal(RefusalRule.MALFORMED_ROW, reason);
    return new ScannedRow(number, received, "", Optional.empty(), Map.of(), Optional.of(defect));
  }

  /** The same row, which says its type itself. */
  public ScannedRow ofType(String own) {
    return new ScannedRow(number, received, symbol, Optional.of(own), fields, defect);
  }
}
