package org.alluvium.flows.discovery.scan;

import java.net.URI;
import java.util.List;
import org.alluvium.flows.discovery.candidate.CandidateGate;
import org.alluvium.flows.discovery.candidate.ScannedRow;

/**
 * Spot markets of Binance: {@code exchangeInfo} with the 24-hour ticker of each. Filters of the
 * pipeline choose by {@code quote_asset}, {@code status} and {@code quote_volume}.
 *
 * @param base address of the interface, {@code https://api.binance.com/api/v3}
 * @param exchange code put before each symbol
 */
public record BinanceScanner(CandidateGate gate, URI base, String exchange) implements Scanner {
  private static final int BOTH = 2;

  @Override
  public String id() {
    return gate.scanner();
  }

  @Override
  public String kind() {
    return "binance";
  }

  @Override
  public List<Page> receive(Outside outside) {
    return List.of(
        new Page("exchange_info.json", get(outside, "/exchangeInfo")),
        new Page("ticker_24hr.json", get(outside, "/ticker/24hr")));
  }

  private byte[] get(Outside outside, String path) {
    return outside.get("scanner '%s'".formatted(id()), URI.create(base + path));
  }

  @Override
  public List<ScannedRow> read(List<Page> pages) {
    if (pages.size() != BOTH) {
      throw ScanErrors.unreadable(id(), "what came", "is not exchangeInfo and ticker");
    }
    BinanceTickers tickers = BinanceTickers.of(id(), ReceivedJson.of(id(), pages.get(1)));
    return new BinanceMarkets(exchange, tickers).rows(ReceivedJson.of(id(), pages.get(0)));
  }
}
