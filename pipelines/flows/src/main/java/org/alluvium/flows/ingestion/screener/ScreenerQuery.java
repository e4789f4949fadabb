package org.alluvium.flows.ingestion.screener;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a screener is asked.
 *
 * @param markets names of markets, {@code america}; empty for those of the address
 * @param columns asked for of each row, in order
 * @param conditions applied by the screener, each {@code left}, {@code operation}, {@code right}
 * @param sort column and direction; as the screener likes when empty
 * @param pageSize rows asked for at a time
 * @param limit rows taken at most
 */
public record ScreenerQuery(
    List<String> markets,
    List<String> columns,
    List<JsonNode> conditions,
    Optional<Sort> sort,
    int pageSize,
    int limit) {

  /**
   * Order of the rows.
   *
   * @param by a column
   * @param order {@code asc} or {@code desc}
   */
  public record Sort(String by, String order) {}

  public ScreenerQuery {
    markets = List.copyOf(markets);
    columns = List.copyOf(columns);
    conditions = List.copyOf(conditions);
    if (pageSize < 1 || limit < 1) {
      throw new IllegalArgumentException("page size and limit are at least 1");
    }
  }

  /** The request for the page that begins after so many rows. */
  public byte[] page(long after) {
    return request(List.of(), after, Math.min(after + pageSize, limit));
  }

  /** The request for the rows of some symbols. */
  public byte[] ofSymbols(List<String> tickers) {
    return request(tickers, 0, tickers.size());
  }

  private byte[] request(List<String> tickers, long from, long to) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    if (!markets.isEmpty()) {
      markets.forEach(request.putArray("markets")::add);
    }
    ObjectNode symbols = request.putObject("symbols");
    symbols.putObject("query").putArray("types");
    tickers.forEach(symbols.putArray("tickers")::add);
    request.putObject("options").put("lang", "en");
    columns.forEach(request.putArray("columns")::add);
    if (!conditions.isEmpty()) {
      ArrayNode filter = request.putArray("filter");
      conditions.forEach(filter::add);
    }
    sort.ifPresent(
        s -> request.putObject("sort").put("sortBy", s.by()).put("sortOrder", s.order()));
    request.putArray("range").add(from).add(to);
    return request.toString().getBytes(StandardCharsets.UTF_8);
  }
}
