package org.alluvium.flows.discovery.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.discovery.candidate.ScannedRow;

/**
 * Reads the markets of {@code exchangeInfo}. Numbers that come as texts become numbers; a market
 * without a ticker has missing prices and volumes.
 *
 * @param exchange code put before each symbol
 * @param tickers the last 24 hours
 */
record BinanceMarkets(String exchange, BinanceTickers tickers) {
  private static final Map<String, String> TEXTS = new LinkedHashMap<>();
  private static final Map<String, String> NUMBERS = new LinkedHashMap<>();
  private static final Map<String, List<String>> LIMITS = new LinkedHashMap<>();

  static {
    TEXTS.put("status", "status");
    TEXTS.put("base_asset", "baseAsset");
    TEXTS.put("quote_asset", "quoteAsset");
    NUMBERS.put("last_price", "lastPrice");
    NUMBERS.put("volume", "volume");
    NUMBERS.put("quote_volume", "quoteVolume");
    NUMBERS.put("price_change_percent", "priceChangePercent");
    NUMBERS.put("trades", "count");
    LIMITS.put("tick_size", List.of("PRICE_FILTER", "tickSize"));
    LIMITS.put("lot_size", List.of("LOT_SIZE", "stepSize"));
    LIMITS.put("minimum_notional", List.of("MIN_NOTIONAL", "minNotional"));
  }

  List<ScannedRow> rows(ReceivedJson exchangeInfo) {
    List<ScannedRow> rows = new ArrayList<>();
    exchangeInfo.list("symbols").forEach(market -> rows.add(row(rows.size() + 1L, market)));
    return rows;
  }

  private ScannedRow row(long number, JsonNode market) {
    JsonNode symbol = market.path("symbol");
    if (!symbol.isTextual()) {
      return ScannedRow.malformed(number, market.toString(), "the market has no text 'symbol'");
    }
    Map<String, JsonNode> fields = new TreeMap<>();
    try {
      TEXTS.forEach((name, key) -> fields.put(name, value(market.path(key))));
      JsonNode ticker = tickers.of(symbol.textValue());
      NUMBERS.forEach((name, key) -> fields.put(name, number(key, ticker.path(key))));
      LIMITS.forEach((name, at) -> fields.put(name, limit(market.path("filters"), at)));
    } catch (NumberFormatException e) {
      return ScannedRow.malformed(number, market.toString(), e.getMessage());
    }
    String received = market.toString();
    return ScannedRow.of(number, received, exchange + ":" + symbol.textValue(), fields);
  }

  private static JsonNode limit(JsonNode filters, List<String> at) {
    for (JsonNode filter : filters) {
      if (filter.path("filterType").asText().equals(at.get(0))) {
        return number(at.get(1), filter.path(at.get(1)));
      }
    }
    return NullNode.instance;
  }

  private static JsonNode value(JsonNode given) {
    return given.isMissingNode() ? NullNode.instance : given;
  }

  private static JsonNode number(String key, JsonNode given) {
    if (!given.isTextual()) {
      return value(given);
    }
    try {
      return DecimalNode.valueOf(new BigDecimal(given.textValue()));
    } catch (NumberFormatException e) {
      throw new NumberFormatException("%s is no number, got %s".formatted(key, given));
    }
  }
}
