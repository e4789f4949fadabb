package org.alluvium.flows.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.alluvium.flows.ingestion.http.LoopbackServer;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vintages of a series from a server on loopback, pages in a folder, observations in silver. */
class VintageSourceSparkTest extends SparkTest {
  private static final JsonNode PAYROLLS =
      NetworkBench.resource("payems_vintages_transcribed.json");

  private final NetworkBench bench;

  VintageSourceSparkTest(@TempDir Path folder) {
    bench = new NetworkBench(folder);
  }

  @Test
  void every_vintage_reaches_silver_once_and_an_as_of_read_sees_its_own() throws IOException {
    try (LoopbackServer server =
            LoopbackServer.answering(asked -> NetworkBench.vintages(PAYROLLS, asked));
        TempLakehouse temp = TempLakehouse.open(spark())) {
      String august = "2016-08-06T04:00:00Z";
      String october = "2016-10-08T04:00:00Z";
      assertThat(bench.ingest(temp, server, NetworkBench.VINTAGES, august).accepted()).isEqualTo(9);
      assertThat(server.asked()).hasSize(3);
      assertThat(server.asked().get(0).parameter("api_key")).isEqualTo(NetworkBench.KEY);
      server.forget();
      IngestResult second = bench.ingest(temp, server, NetworkBench.VINTAGES, october);
      assertThat(second.received()).isEqualTo(6);
      assertThat(server.asked())
          .isNotEmpty()
          .allMatch(asked -> asked.parameter("realtime_start").equals("2016-08-05"));
      assertThat(temp.lakehouse().read(SilverMacro.SPEC).all().count()).isEqualTo(15);
      assertThat(payrolls(temp, august))
          .containsExactly(
              "2016-03-01 143733.0",
              "2016-04-01 143877.0",
              "2016-05-01 143901.0",
              "2016-06-01 144193.0",
              "2016-07-01 144448.0");
      assertThat(payrolls(temp, october)).contains("2016-06-01 144172.0", "2016-07-01 144424.0");
      for (Path page : bench.kept()) {
        assertThat(page.toString() + Files.readString(page)).doesNotContain(NetworkBench.KEY);
      }
    }
  }

  private static List<String> payrolls(TempLakehouse temp, String asOf) {
    return temp
        .lakehouse()
        .read(SilverMacro.SPEC)
        .asOf(Instant.parse(asOf))
        .orderBy(SilverMacro.EVENT_DATE)
        .collectAsList()
        .stream()
        .map(row -> row.getAs(SilverMacro.EVENT_DATE) + " " + row.getAs(SilverMacro.VALUE))
        .toList();
  }
}
