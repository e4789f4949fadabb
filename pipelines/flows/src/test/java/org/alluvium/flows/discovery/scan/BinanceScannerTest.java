package org.alluvium.flows.discovery.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.discovery.candidate.CandidateGate;
import org.alluvium.flows.discovery.candidate.ScannedRow;
import org.junit.jupiter.api.Test;

class BinanceScannerTest {
  private static final BinanceScanner SCANNER =
      new BinanceScanner(
          new CandidateGate("spot", "crypto", "trend"),
          URI.create("https://api.binance.com/api/v3"),
          "BINANCE");

  @Test
  void marketsCarryTheirStatusLimitsAndTicker() {
    Responses binance =
        new Responses(
            address ->
                Responses.recorded(
                    address.endsWith("/exchangeInfo")
                        ? "binance_exchange_info.json"
                        : "binance_ticker_24hr.json"));
    List<ScannedRow> rows = SCANNER.read(SCANNER.receive(binance));
    assertThat(binance.asked)
        .containsExactly(
            "https://api.binance.com/api/v3/exchangeInfo",
            "https://api.binance.com/api/v3/ticker/24hr");
    assertThat(rows)
        .extracting(ScannedRow::symbol)
        .containsExactly(
            "BINANCE:ETHBTC",
            "BINANCE:BNBBTC",
            "BINANCE:BTCUSDT",
            "BINANCE:ETHUSDT",
            "BINANCE:BUSDUSDT",
            "BINANCE:LTCUSDT",
            "BINANCE:BCCUSDT",
            "BINANCE:VENUSDT");
    Map<String, JsonNode> bnb = rows.get(1).fields();
    assertThat(bnb.get("status").asText()).isEqualTo("TRADING");
    assertThat(bnb.get("quote_asset").asText()).isEqualTo("BTC");
    assertThat(bnb.get("tick_size").doubleValue()).isEqualTo(0.000001);
    assertThat(bnb.get("lot_size").doubleValue()).isEqualTo(0.001);
    assertThat(bnb.get("minimum_notional").doubleValue()).isEqualTo(0.0001);
    assertThat(bnb.get("quote_volume").doubleValue()).isEqualTo(15.3);
    assertThat(bnb.get("trades").intValue()).isEqualTo(76);
    assertThat(rows.get(2).fields().get("quote_volume").isNull()).isTrue();
    assertThat(rows.get(7).fields().get("status").asText()).isEqualTo("BREAK");
  }

  @Test
  void aMarketWithoutANameOrWithATextForANumberIsOneMalformedRow() {
    List<ScannedRow> rows =
        SCANNER.read(
            List.of(
                Responses.page(
                    "e", "{\"symbols\":[{\"status\":\"TRADING\"},{\"symbol\":\"AB\"},7]}"),
                Responses.page("t", "[{\"symbol\":\"AB\",\"lastPrice\":\"cheap\"}]")));
    assertThat(rows)
        .extracting(row -> row.defect().orElseThrow().reason())
        .containsExactly(
            "the market has no text 'symbol'",
            "lastPrice is no number, got \"cheap\"",
            "the market has no text 'symbol'");
  }

  @Test
  void aPageThatIsSomethingElseIsNamed() {
    Page tickers = Responses.page("ticker_24hr.json", "[]");
    assertThatThrownBy(() -> SCANNER.read(List.of(Responses.page("e.json", "<html>"), tickers)))
        .hasMessageStartingWith("scanner 'spot': e.json is no JSON: ")
        .hasMessageEndingWith("; nothing was written, scan again or correct it");
    assertThatThrownBy(
            () -> SCANNER.read(List.of(Responses.page("e.json", "{\"code\":-1003}"), tickers)))
        .hasMessageContaining("e.json has no list 'symbols': {\"code\":-1003}");
    assertThatThrownBy(
            () ->
                SCANNER.read(
                    List.of(
                        Responses.page("e.json", "{\"symbols\":[]}"),
                        Responses.page("ticker_24hr.json", "{\"code\":-1003}"))))
        .hasMessageContaining("ticker_24hr.json is no list of tickers: {\"code\":-1003}");
  }
}
