package org.alluvium.flows.ingestion;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Bars;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Macro;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How far the lakehouse has got, per source and symbol or series: read from the tables themselves,
 * so that it is right after a kill at any moment.
 */
final class LakeMarks {
  /** Greatest {@code known_at} and number of rows of one symbol or series of one source. */
  record Mark(Instant knownAt, long rows) {
    Mark plus(Mark other) {
      Instant later = knownAt.isAfter(other.knownAt) ? knownAt : other.knownAt;
      return new Mark(later, rows + other.rows);
    }
  }

  private static final String TABLE = "mark_table";
  private static final String KEY = "mark_key";
  private static final String BATCH = "mark_batch";
  private static final String KNOWN_AT = "mark_known_at";
  private static final String ROWS = "mark_rows";
  private static final String SOURCE = "mark_source";

  /** Table, then source, then symbol or series. */
  private final Map<String, TreeMap<String, TreeMap<String, Mark>>> marks = new HashMap<>();

  private final Map<String, Set<String>> batches = new HashMap<>();
  private final Map<SourceYield, Long> bronzeVersions = new EnumMap<>(SourceYield.class);

  private LakeMarks() {}

  /** Aggregates the four tables in one job. */
  static LakeMarks read(Lakehouse lakehouse) {
    List<Dataset<Row>> parts =
        Stream.of(
                marks(lakehouse, Bars.SPEC, Bars.SYMBOL, Bars.BATCH_ID),
                marks(lakehouse, Macro.SPEC, Macro.SERIES, Macro.BATCH_ID),
                marks(lakehouse, DailyBars.SPEC, DailyBars.SYMBOL, null),
                marks(lakehouse, SilverMacro.SPEC, SilverMacro.SERIES, null))
            .filter(Objects::nonNull)
            .toList();
    LakeMarks read = new LakeMarks();
    for (SourceYield yields : SourceYield.values()) {
      read.bronzeVersions.put(yields, lakehouse.version(bronze(yields)));
    }
    parts.stream().reduce(Dataset::union).ifPresent(all -> all.collectAsList().forEach(read::add));
    return read;
  }

  private static Dataset<Row> marks(
      Lakehouse lakehouse, TableSpec table, String key, String batch) {
    if (!lakehouse.exists(table)) {
      return null;
    }
    return lakehouse
        .read(table)
        .all()
        .groupBy(
            col(Bars.SOURCE).as(SOURCE),
            col(key).as(KEY),
            (batch == null ? lit("") : col(batch)).as(BATCH))
        .agg(max(Bars.KNOWN_AT).as(KNOWN_AT), count(lit(1)).as(ROWS))
        .withColumn(TABLE, lit(table.name().toString()));
  }

  private void add(Row row) {
    String source = row.getAs(SOURCE);
    Mark mark = new Mark(row.getAs(KNOWN_AT), row.<Long>getAs(ROWS));
    marks
        .computeIfAbsent(row.getAs(TABLE), t -> new TreeMap<>())
        .computeIfAbsent(source, s -> new TreeMap<>())
        .merge(row.getAs(KEY), mark, Mark::plus);
    batches.computeIfAbsent(source, s -> new HashSet<>()).add(row.getAs(BATCH));
  }

  /** What to ask a source for. */
  KnowledgeWindow window(Source source, Instant asOf) {
    Map<String, Instant> after = new HashMap<>();
    of(bronze(source.yields()), source.id()).forEach((key, mark) -> after.put(key, mark.knownAt()));
    return new KnowledgeWindow(after, batches.getOrDefault(source.id(), Set.of()), asOf);
  }

  /** Whether bronze holds rows that silver does not: an ingest was killed between the two. */
  boolean unfinished(SourceYield yields) {
    return !Objects.equals(
        marks.getOrDefault(bronze(yields).name().toString(), new TreeMap<>()),
        marks.getOrDefault(silver(yields).name().toString(), new TreeMap<>()));
  }

  /** Bronze as it was when the marks were read. */
  Dataset<Row> bronzeRows(Lakehouse lakehouse, SourceYield yields) {
    return lakehouse.read(bronze(yields)).atVersion(bronzeVersions.get(yields)).all();
  }

  private TreeMap<String, Mark> of(TableSpec table, String source) {
    return marks
        .getOrDefault(table.name().toString(), new TreeMap<>())
        .getOrDefault(source, new TreeMap<>());
  }

  static TableSpec bronze(SourceYield yields) {
    return switch (yields) {
      case BARS -> Bars.SPEC;
      case MACRO -> Macro.SPEC;
    };
  }

  static TableSpec silver(SourceYield yields) {
    return switch (yields) {
      case BARS -> DailyBars.SPEC;
      case MACRO -> SilverMacro.SPEC;
    };
  }

  /** The state as text, equal for equal states: part of the name of a write. */
  @Override
  public String toString() {
    return new TreeMap<>(marks).toString();
  }
}
