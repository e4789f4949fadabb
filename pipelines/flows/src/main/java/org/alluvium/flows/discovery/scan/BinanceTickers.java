package org.alluvium.flows.discovery.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last 24 hours of each market, by its symbol; a response is a list, or one object.
 *
 * @param bySymbol the first of each symbol
 */
record BinanceTickers(Map<String, JsonNode> bySymbol) {
  static BinanceTickers of(String scanner, ReceivedJson received) {
    JsonNode document = received.document();
    boolean one = document.isObject() && document.has("symbol");
    if (!one && !document.isArray()) {
      throw ScanErrors.unreadable(
          scanner, "ticker_24hr.json", "is no list of tickers: " + received.beginning());
    }
    Map<String, JsonNode> tickers = new HashMap<>();
    for (JsonNode ticker : one ? List.of(document) : document) {
      tickers.putIfAbsent(ticker.path("symbol").asText(), ticker);
    }
    return new BinanceTickers(tickers);
  }

  /** The ticker of a market; a missing node where there is none. */
  JsonNode of(String symbol) {
    return bySymbol.getOrDefault(symbol, MissingNode.getInstance());
  }
}
