package org.alluvium.flows.ingestion.landing;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.flows.ingestion.received.SourceYield;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Bars;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.IntradayBars;
import org.alluvium.lakehouse.tables.Macro;
import org.alluvium.lakehouse.tables.QuarantinedBars;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.alluvium.lakehouse.tables.SilverVendorFeatures;
import org.alluvium.lakehouse.tables.UniverseMembership;
import org.alluvium.lakehouse.tables.VendorFeatures;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How far the lakehouse has got, per source and symbol or series: read from the tables themselves,
 * so that it is right after a kill at any moment.
 */
public final class LakeMarks {
  /** Greatest {@code known_at} and number of rows of one symbol or series of one source. */
  record Mark(Instant knownAt, long rows) {
    Mark plus(Mark other) {
      Instant later = knownAt.isAfter(other.knownAt) ? knownAt : other.knownAt;
      return new Mark(later, rows + other.rows);
    }
  }

  private static final String STAGE = "mark_stage";
  private static final String KEY = "mark_key";
  private static final String BATCH = "mark_batch";
  private static final String KNOWN_AT = "mark_known_at";
  private static final String STATED_AT = "mark_stated_at";
  private static final String ROWS = "mark_rows";
  private static final String SOURCE = "mark_source";
  private static final String BRONZE = "bronze ";
  private static final String SILVER = "silver ";
  private static final String RELEASED = "released ";

  /** Bronze or silver of a yield, then source, then symbol or series. */
  private final Map<String, TreeMap<String, TreeMap<String, Mark>>> marks = new HashMap<>();

  /** Where the next row of a source is looked for: what it stated, whenever it came. */
  private final Map<String, TreeMap<String, TreeMap<String, Instant>>> stated = new HashMap<>();

  private final Map<String, Set<String>> batches = new HashMap<>();
  private final Map<SourceYield, Long> landedVersions = new EnumMap<>(SourceYield.class);

  private LakeMarks() {}

  /** Aggregates all tables in one job. */
  public static LakeMarks read(Lakehouse lakehouse) {
    Column inBronze =
        when(daily(), landed(SourceYield.BARS)).otherwise(landed(SourceYield.INTRADAY));
    List<Dataset<Row>> parts =
        Stream.of(
                marks(lakehouse, Bars.SPEC, Bars.SYMBOL, Bars.BATCH_ID, inBronze),
                marks(
                    lakehouse, Macro.SPEC, Macro.SERIES, Macro.BATCH_ID, landed(SourceYield.MACRO)),
                marks(
                    lakehouse,
                    VendorFeatures.SPEC,
                    VendorFeatures.SYMBOL,
                    VendorFeatures.BATCH_ID,
                    landed(SourceYield.VENDOR_FEATURES)),
                refined(lakehouse, SourceYield.VENDOR_FEATURES, SilverVendorFeatures.SYMBOL),
                passedBars(lakehouse),
                heldBars(lakehouse),
                refined(lakehouse, SourceYield.INTRADAY, IntradayBars.SYMBOL),
                refined(lakehouse, SourceYield.MACRO, SilverMacro.SERIES),
                refined(lakehouse, SourceYield.MEMBERSHIP, UniverseMembership.UNIVERSE),
                refined(lakehouse, SourceYield.ACTIONS, CorporateActions.SYMBOL))
            .filter(Objects::nonNull)
            .toList();
    LakeMarks read = new LakeMarks();
    for (SourceYield yields : SourceYield.values()) {
      read.landedVersions.put(yields, lakehouse.version(YieldTables.landing(yields)));
    }
    parts.stream().reduce(Dataset::union).ifPresent(all -> all.collectAsList().forEach(read::add));
    return read;
  }

  private static Dataset<Row> refined(Lakehouse lakehouse, SourceYield yields, String key) {
    return marks(lakehouse, YieldTables.silver(yields), key, null, lit(SILVER + yields));
  }

  /** Bars that passed at once: each row of bronze is one of these, or was held back. */
  private static Dataset<Row> passedBars(Lakehouse lakehouse) {
    Column stage =
        when(
                array_contains(col(DailyBars.FLAGS), DailyBars.FLAG_RELEASED),
                lit(RELEASED + SourceYield.BARS))
            .otherwise(lit(SILVER + SourceYield.BARS));
    return marks(lakehouse, DailyBars.SPEC, DailyBars.SYMBOL, null, stage);
  }

