package org.alluvium.flows.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.alluvium.flows.ingestion.catalogue.SourceLibrary;
import org.alluvium.flows.ingestion.http.LoopbackServer;
import org.alluvium.flows.ingestion.http.LoopbackServer.Asked;
import org.alluvium.flows.ingestion.received.SourceCount;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.alluvium.lakehouse.tables.Bars;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.IntradayBars;
import org.alluvium.lakehouse.tables.RejectedRows;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers on loopback, pages in a folder, rows in bronze and silver. */
class PagedSourceSparkTest extends SparkTest {
  private static final JsonNode DAYS = NetworkBench.resource("btcusdt_1d_transcribed.json");
  private static final String TWELVE_DAYS = "2021-10-22T00:00:00Z";
  private static final String FOURTEEN_DAYS = "2021-10-24T00:00:00Z";

  private final NetworkBench bench;

  PagedSourceSparkTest(@TempDir Path folder) {
    bench = new NetworkBench(folder);
  }

  @Test
  void the_second_ingest_asks_for_what_is_new_and_the_third_for_nothing() {
    try (LoopbackServer server = klines();
        TempLakehouse temp = TempLakehouse.open(spark())) {
      IngestResult first = bench.ingest(temp, server, NetworkBench.DAILY, TWELVE_DAYS);
      assertThat(first.accepted()).isEqualTo(12);
      assertThat(server.asked()).hasSize(3);
      server.forget();
      IngestResult second = bench.ingest(temp, server, NetworkBench.DAILY, FOURTEEN_DAYS);
      assertThat(second.received()).isEqualTo(2);
      assertThat(server.asked()).hasSize(1);
      assertThat(server.asked().get(0).parameter("startTime")).isEqualTo("1634860800000");
      assertThat(bench.ingest(temp, server, NetworkBench.DAILY, FOURTEEN_DAYS).writes()).isEmpty();
      assertThat(server.asked()).hasSize(1);
      assertThat(closes(temp))
          .hasSize(14)
          .startsWith("2021-10-10 54659.0 2021-10-11T00:00:00Z")
          .endsWith("2021-10-23 61286.75 2021-10-24T00:00:00Z");
      Row bar = temp.lakehouse().read(Bars.SPEC).all().orderBy(Bars.BAR_START).first();
      assertThat(bar.<String>getAs(Bars.FILE)).startsWith("klines/BTCUSDT/20211010_20211014_");
      assertThat(bar.<Long>getAs(Bars.LINE)).isEqualTo(1);
      assertThat(bar.<String>getAs(Bars.PRICE_BASIS)).isEqualTo("raw");
    }
  }

  @Test
  void a_failure_between_pages_keeps_those_before_it_and_the_next_ingest_goes_on_there()
      throws IOException {
    AtomicBoolean broken = new AtomicBoolean(true);
    try (LoopbackServer server =
            LoopbackServer.answering(
                asked ->
                    broken.get() && asked.parameter("startTime").equals("1634256000000")
                        ? LoopbackServer.status(500, "out of order")
                        : NetworkBench.klines(DAYS, asked));
        TempLakehouse temp = TempLakehouse.open(spark())) {
      assertThatThrownBy(() -> bench.ingest(temp, server, NetworkBench.DAILY, TWELVE_DAYS))
          .isInstanceOfSatisfying(
              AlluviumException.class,
              e -> assertThat(e.category()).isEqualTo(ErrorCategory.INPUT_MISSING))
          .hasMessageStartingWith("source 'klines': GET " + server.uri("/api/v3/klines"))
          .hasMessageContaining("status 500: out of order (5 attempts, may pass)");
      assertThat(server.asked()).hasSize(1 + 5);
      assertThat(temp.lakehouse().exists(Bars.SPEC)).isFalse();
      assertThat(bench.kept()).hasSize(1);
      broken.set(false);
      server.forget();
      assertThat(bench.ingest(temp, server, NetworkBench.DAILY, FOURTEEN_DAYS).accepted())
          .isEqualTo(14);
      assertThat(server.asked())
          .extracting(asked -> asked.parameter("startTime"))
          .containsExactly("1634256000000", "1634688000000");
      assertThat(closes(temp)).hasSize(14);
    }
  }

