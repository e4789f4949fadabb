package org.alluvium.flows.discovery.candidate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An instrument that discovery proposes for a strategy.
 *
 * @param symbol canonical
 * @param type what it is, a snake_case word: equity, crypto, stock, fund …
 * @param strategy tag of the strategy that it is proposed for
 * @param scanner id of the scanner that saw it
 * @param number of the scanner's row
 * @param fields what the scanner said of it; missing values as JSON null
 */
public record Candidate(
    CanonicalSymbol symbol,
    String type,
    String strategy,
    String scanner,
    long number,
    SortedMap<String, JsonNode> fields) {

  public Candidate {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /** A value by its name: one of the candidate itself, or a field; empty where it is missing. */
  public Optional<JsonNode> value(String name) {
    Map<String, String> own =
        Map.of(
            "symbol",
            symbol.toString(),
            "exchange",
            symbol.exchange(),
            "ticker",
            symbol.ticker(),
            "type",
            type,
            "strategy",
            strategy,
            "scanner",
            scanner);
    if (own.containsKey(name)) {
      return Optional.of(TextNode.valueOf(own.get(name)));
    }
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isNull());
  }
}
