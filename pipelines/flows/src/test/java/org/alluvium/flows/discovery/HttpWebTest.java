package org.alluvium.flows.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.discovery.candidate.CandidateGate;
import org.alluvium.flows.discovery.candidate.ScannedRow;
import org.alluvium.flows.discovery.scan.BinanceScanner;
import org.alluvium.flows.discovery.scan.ScreenerScanner;
import org.alluvium.flows.ingestion.http.HttpTerms;
import org.alluvium.flows.ingestion.http.LoopbackServer;
import org.alluvium.flows.ingestion.http.RetryingHttpClient;
import org.alluvium.flows.ingestion.http.TestPacing;
import org.alluvium.flows.ingestion.screener.ScreenerQuery;
import org.junit.jupiter.api.Test;

/** Scanners that ask a server on the loopback interface, which misbehaves. */
class HttpWebTest {
  private static final String PAGE_1 =
      "{\"totalCount\":3,\"data\":[{\"s\":\"NYSE:A\",\"d\":[1]},{\"s\":\"NYSE:B\",\"d\":[2]}]}";
  private static final String PAGE_2 = "{\"totalCount\":3,\"data\":[{\"s\":\"NYSE:C\",\"d\":[3]}]}";

  private final LakeAndWeb outside =
      new LakeAndWeb(
          null, new HttpWeb(new RetryingHttpClient(HttpTerms.DEFAULTS, new TestPacing().pacing())));

  @Test
  void aScreenerIsAskedAgainForThePageThatItDidNotDeliver() {
    try (LoopbackServer server =
        LoopbackServer.inTurn(
            LoopbackServer.status(503, ""),
            LoopbackServer.json(PAGE_1),
            LoopbackServer.cut(PAGE_2, 20),
            LoopbackServer.status(429, "slow down", "Retry-After", "2"),
            LoopbackServer.json(PAGE_2))) {
      ScreenerScanner scanner = screener(server);
      assertThat(scanner.read(scanner.receive(outside)))
          .extracting(ScannedRow::symbol)
          .containsExactly("NYSE:A", "NYSE:B", "NYSE:C");
      assertThat(server.asked())
          .extracting(asked -> asked.method() + asked.body().replaceAll(".*\"range\":", " "))
          .containsExactly(
              "POST [0,2]}", "POST [0,2]}", "POST [2,4]}", "POST [2,4]}", "POST [2,4]}");
    }
  }

  @Test
  void aPageDeliveredTwiceIsDuplicatesAndNoLoss() {
    try (LoopbackServer server =
        LoopbackServer.inTurn(
            LoopbackServer.json(PAGE_1.replace("3", "5")),
            LoopbackServer.json(PAGE_1.replace("3", "5")),
            LoopbackServer.json(PAGE_2.replace("3", "5")))) {
      ScreenerScanner scanner = screener(server);
      Discovered discovered =
          Discovered.of(
              new DiscoveryPipeline("test", List.of(scanner), List.of()),
              List.of(scanner.receive(outside)));
      assertThat(discovered.totals().accepted()).isEqualTo(3);
      assertThat(discovered.totals().duplicates()).isEqualTo(2);
    }
  }

  @Test
  void aServerThatStaysWrongIsNamedWithItsScanner() {
    try (LoopbackServer server = LoopbackServer.inTurn(LoopbackServer.status(418, "banned"))) {
      BinanceScanner scanner =
          new BinanceScanner(
              new CandidateGate("spot", "crypto", "trend"), server.uri(""), "BINANCE");
      assertThatThrownBy(() -> scanner.receive(outside))
          .hasMessageStartingWith(
              "scanner 'spot': GET %s: status 418: banned".formatted(server.uri("/exchangeInfo")));
    }
  }

  private static ScreenerScanner screener(LoopbackServer server) {
    URI address = server.uri("/america/scan");
    return new ScreenerScanner(
        new CandidateGate("us", "stock", "trend"),
        address,
        new ScreenerQuery(
            List.of("america"), List.of("close"), List.of(), Optional.empty(), 2, 100));
  }
}
