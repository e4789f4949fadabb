package org.alluvium.flows.repair;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alluvium.flows.ingestion.catalogue.SourceLibrary;
import org.alluvium.flows.ingestion.instrument.Instrument;
import org.alluvium.flows.ingestion.received.FetchFailure;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.flows.ingestion.received.SourceYield;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;

/**
 * A source that is asked again, for some sessions only. Its rows are as many as the sessions, so
 * that they are held here. Of a session that it knows in several vintages the newest one counts:
 * nobody had the others.
 */
final class Refetch implements Source {
  /** Any vintage of a bar that is worth asking for is known so many days after its session. */
  private static final int KNOWN_WITHIN_DAYS = 7;

  private static final String SYMBOL = "gap_symbol";
  private static final String SESSION = "gap_session";
  private static final String VINTAGE = "gap_vintage";

  private final Source source;
  private final List<Row> rows;

  private Refetch(Source source, List<Row> rows) {
    this.source = source;
    this.rows = rows;
  }

  /** Asks a source for sessions, by symbol; of a server that fails, what it sent before counts. */
  static Refetch ask(
      SparkSession spark,
      Source source,
      NavigableMap<String, TreeSet<LocalDate>> sessions,
      KnowledgeWindow window) {
    try {
      return new Refetch(
          source, wanted(spark, source.fetch(spark, window), sessions).collectAsList());
    } catch (AlluviumException e) {
      if (source.failures().isEmpty()) {
        throw e;
      }
      return new Refetch(source, List.of());
    }
  }

  /** Why a server did not send all that it was asked for. */
  Optional<String> failure() {
    return source.failures().stream().map(FetchFailure::told).findFirst();
  }

  /**
   * What is to be asked for: of each symbol from its first gap on, of the others nothing, and
   * nothing that is known only after the last gap was.
   */
  static KnowledgeWindow window(
      SourceLibrary library, NavigableMap<String, TreeSet<LocalDate>> sessions, Instant asOf) {
    Map<String, Instant> after = new HashMap<>();
    Instant to = Instant.EPOCH;
    for (Instrument instrument : library.instruments().all()) {
      TreeSet<LocalDate> gaps = sessions.get(instrument.symbol());
      TradingCalendar calendar = library.calendars().get(instrument.calendar());
      after.put(instrument.symbol(), gaps == null ? asOf : calendar.startOfDay(gaps.first()));
      Instant known =
          gaps == null ? to : calendar.startOfDay(gaps.last().plusDays(KNOWN_WITHIN_DAYS));
      to = known.isAfter(to) ? known : to;
    }
    return new KnowledgeWindow(after, Set.of(), to.isBefore(asOf) ? to : asOf, false);
  }

  private static Dataset<Row> wanted(
      SparkSession spark, Dataset<Row> fetched, NavigableMap<String, TreeSet<LocalDate>> sessions) {
    List<Row> keys = new ArrayList<>();
    sessions.forEach(
        (symbol, dates) -> dates.forEach(date -> keys.add(RowFactory.create(symbol, date))));
    StructType schema = new StructType().add(SYMBOL, StringType).add(SESSION, DateType);
    Dataset<Row> gaps = broadcast(spark.createDataFrame(keys, schema));
    return fetched
        .join(
            gaps,
            col(ReceivedRows.KEY)
                .equalTo(col(SYMBOL))
                .and(col(ReceivedRows.EVENT_DATE).equalTo(col(SESSION))),
            "left_semi")
        .withColumn(
            VINTAGE,
            row_number()
                .over(
                    Window.partitionBy(
                            col(ReceivedRows.KEY),
                            col(ReceivedRows.EVENT_DATE),
                            col(ReceivedRows.RULE).isNull())
                        .orderBy(
                            col(ReceivedRows.STATED_AT).desc(),
                            col(ReceivedRows.FILE),
                            col(ReceivedRows.LINE))))
        .filter(col(VINTAGE).equalTo(1))
        .drop(VINTAGE);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Why rows were refused, by symbol and session; an accepted one has no reason, and is empty. */
  NavigableMap<String, Map<LocalDate, String>> reasons() {
    NavigableMap<String, Map<LocalDate, String>> reasons = new TreeMap<>();
    for (Row row : rows) {
      String reason = row.isNullAt(row.fieldIndex(ReceivedRows.RULE)) ? "" : refusal(row);
      reasons
          .computeIfAbsent(row.getAs(ReceivedRows.KEY), symbol -> new HashMap<>())
          .merge(row.getAs(ReceivedRows.EVENT_DATE), reason, (a, b) -> a.isEmpty() ? a : b);
    }
    return reasons;
  }

  private static String refusal(Row row) {
    return "%s: %s"
        .formatted(row.<String>getAs(ReceivedRows.RULE), row.<String>getAs(ReceivedRows.REASON));
  }

  @Override
  public String id() {
    return source.id();
  }

  @Override
  public SourceYield yields() {
    return source.yields();
  }

  @Override
  public void requirePresent() {
    source.requirePresent();
  }

  @Override
  public List<String> batchIds(SparkSession spark) {
    return source.batchIds(spark);
  }

  @Override
  public Dataset<Row> fetch(SparkSession spark, KnowledgeWindow window) {
    return spark.createDataFrame(rows, ReceivedRows.SCHEMA).coalesce(1);
  }
}
