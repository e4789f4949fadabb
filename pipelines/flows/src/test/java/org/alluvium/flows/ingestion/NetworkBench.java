package org.alluvium.flows.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alluvium.flows.ingestion.catalogue.SourceLibrary;
import org.alluvium.flows.ingestion.catalogue.SourceMappingParser;
import org.alluvium.flows.ingestion.http.LoopbackServer;
import org.alluvium.flows.ingestion.http.LoopbackServer.Answer;
import org.alluvium.flows.ingestion.http.LoopbackServer.Asked;
import org.alluvium.flows.ingestion.http.TestPacing;
import org.alluvium.flows.ingestion.mapping.SourceMapping;
import org.alluvium.flows.ingestion.network.NetworkAccess;
import org.alluvium.lakehouse.testkit.TempLakehouse;

/** Sources that are asked over a network, their servers on loopback, and a folder of their own. */
public final class NetworkBench {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final String KEY = "abcdef0123456789";

  public static final String DAILY =
      """
      {"id": "klines", "yields": "bars", "format": "binance_klines", "restore": "on_demand",
       "network": {"base_url": "%s", "names": ["BTCUSDT"], "from": "2021-10-10", "page_size": 5},
       "bars": {"market": "BINANCE", "calendar": "crypto_utc", "delay": "PT0S", "price_basis": "raw", "volume_unit": "units", "clamp_bps": 0}}\
      """;

  public static final String MINUTES =
      """
      {"id": "klines", "yields": "intraday", "format": "binance_klines", "restore": "on_demand",
       "network": {"base_url": "%s", "names": ["BTCUSDT"], "from": "2021-10-22", "page_size": 1000},
       "bars": {"market": "BINANCE", "calendar": "crypto_utc", "delay": "PT1S", "price_basis": "raw", "volume_unit": "units", "clamp_bps": 0},
       "intraday": {"interval": "PT1M", "from": "00:00", "to": "23:59", "zone": "UTC"}}\
      """;

  public static final String VINTAGES =
      """
      {"id": "vintages", "yields": "macro", "format": "fred_series", "restore": "on_demand",
       "network": {"base_url": "%s/fred", "names": ["PAYEMS"], "from": "2016-06-29", "page_size": 4, "calendar": "fx_weekday",
                   "key": {"environment": "MY_KEY", "in": "query", "name": "api_key"}},
       "macro": {"prefix": "TEST_", "release": {"rule": "known_from", "time": "24:00", "zone": "America/New_York"}}}\
      """;

  /** A screener beside the klines: format arguments are by index, so that both can be one text. */
  public static final String RATINGS =
      """
      {"id": "ratings", "yields": "vendor_features", "format": "screener", "restore": "on_demand",
       "network": {"base_url": "%1$s/america", "page_size": 2, "at_once": 2},
       "vendor": {"columns": ["Recommend.All", "RSI", "close"]}}\
      """;

  private final Path folder;
  private final TestPacing time = new TestPacing();

  public NetworkBench(Path folder) {
    this.folder = folder;
  }

  TestPacing time() {
    return time;
  }

  Path landing() {
    return folder.resolve("landing");
  }

  /** A library with one source, whose base URL is filled in. */
  public SourceLibrary library(String source, URI server) {
    Path file = folder.resolve("sources.json");
    String base = server.toString().replaceFirst("/$", "");
    try {
      Files.writeString(file, "{\"sources\": [" + source.formatted(base) + "]}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SourceLibrary.open(file, Seed.LIBRARY.calendars(), Seed.FOLDER)
        .withNetwork(new NetworkAccess(landing(), Map.of("MY_KEY", KEY), time.pacing()));
  }

  /** Ingests one source of a server. */
  IngestResult ingest(TempLakehouse temp, LoopbackServer server, String source, String asOf) {
    return ingest(temp, library(source, server.uri("/")), mapping(source).id(), asOf);
  }

  static IngestResult ingest(TempLakehouse temp, SourceLibrary library, String id, String asOf) {
    return new Ingestion()
        .ingest(temp.lakehouse(), IngestRequest.bundled(library, id, Instant.parse(asOf)));
  }

  /** The pages that were kept. */
  List<Path> kept() throws IOException {
    try (Stream<Path> pages = Files.walk(landing())) {
      return pages.filter(Files::isRegularFile).sorted().toList();
    }
  }

  public static SourceMapping mapping(String source) {
    try {
      return SourceMappingParser.parse(JSON.readTree(source.formatted("http://127.0.0.1:1")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode resource(String name) {
    try {
      return JSON.readTree(Seed.fixture("network/" + name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bars of a recording in the range that is asked for, as Binance answers. */
  public static Answer klines(JsonNode recording, Asked asked) {
    ArrayNode bars = JSON.createArrayNode();
    long limit = Long.parseLong(asked.parameter("limit"));
    for (JsonNode bar : recording) {
      long start = bar.path(0).asLong();
      boolean inRange =
          start >= Long.parseLong(asked.parameter("startTime"))
              && start <= Long.parseLong(asked.parameter("endTime"));
      if (inRange && bars.size() < limit) {
        bars.add(bar);
      }
    }
    return LoopbackServer.json(bars.toString());
  }

  /**
   * Vintages in the range that is asked for, cut to it, and the page of them, as ALFRED answers.
   */
  static Answer vintages(JsonNode recording, Asked asked) {
    String from = asked.parameter("realtime_start");
    String to = asked.parameter("realtime_end");
    int offset = Integer.parseInt(asked.parameter("offset"));
    int limit = Integer.parseInt(asked.parameter("limit"));
    ArrayNode page = JSON.createArrayNode();
    int count = 0;
    for (JsonNode observation : recording.path("observations")) {
      ObjectNode cut = observation.deepCopy();
      String start = observation.path("realtime_start").asText();
      String end = observation.path("realtime_end").asText();
      if (start.compareTo(to) <= 0 && end.compareTo(from) >= 0) {
        cut.put("realtime_start", start.compareTo(from) < 0 ? from : start);
        cut.put("realtime_end", end.compareTo(to) > 0 ? to : end);
        if (count >= offset && count < offset + limit) {
          page.add(cut);
        }
        count++;
      }
    }
    ObjectNode body = recording.deepCopy();
    body.put("realtime_start", from).put("realtime_end", to);
    body.put("count", count).put("offset", offset).put("limit", limit);
    return LoopbackServer.json(body.set("observations", page).toString());
  }
}