  private static Dataset<Row> heldBars(Lakehouse lakehouse) {
    Column stage =
        when(
                col(QuarantinedBars.STATE).equalTo(QuarantinedBars.HELD),
                lit(SILVER + SourceYield.BARS))
            .otherwise(lit(RELEASED + QuarantinedBars.SPEC));
    return marks(lakehouse, QuarantinedBars.SPEC, QuarantinedBars.SYMBOL, null, stage);
  }

  private static Dataset<Row> marks(
      Lakehouse lakehouse, TableSpec table, String key, String batch, Column stage) {
    if (!lakehouse.exists(table)) {
      return null;
    }
    return lakehouse
        .read(table)
        .all()
        .groupBy(
            stage.as(STAGE),
            col(Bars.SOURCE).as(SOURCE),
            col(key).as(KEY),
            (batch == null ? lit("") : col(batch)).as(BATCH))
        .agg(
            max(Bars.KNOWN_AT).as(KNOWN_AT),
            max(batch == null ? Bars.KNOWN_AT : Bars.STATED_AT).as(STATED_AT),
            count(lit(1)).as(ROWS));
  }

  private static Column daily() {
    return col(Bars.INTERVAL).equalTo(BronzeRows.DAILY);
  }

  private static Column landed(SourceYield yields) {
    return lit(BRONZE + yields);
  }

  private void add(Row row) {
    String source = row.getAs(SOURCE);
    Mark mark = new Mark(row.getAs(KNOWN_AT), row.<Long>getAs(ROWS));
    marks
        .computeIfAbsent(row.getAs(STAGE), t -> new TreeMap<>())
        .computeIfAbsent(source, s -> new TreeMap<>())
        .merge(row.getAs(KEY), mark, Mark::plus);
    stated
        .computeIfAbsent(row.getAs(STAGE), t -> new TreeMap<>())
        .computeIfAbsent(source, s -> new TreeMap<>())
        .merge(row.getAs(KEY), row.getAs(STATED_AT), (a, b) -> a.isAfter(b) ? a : b);
    batches.computeIfAbsent(source, s -> new HashSet<>()).add(row.getAs(BATCH));
  }

  /** What to ask a source for: what is not kept as received is asked for as a whole. */
  public KnowledgeWindow window(Source source, Instant asOf) {
    Map<String, Instant> after =
        stated
            .getOrDefault(BRONZE + source.yields(), new TreeMap<>())
            .getOrDefault(source.id(), new TreeMap<>());
    return new KnowledgeWindow(after, batches.getOrDefault(source.id(), Set.of()), asOf, false);
  }

  /** Symbols, series or universes of which silver holds anything, whatever the source. */
  Set<String> keys(SourceYield yields) {
    return of(SILVER, yields).values().stream()
        .flatMap(keys -> keys.keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Condition of received bars and observations of a key that silver has from another source. */
  Column heldFromOthers() {
    Column held = lit(false);
    for (SourceYield yields : List.of(SourceYield.BARS, SourceYield.MACRO)) {
      for (Map.Entry<String, TreeMap<String, Mark>> holder : of(SILVER, yields).entrySet()) {
        held =
            held.or(
                col(ReceivedRows.YIELD)
                    .equalTo(yields.name())
                    .and(col(ReceivedRows.SOURCE).notEqual(holder.getKey()))
                    .and(col(ReceivedRows.KEY).isin(holder.getValue().keySet().toArray())));
      }
    }
    return held;
  }

  /** Whether bronze holds rows of any yield that silver does not. */
  public boolean isUnfinished() {
    return Arrays.stream(SourceYield.values()).anyMatch(this::unfinished);
  }

  /** Whether bronze holds rows that silver does not: an ingest was killed between the two. */
  public boolean unfinished(SourceYield yields) {
    return YieldTables.hasBronze(yields) && !of(BRONZE, yields).equals(of(SILVER, yields));
  }

  /** Bronze of a yield as it was when the marks were read. */
  public Dataset<Row> bronzeRows(Lakehouse lakehouse, SourceYield yields) {
    Dataset<Row> rows =
        lakehouse.read(YieldTables.landing(yields)).atVersion(landedVersions.get(yields)).all();
    return switch (yields) {
      case BARS -> rows.filter(daily());
      case INTRADAY -> rows.filter(not(daily()));
      case MACRO, MEMBERSHIP, ACTIONS, VENDOR_FEATURES -> rows;
    };
  }

  private TreeMap<String, TreeMap<String, Mark>> of(String stage, SourceYield yields) {
    return marks.getOrDefault(stage + yields, new TreeMap<>());
  }

  /** The state as text, equal for equal states: part of the name of a write. */
  @Override
  public String toString() {
    return new TreeMap<>(marks).toString();
  }
}
