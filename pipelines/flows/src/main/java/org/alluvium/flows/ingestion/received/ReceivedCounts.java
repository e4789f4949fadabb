package org.alluvium.flows.ingestion.received;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How many received rows there are, by source and by what becomes of them. */
public final class ReceivedCounts {
  /** Rule of an accepted row that the lakehouse has already; it is dropped before any write. */
  public static final String UNCHANGED = "unchanged";

  /**
   * Rule of a row that is known only after the as-of, or that is late for what was decided by it;
   * it is counted, and left where it is.
   */
  public static final String LATER = "later";

  private static final String ACCEPTED = "accepted";
  private final List<SourceCount> bySource = new ArrayList<>();
  private final Map<SourceYield, Long> toWrite = new HashMap<>();

  private ReceivedCounts() {}

  /** Counts in one job. */
  public static ReceivedCounts of(Dataset<Row> received, List<Source> sources) {
    Map<String, Map<String, Long>> rows = new HashMap<>();
    for (Row row :
        received
            .groupBy(
                col(ReceivedRows.SOURCE),
                coalesce(col(ReceivedRows.RULE), lit(ACCEPTED)).as(ReceivedRows.RULE))
            .count()
            .collectAsList()) {
      rows.computeIfAbsent(row.getString(0), s -> new TreeMap<>())
          .put(row.getString(1), row.getLong(2));
    }
    ReceivedCounts counts = new ReceivedCounts();
    sources.forEach(source -> counts.add(source, rows.getOrDefault(source.id(), new TreeMap<>())));
    return counts;
  }

  private void add(Source source, Map<String, Long> byFate) {
    long received = byFate.values().stream().mapToLong(Long::longValue).sum();
    Map<String, Long> rejected = new TreeMap<>(byFate);
    long fresh = take(rejected, ACCEPTED);
    long unchanged = take(rejected, UNCHANGED);
    long later = take(rejected, LATER);
    bySource.add(
        new SourceCount(source.id(), received, fresh + unchanged, unchanged, 0, later, rejected));
    toWrite.merge(source.yields(), fresh, Long::sum);
  }

  private static long take(Map<String, Long> byFate, String fate) {
    Long rows = byFate.remove(fate);
    return rows == null ? 0 : rows;
  }

  public List<SourceCount> bySource() {
    return bySource;
  }

  public long toWrite(SourceYield yields) {
    return toWrite.getOrDefault(yields, 0L);
  }

  public long rejected() {
    return bySource.stream().mapToLong(SourceCount::rejected).sum();
  }
}