  @Test
  void pages_that_are_kept_are_not_asked_for_by_another_lakehouse_either() throws IOException {
    try (LoopbackServer server = klines()) {
      SourceLibrary library = bench.library(NetworkBench.DAILY, server.uri("/"));
      try (TempLakehouse one = TempLakehouse.open(spark())) {
        NetworkBench.ingest(one, library, "klines", FOURTEEN_DAYS);
        assertThat(server.asked()).hasSize(3);
      }
      server.forget();
      try (TempLakehouse other = TempLakehouse.open(spark())) {
        assertThat(NetworkBench.ingest(other, library, "klines", FOURTEEN_DAYS).accepted())
            .isEqualTo(14);
        assertThat(server.asked()).isEmpty();
      }
      Path page = bench.kept().get(1);
      Files.writeString(page, "[1, 2");
      try (TempLakehouse third = TempLakehouse.open(spark())) {
        assertThatThrownBy(() -> NetworkBench.ingest(third, library, "klines", FOURTEEN_DAYS))
            .hasMessageStartingWith(
                page + " was changed since it was received: it is no whole JSON")
            .hasMessageEndingWith("; delete it, and it is asked for again");
      }
    }
  }

  @Test
  void a_bar_that_is_not_over_is_not_taken_though_the_server_sends_it() {
    try (LoopbackServer server =
            LoopbackServer.answering(asked -> NetworkBench.klines(DAYS, onward(asked)));
        TempLakehouse temp = TempLakehouse.open(spark())) {
      String noon = "2021-10-14T12:00:00Z";
      IngestResult result = bench.ingest(temp, server, NetworkBench.DAILY, noon);
      assertThat(result.received()).isEqualTo(4);
      assertThat(closes(temp)).last().asString().startsWith("2021-10-13");
      assertThat(bench.ingest(temp, server, NetworkBench.DAILY, "2021-10-15T00:00:00Z").accepted())
          .isEqualTo(1);
      assertThat(closes(temp)).last().asString().startsWith("2021-10-14 57347.94");
    }
  }

  @Test
  void defects_within_a_page_are_refused_with_their_line_and_the_rest_is_taken() {
    ArrayNode defective = new ObjectMapper().createArrayNode();
    defective.add(DAYS.get(2)).add(DAYS.get(0)).add(DAYS.get(0)).add("no bar");
    ArrayNode bar = DAYS.get(1).deepCopy();
    defective.add(bar.set(2, "1"));
    try (LoopbackServer server = LoopbackServer.inTurn(LoopbackServer.json(defective.toString()));
        TempLakehouse temp = TempLakehouse.open(spark())) {
      SourceCount count =
          bench.ingest(temp, server, NetworkBench.DAILY, "2021-10-13T00:00:00Z").counts().get(0);
      assertThat(count.received()).isEqualTo(5);
      assertThat(count.accepted()).isEqualTo(2);
      assertThat(count.rejectedByRule())
          .isEqualTo(
              Map.of("duplicate_key", 1L, "wrong_column_count", 1L, "inconsistent_range", 1L));
      assertThat(
              temp.lakehouse()
                  .read(RejectedRows.SPEC)
                  .all()
                  .orderBy(RejectedRows.ROW_NO)
                  .collectAsList())
          .extracting(row -> row.getAs(RejectedRows.ROW_NO) + " " + row.getAs(RejectedRows.RULE))
          .containsExactly("3 duplicate_key", "4 wrong_column_count", "5 inconsistent_range");
    }
  }

