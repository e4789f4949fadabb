package org.alluvium.flows.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.alluvium.flows.ingestion.catalogue.SourceLibrary;
import org.alluvium.flows.ingestion.http.LoopbackServer;
import org.alluvium.flows.ingestion.http.LoopbackServer.Answer;
import org.alluvium.flows.ingestion.http.LoopbackServer.Asked;
import org.alluvium.flows.ingestion.received.FetchFailure;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.SilverVendorFeatures;
import org.alluvium.lakehouse.tables.VendorFeatures;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A screener on loopback: snapshots by the day of their receipt. The clock begins on 2021-10-23.
 */
class ScreenerSnapshotsSparkTest extends SparkTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode RATINGS = NetworkBench.resource("screener_ratings_composed.json");
  private static final List<String> SYMBOLS = List.of("NYSE:IBM", "NASDAQ:MSFT", "NASDAQ:AAPL");
  private static final String BEFORE = "2021-10-22T22:00:00Z";
  private static final String AFTER = "2021-10-23T22:00:00Z";

  @TempDir Path folder;

  @Test
  void a_snapshot_is_known_from_its_receipt_and_asked_for_once_a_day() {
    NetworkBench bench = new NetworkBench(folder);
    try (LoopbackServer server = LoopbackServer.answering(ScreenerSnapshotsSparkTest::answer);
        TempLakehouse temp = TempLakehouse.open(spark())) {
      IngestResult early = ingest(temp, bench, server, NetworkBench.RATINGS, BEFORE);
      assertThat(server.asked()).hasSize(2).allMatch(asked -> asked.method().equals("POST"));
      assertThat(early.later()).isEqualTo(8);
      assertThat(temp.lakehouse().exists(VendorFeatures.SPEC)).isFalse();

      server.forget();
      IngestResult result = ingest(temp, bench, server, NetworkBench.RATINGS, AFTER);
      assertThat(server.asked()).isEmpty();
      assertThat(result.accepted()).isEqualTo(7);
      assertThat(result.counts().get(0).rejectedByRule()).isEqualTo(Map.of("malformed_number", 1L));
      assertThat(known(temp, AFTER))
          .containsExactly(
              "2021-10-22 NASDAQ:AAPL RSI 58.4 2021-10-23T00:00:00Z",
              "2021-10-22 NASDAQ:AAPL Recommend.All 0.36363636 2021-10-23T00:00:00Z",
              "2021-10-22 NASDAQ:AAPL close 149.8 2021-10-23T00:00:00Z",
              "2021-10-22 NASDAQ:MSFT RSI 71.25 2021-10-23T00:00:00Z",
              "2021-10-22 NASDAQ:MSFT Recommend.All 0.6 2021-10-23T00:00:00Z",
              "2021-10-22 NYSE:IBM RSI 28.9 2021-10-23T00:00:00Z",
              "2021-10-22 NYSE:IBM Recommend.All -0.75757576 2021-10-23T00:00:00Z");

      assertThat(ingest(temp, bench, server, NetworkBench.RATINGS, AFTER).writes()).isEmpty();
      assertThat(server.asked()).isEmpty();
      bench.time().pass(Duration.ofDays(1));
      IngestResult next = ingest(temp, bench, server, NetworkBench.RATINGS, "2021-10-24T22:00:00Z");
      assertThat(server.asked()).hasSize(2);
      assertThat(next.inserted(VendorFeatures.SPEC)).isEqualTo(7);
      assertThat(known(temp, AFTER)).hasSize(7).allMatch(row -> row.endsWith("10-23T00:00:00Z"));
      assertThat(temp.lakehouse().read(SilverVendorFeatures.SPEC).all().count()).isEqualTo(14);
    }
  }

  @Test
  void prices_come_beside_ratings_and_what_fails_does_not_lose_the_rest() {
    NetworkBench bench = new NetworkBench(folder);
    JsonNode days = NetworkBench.resource("btcusdt_1d_transcribed.json");
    try (LoopbackServer server =
            LoopbackServer.answering(
                asked -> {
                  if (asked.method().equals("GET")) {
                    return NetworkBench.klines(days, asked);
                  }
                  return asked.body().contains("NYSE:IBM")
                      ? LoopbackServer.status(400, "no such symbol")
                      : answer(asked);
                });
        TempLakehouse temp = TempLakehouse.open(spark())) {
      String both = NetworkBench.DAILY + ", " + NetworkBench.RATINGS;
      SourceLibrary library = bench.library(both, server.uri("/")).forSymbols(SYMBOLS);
      IngestResult result =
          new Ingestion()
              .ingest(
                  temp.lakehouse(),
                  IngestRequest.named(library, List.of("klines", "ratings"), Instant.parse(AFTER)));
      assertThat(result.inserted(DailyBars.SPEC)).isEqualTo(13);
      assertThat(result.inserted(SilverVendorFeatures.SPEC)).isEqualTo(5);
      assertThat(result.failures()).extracting(FetchFailure::name).containsExactly("NYSE:IBM");
      assertThatThrownBy(result::requireWhole)
          .isInstanceOfSatisfying(
              AlluviumException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.USAGE))
          .hasMessageStartingWith(
              "1 could not be had, the rest was ingested; run it again for these:\n  NYSE:IBM: source 'ratings': POST "
                  + server.uri("/america/scan"));
    }
  }

  @Test
  void an_answer_that_comes_after_midnight_is_the_new_days() {
    NetworkBench bench = new NetworkBench(folder);
    String oneByOne = NetworkBench.RATINGS.replace("\"at_once\": 2", "\"at_once\": 1");
    AtomicBoolean late = new AtomicBoolean(true);
    try (LoopbackServer server =
            LoopbackServer.answering(
                asked -> {
                  bench.time().pass(late.getAndSet(false) ? Duration.ofDays(1) : Duration.ZERO);
                  return answer(asked);
                });
        TempLakehouse temp = TempLakehouse.open(spark())) {
      ingest(temp, bench, server, oneByOne, BEFORE);
      assertThat(server.asked()).hasSize(2);
      server.forget();
      ingest(temp, bench, server, oneByOne, BEFORE);
      assertThat(server.asked()).isEmpty();
    }
  }

  private IngestResult ingest(
      TempLakehouse temp, NetworkBench bench, LoopbackServer server, String source, String asOf) {
    SourceLibrary library = bench.library(source, server.uri("/")).forSymbols(SYMBOLS);
    return new Ingestion()
        .ingest(temp.lakehouse(), IngestRequest.bundled(library, "ratings", Instant.parse(asOf)));
  }

  /** The rows of the tickers that are asked for. */
  private static Answer answer(Asked asked) {
    try {
      JsonNode question = JSON.readTree(asked.body());
      List<String> tickers = new ArrayList<>();
      question.at("/symbols/tickers").forEach(ticker -> tickers.add(ticker.asText()));
      ObjectNode answer = JSON.createObjectNode().put("totalCount", tickers.size());
      RATINGS
          .path("data")
          .valueStream()
          .filter(row -> tickers.contains(row.path("s").asText()))
          .forEach(answer.withArray("data")::add);
      return LoopbackServer.json(answer.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> known(TempLakehouse temp, String asOf) {
    return temp
        .lakehouse()
        .read(SilverVendorFeatures.SPEC)
        .asOf(Instant.parse(asOf))
        .orderBy(SilverVendorFeatures.SYMBOL, SilverVendorFeatures.FEATURE)
        .collectAsList()
        .stream()
        .map(
            row ->
                "%s %s %s %s %s"
                    .formatted(
                        row.getAs(SilverVendorFeatures.EVENT_DATE),
                        row.getAs(SilverVendorFeatures.SYMBOL),
                        row.getAs(SilverVendorFeatures.FEATURE),
                        row.getAs(SilverVendorFeatures.VALUE),
                        row.getAs(SilverVendorFeatures.KNOWN_AT)))
        .toList();
  }
}
