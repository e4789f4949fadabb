package org.alluvium.flows.ingestion.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.ingestion.error.IngestionErrors;
import org.alluvium.flows.ingestion.file.FileGate;
import org.alluvium.flows.ingestion.http.HttpCall;
import org.alluvium.flows.ingestion.http.RetryingHttpClient;
import org.alluvium.flows.ingestion.instrument.MarketReference;
import org.alluvium.flows.ingestion.mapping.NetworkTerms;
import org.alluvium.flows.ingestion.mapping.SourceMapping;
import org.alluvium.flows.ingestion.received.FetchFailure;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.flows.ingestion.received.SourceFile;
import org.alluvium.flows.ingestion.received.SourceYield;
import org.alluvium.lakehouse.digest.Sha256;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A source that is asked over a network, for what a window lacks and for nothing else. Its pages
 * are kept as they came, in a folder that driver and executors must see under the same path, and
 * are then read by the same rules as files. When one cannot be had, those before it stay: the next
 * ingest goes on there.
 */
public final class PagedSource implements Source {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SourceMapping mapping;
  private final NetworkTerms network;
  private final PageProtocol protocol;
  private final NetworkAccess access;
  private final PageStore store;
  private List<ReceivedPage> pages = List.of();
  private List<FetchFailure> failures = List.of();

  /** A page and the file in which it is kept. */
  private record ReceivedPage(Page page, SourceFile file) implements Serializable {}

  public PagedSource(SourceMapping mapping, MarketReference market, NetworkAccess access) {
    this.mapping = mapping;
    this.network = mapping.network().orElseThrow();
    this.protocol =
        switch (mapping.format()) {
          case BINANCE_KLINES -> new BinanceKlines(mapping, network, market);
          case FRED_SERIES -> new FredSeries(mapping, network, market);
          case SCREENER, CSV, PARQUET, LEAN_DAILY_ZIP, LEAN_FACTOR_FILE ->
              throw new IllegalArgumentException(
                  "%s is not asked for page by page".formatted(mapping.format()));
        };
    this.access = access;
    this.store = access.store(mapping.id());
  }

  @Override
  public String id() {
    return mapping.id();
  }

  @Override
  public SourceYield yields() {
    return mapping.terms().yields();
  }

  /** Fails when a key or an instrument is missing; no server is asked. */
  @Override
  public void requirePresent() {
    access.key(network);
    network.names().forEach(protocol::requireKnown);
  }

  @Override
  public boolean isAsked() {
    return true;
  }

  @Override
  public synchronized List<FetchFailure> failures() {
    return failures;
  }

  /** The pages of the last {@link #fetch}: before it, nothing is on offer. */
  @Override
  public synchronized List<String> batchIds(SparkSession spark) {
    return pages.stream().map(page -> page.file().batchId()).toList();
  }

  @Override
  public synchronized Dataset<Row> fetch(SparkSession spark, KnowledgeWindow window) {
    requirePresent();
    pages = received(window);
    Map<String, ReceivedPage> byPath = new HashMap<>();
    pages.forEach(page -> byPath.put(page.file().path(), page));
    PageRecords records = protocol.records();
    RecordParser parser = protocol.parser(window);
    FlatMapFunction<String, Row> parse = path -> parsed(byPath.get(path), records, parser);
    List<String> paths = pages.stream().map(page -> page.file().path()).toList();
    return spark
        .createDataset(paths, Encoders.STRING())
        .flatMap(parse, Encoders.row(ReceivedRows.SCHEMA));
  }

  private static Iterator<Row> parsed(ReceivedPage page, PageRecords records, RecordParser parser)
      throws IOException {
    JsonNode body = JSON.readTree(Files.readString(Path.of(page.file().path())));
    return records.records(page.page(), body).stream()
        .flatMap(record -> parser.parse(page.file(), record.line(), record.cells()).stream())
        .iterator();
  }

  /** The pages of the names in their order; those of a name that failed wait for the next time. */
  private List<ReceivedPage> received(KnowledgeWindow window) {
    RetryingHttpClient client = new RetryingHttpClient(network.http(), access.pacing());
    ParallelFetch<List<ReceivedPage>> fetch =
        new ParallelFetch<>(
            id(),
            network.names().size(),
            name -> received(client, name, window),
            received -> received.size() == 1 ? "1 page" : received.size() + " pages",
            access.progress());
    List<List<ReceivedPage>> brought = fetch.of(network.names(), network.atOnce());
    failures = fetch.failures(network.names());
    if (brought.isEmpty()) {
      throw failures.get(0).cause();
    }
    return brought.stream().flatMap(List::stream).toList();
  }

  private List<ReceivedPage> received(
      RetryingHttpClient client, String name, KnowledgeWindow window) {
    List<ReceivedPage> received = new ArrayList<>();
    Optional<Page> next = protocol.firstPage(name, window);
    while (next.isPresent()) {
      Page page = next.get();
      String file = store.name(page, protocol.address(page).toString());
      String body = body(client, page, file);
      received.add(new ReceivedPage(page, sourceFile(file, body)));
      next = protocol.nextPage(page, json(file, body), window);
    }
    return received;
  }

  /** The kept page, or else the server's. */
  private String body(RetryingHttpClient client, Page page, String file) {
    Optional<String> kept = store.kept(file);
    if (kept.isPresent()) {
      protocol
          .check(page)
          .problem(kept.get())
          .ifPresent(
              problem -> {
                throw IngestionErrors.pageDamaged(store.path(file), problem);
              });
      return kept.get();
    }
    HttpCall call = HttpCall.get("source '" + id() + "'", protocol.address(page));
    String body =
        client.fetch(access.key(network).map(call::withSecret).orElse(call), protocol.check(page));
    store.keep(file, body);
    return body;
  }

  private SourceFile sourceFile(String name, String body) {
    return new SourceFile(
        store.path(name).toString(),
        name,
        FileGate.batchId(id(), Sha256.of(name + "\n" + body)),
        protocol.records().header());
  }

  private static JsonNode json(String file, String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw IngestionErrors.unreadable(file, e);
    }
  }
}