  @Test
  void a_page_that_comes_twice_is_told_and_nothing_is_written() {
    try (LoopbackServer server =
            LoopbackServer.answering(asked -> NetworkBench.klines(DAYS, firstPage(asked)));
        TempLakehouse temp = TempLakehouse.open(spark())) {
      assertThatThrownBy(() -> bench.ingest(temp, server, NetworkBench.DAILY, TWELVE_DAYS))
          .isInstanceOfSatisfying(
              AlluviumException.class,
              e -> assertThat(e.category()).isEqualTo(ErrorCategory.DATA_CHECK))
          .hasMessageContaining(
              "the answer has a bar of 2021-10-10T00:00:00Z, but those from 2021-10-15T00:00:00Z to"
                  + " 2021-10-19T00:00:00Z were asked for: it is another page")
          .hasMessageContaining("(5 attempts, may pass)");
      assertThat(temp.lakehouse().exists(Bars.SPEC)).isFalse();
    }
  }

  @Test
  void bars_of_minutes_reach_silver_as_recorded() {
    JsonNode recorded = NetworkBench.resource("btcusdt_1m_recorded.json");
    try (LoopbackServer server =
            LoopbackServer.answering(asked -> NetworkBench.klines(recorded, asked));
        TempLakehouse temp = TempLakehouse.open(spark())) {
      assertThat(
              bench.ingest(temp, server, NetworkBench.MINUTES, "2021-10-22T23:08:01Z").accepted())
          .isEqualTo(5);
      assertThat(
              bench.ingest(temp, server, NetworkBench.MINUTES, "2021-10-22T23:13:01Z").received())
          .isEqualTo(5);
      assertThat(temp.lakehouse().read(IntradayBars.SPEC).all().count()).isEqualTo(10);
    }
  }

  @Test
  void a_symbol_that_fails_does_not_lose_the_others_and_comes_with_the_next_ingest() {
    AtomicBoolean broken = new AtomicBoolean(true);
    String two =
        NetworkBench.DAILY
            .replace("[\"BTCUSDT\"]", "[\"ETHUSDT\", \"BTCUSDT\"]")
            .replace("\"page_size\": 5", "\"page_size\": 5, \"at_once\": 2");
    try (LoopbackServer server =
            LoopbackServer.answering(
                asked ->
                    broken.get() && asked.parameter("symbol").equals("ETHUSDT")
                        ? LoopbackServer.status(400, "Invalid symbol.")
                        : NetworkBench.klines(DAYS, asked));
        TempLakehouse temp = TempLakehouse.open(spark())) {
      IngestResult result = bench.ingest(temp, server, two, TWELVE_DAYS);
      assertThat(result.accepted()).isEqualTo(12);
      assertThat(result.failures()).hasSize(1);
      assertThat(result.failures().get(0).name()).isEqualTo("ETHUSDT");
      assertThatThrownBy(result::requireWhole).hasMessageContaining("status 400: Invalid symbol.");
      broken.set(false);
      server.forget();
      IngestResult second = bench.ingest(temp, server, two, TWELVE_DAYS);
      assertThat(second.failures()).isEmpty();
      assertThat(second.accepted()).isEqualTo(12);
      assertThat(server.asked()).allMatch(asked -> asked.parameter("symbol").equals("ETHUSDT"));
    }
  }

  private static LoopbackServer klines() {
    return LoopbackServer.answering(asked -> NetworkBench.klines(DAYS, asked));
  }

  /** The request without its end, as a server takes it that sends the running bar. */
  private static Asked onward(Asked asked) {
    return with(asked, "endTime", Long.parseLong(asked.parameter("endTime")) + 86_400_000L);
  }

  private static Asked firstPage(Asked asked) {
    return with(with(asked, "startTime", 1633824000000L), "endTime", 1634169600000L);
  }

  private static Asked with(Asked asked, String name, long value) {
    String old = name + "=" + asked.parameter(name);
    String changed = asked.uri().toString().replace(old, name + "=" + value);
    return new Asked(asked.method(), URI.create(changed), asked.headers(), asked.body());
  }

  private static List<String> closes(TempLakehouse temp) {
    return temp
        .lakehouse()
        .read(DailyBars.SPEC)
        .all()
        .orderBy(DailyBars.EVENT_DATE)
        .collectAsList()
        .stream()
        .map(
            row ->
                row.getAs(DailyBars.EVENT_DATE)
                    + " "
                    + row.getAs(DailyBars.CLOSE)
                    + " "
                    + row.getAs(DailyBars.KNOWN_AT))
        .toList();
  }
}
