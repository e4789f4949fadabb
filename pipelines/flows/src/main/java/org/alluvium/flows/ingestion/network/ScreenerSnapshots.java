package org.alluvium.flows.ingestion.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.ingestion.error.IngestionErrors;
import org.alluvium.flows.ingestion.file.FileGate;
import org.alluvium.flows.ingestion.http.HttpCall;
import org.alluvium.flows.ingestion.http.RetryingHttpClient;
import org.alluvium.flows.ingestion.instrument.MarketReference;
import org.alluvium.flows.ingestion.mapping.CellLayout;
import org.alluvium.flows.ingestion.mapping.NetworkTerms;
import org.alluvium.flows.ingestion.mapping.SourceMapping;
import org.alluvium.flows.ingestion.mapping.VendorTerms;
import org.alluvium.flows.ingestion.received.FetchFailure;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.flows.ingestion.received.SourceFile;
import org.alluvium.flows.ingestion.received.SourceYield;
import org.alluvium.flows.ingestion.screener.ScreenerQuery;
import org.alluvium.lakehouse.digest.Sha256;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Snapshots of a screener's ratings and technicals. A screener knows the present only: each symbol
 * is asked for once a day (UTC), the answer is kept with the query and the instant at which it
 * came, and its values are known from that instant on. What was kept and is not in the lakehouse
 * yet is read as well, so that a snapshot that came after one as-of is ingested by the next.
 */
public final class ScreenerSnapshots implements Source {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final int DIGEST_CHARACTERS = 8;

  private final SourceMapping mapping;
  private final NetworkTerms network;
  private final VendorTerms terms;
  private final MarketReference market;
  private final List<String> symbols;
  private final NetworkAccess access;
  private final PageStore store;
  private List<SourceFile> pages = List.of();
  private List<FetchFailure> failures = List.of();

  /**
   * @param symbols {@code EXCHANGE:SYMBOL}, asked for in their order
   */
  public ScreenerSnapshots(
      SourceMapping mapping, MarketReference market, List<String> symbols, NetworkAccess access) {
    this.mapping = mapping;
    this.network = mapping.network().orElseThrow();
    this.terms = (VendorTerms) mapping.terms();
    this.market = market;
    this.symbols = symbols.stream().distinct().sorted().toList();
    this.access = access;
    this.store = access.store(mapping.id());
  }

  @Override
  public String id() {
    return mapping.id();
  }

  @Override
  public SourceYield yields() {
    return SourceYield.VENDOR_FEATURES;
  }

  @Override
  public boolean isAsked() {
    return true;
  }

  @Override
  public void requirePresent() {
    access.key(network);
    if (symbols.isEmpty()) {
      throw IngestionErrors.noSymbols(id());
    }
  }

  /** The pages of the last {@link #fetch}: before it, nothing is on offer. */
  @Override
  public synchronized List<String> batchIds(SparkSession spark) {
    return pages.stream().map(SourceFile::batchId).toList();
  }

  @Override
  public synchronized List<FetchFailure> failures() {
    return failures;
  }

  @Override
  public synchronized Dataset<Row> fetch(SparkSession spark, KnowledgeWindow window) {
    requirePresent();
    takeSnapshot();
    pages = news(window);
    if (pages.isEmpty() && !failures.isEmpty()) {
      throw failures.get(0).cause();
    }
    Map<String, SourceFile> byPath = new LinkedHashMap<>();
    pages.forEach(page -> byPath.put(page.path(), page));
    CellLayout layout = new CellLayout(mapping, SnapshotPage.HEADER);
    RecordParser parser = terms.parser(mapping, layout, market, window);
    FlatMapFunction<String, Row> parse =
        path ->
            SnapshotPage.read(path).records().stream()
                .flatMap(r -> parser.parse(byPath.get(path), r.line(), r.cells()).stream())
                .iterator();
    return spark
        .createDataset(List.copyOf(byPath.keySet()), Encoders.STRING())
        .flatMap(parse, Encoders.row(ReceivedRows.SCHEMA));
  }

  /** Asks for what of today is not kept yet. */
  private void takeSnapshot() {
    RetryingHttpClient client = new RetryingHttpClient(network.http(), access.pacing());
    Map<String, List<String>> parts = new LinkedHashMap<>();
    for (int i = 0; i < symbols.size(); i += network.pageSize()) {
      List<String> part = symbols.subList(i, Math.min(i + network.pageSize(), symbols.size()));
      String last = part.size() == 1 ? "" : ".." + part.get(part.size() - 1);
      parts.put(part.get(0) + last, part);
    }
    List<String> names = List.copyOf(parts.keySet());
    String today = folder(access.pacing().now());
    List<String> kept = store.names().stream().filter(name -> name.startsWith(today)).toList();
    ParallelFetch<String> fetch =
        new ParallelFetch<>(
            id(),
            names.size(),
            name -> page(client, parts.get(name), kept),
            note -> note,
            access.progress());
    fetch.of(names, network.atOnce());
    failures = fetch.failures(names);
  }

  /** Keeps the answer of some symbols, if today's is not kept, and tells what came. */
  private String page(RetryingHttpClient client, List<String> asked, List<String> kept) {
    String query = new String(query().ofSymbols(asked), StandardCharsets.UTF_8);
    String ending = "_" + Sha256.of(query).substring(0, DIGEST_CHARACTERS) + ".json";
    if (kept.stream().anyMatch(name -> name.endsWith(ending))) {
      return "%d symbols, received today".formatted(asked.size());
    }
    HttpCall call = HttpCall.post("source '" + id() + "'", network.address("/scan"), query);
    String answer =
        client.fetch(
            access.key(network).map(call::withSecret).orElse(call), SnapshotPage.check(asked));
    Instant received = access.pacing().now().truncatedTo(ChronoUnit.MILLIS);
    store.keep(
        folder(received) + MOMENT.format(received) + ending,
        SnapshotPage.text(received, query, answer));
    return SnapshotPage.told(asked, answer);
  }

  private String folder(Instant moment) {
    return id() + "/" + DAY.format(moment) + "/";
  }

  private ScreenerQuery query() {
    return new ScreenerQuery(
        List.of(),
        terms.columns(),
        List.<JsonNode>of(),
        Optional.empty(),
        network.pageSize(),
        network.pageSize());
  }

  /** Kept pages that the lakehouse has no row of. */
  private List<SourceFile> news(KnowledgeWindow window) {
    List<SourceFile> news = new ArrayList<>();
    for (String name : store.names()) {
      String content = store.kept(name).orElseThrow();
      String batch = FileGate.batchId(id(), Sha256.of(name + "\n" + content));
      if (!window.seenBatches().contains(batch)) {
        news.add(new SourceFile(store.path(name).toString(), name, batch, SnapshotPage.HEADER));
      }
    }
    return List.copyOf(news);
  }
}
