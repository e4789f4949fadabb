package org.alluvium.flows.ingestion.landing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.Arrays;
import org.alluvium.flows.ingestion.mapping.VolumeUnit;
import org.alluvium.flows.ingestion.received.BatchRules;
import org.alluvium.flows.ingestion.received.ReceivedCounts;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RejectionRule;
import org.alluvium.flows.ingestion.received.SourceYield;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.QuarantinedBars;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Compares accepted rows with those that silver holds of the same session. A row that silver has
 * with the same values is marked {@link ReceivedCounts#UNCHANGED}; one that differs is known from
 * the as-of on, not from its session on: past decisions did not have it.
 */
public final class Corrections {
  private static final String NEWEST = "newest_known_at";
  private static final String HAS = "has_";

  /** Whether what silver has is held back: another source's word on it is news. */
  private static final String HELD = HAS + "held_back";

  private Corrections() {}

  /** What a received row is compared with. */
  private enum Scope {
    /** All of silver; a row that fills a gap before the newest one of its key is late, too. */
    EVERY_SOURCE,
    /** What other sources brought: each states itself from when its own rows are known. */
    OTHER_SOURCES
  }

  /** Rows of a user's file. */
  public static Dataset<Row> ofFile(Lakehouse lakehouse, Dataset<Row> received, Instant asOf) {
    return dated(received, known(lakehouse, asOf), asOf, Scope.EVERY_SOURCE);
  }

  /**
   * Rows of sources that go on where they were; they come back as they are where none meets. Of two
   * sources that correct one row at once the first counts.
   */
  public static Dataset<Row> ofSources(
      Lakehouse lakehouse, Dataset<Row> received, LakeMarks marks, Instant asOf) {
    return received.filter(marks.heldFromOthers()).isEmpty()
        ? received
        : BatchRules.duplicatesRefused(
            dated(received, known(lakehouse, asOf), asOf, Scope.OTHER_SOURCES));
  }

  private static Dataset<Row> dated(
      Dataset<Row> received, Dataset<Row> known, Instant asOf, Scope scope) {
    Dataset<Row> newest =
        known
            .groupBy(col(HAS + "yield"), col(HAS + "key"))
            .agg(max(HAS + "known_at").as(NEWEST))
            .withColumnRenamed(HAS + "yield", NEWEST + "_yield")
            .withColumnRenamed(HAS + "key", NEWEST + "_key");
    Dataset<Row> joined =
        received
            .join(
                known,
                col(ReceivedRows.RULE)
                    .isNull()
                    .and(col(ReceivedRows.YIELD).equalTo(col(HAS + "yield")))
                    .and(col(ReceivedRows.KEY).equalTo(col(HAS + "key")))
                    .and(col(ReceivedRows.EVENT_DATE).equalTo(col(HAS + "event_date")))
                    .and(comparable(scope)),
                "left")
            .join(
                newest,
                col(ReceivedRows.YIELD)
                    .equalTo(col(NEWEST + "_yield"))
                    .and(col(ReceivedRows.KEY).equalTo(col(NEWEST + "_key"))),
                "left");
    return judged(joined, asOf, scope).select(received.schema().fieldNames()[0], tail(received));
  }

  private static Column comparable(Scope scope) {
    return switch (scope) {
      case EVERY_SOURCE -> not(col(HELD)).or(col(ReceivedRows.SOURCE).equalTo(col(HAS + "source")));
      case OTHER_SOURCES ->
          not(col(HELD)).and(col(ReceivedRows.SOURCE).notEqual(col(HAS + "source")));
    };
  }

  private static Dataset<Row> judged(Dataset<Row> joined, Instant asOf, Scope scope) {
    Column accepted = col(ReceivedRows.RULE).isNull();
    Column present = col(HAS + "key").isNotNull();
    Column same = accepted.and(present).and(sameValues());
    Column corrects = accepted.and(present).and(sameValues().equalTo(false));
    Column late =
        accepted
            .and(lit(scope == Scope.EVERY_SOURCE))
            .and(present.equalTo(false))
            .and(col(NEWEST).isNotNull())
            .and(col(ReceivedRows.KNOWN_AT).leq(col(NEWEST)));
    Column conflicts = corrects.and(col(HAS + "known_at").equalTo(lit(asOf)));
    Column reason =
        concat(
            col(ReceivedRows.KEY),
            lit(" on "),
            col(ReceivedRows.EVENT_DATE).cast("string"),
            lit(" has another value that is known from " + asOf),
            lit("; pass a later --as-of"));
    Dataset<Row> dated =
        joined
            .withColumn(
                ReceivedRows.ARRIVAL,
                when(corrects, lit(BronzeRows.CORRECTION)).when(late, lit(BronzeRows.LATE)))
            .withColumn(
                ReceivedRows.KNOWN_AT,
                when(corrects.or(late), lit(asOf)).otherwise(col(ReceivedRows.KNOWN_AT)));
    return BatchRules.refused(dated, conflicts, RejectionRule.CONFLICTING_CORRECTION, reason)
        .withColumn(
            ReceivedRows.RULE,
            when(same, lit(ReceivedCounts.UNCHANGED)).otherwise(col(ReceivedRows.RULE)));
  }

  /** Compares with the received bar as silver would clean it. */
  private static Column sameValues() {
    Column quote = col(ReceivedRows.VOLUME).divide(col(ReceivedRows.CLOSE));
    Column units =
        when(col(ReceivedRows.VOLUME_UNIT).equalTo(VolumeUnit.QUOTE.id()), quote)
            .otherwise(col(ReceivedRows.VOLUME));
    return col(ReceivedRows.OPEN)
        .eqNullSafe(col(HAS + "open"))
        .and(
            greatest(col(ReceivedRows.HIGH), col(ReceivedRows.OPEN), col(ReceivedRows.CLOSE))
                .eqNullSafe(col(HAS + "high")))
        .and(
            least(col(ReceivedRows.LOW), col(ReceivedRows.OPEN), col(ReceivedRows.CLOSE))
                .eqNullSafe(col(HAS + "low")))
        .and(col(ReceivedRows.CLOSE).eqNullSafe(col(HAS + "close")))
        .and(when(col(ReceivedRows.VOLUME).gt(0), units).eqNullSafe(col(HAS + "volume")))
        .and(col(ReceivedRows.VALUE).eqNullSafe(col(HAS + "value")));
  }

  private static Dataset<Row> known(Lakehouse lakehouse, Instant asOf) {
    Dataset<Row> bars = lakehouse.read(DailyBars.SPEC).orEmpty().asOf(asOf);
    Dataset<Row> macro = lakehouse.read(SilverMacro.SPEC).orEmpty().asOf(asOf);
    Column none = lit(null).cast("double");
    return bars(bars, lit(false))
        .union(bars(heldBack(lakehouse, bars, asOf), lit(true)))
        .union(
            macro.select(
                lit(SourceYield.MACRO.name()),
                col(SilverMacro.SERIES),
                col(SilverMacro.EVENT_DATE),
                col(SilverMacro.KNOWN_AT),
                col(SilverMacro.SOURCE),
                none,
                none,
                none,
                none,
                none,
                col(SilverMacro.VALUE),
                lit(false)));
  }

  private static Dataset<Row> bars(Dataset<Row> bars, Column held) {
    return bars.select(
        lit(SourceYield.BARS.name()).as(HAS + "yield"),
        col(DailyBars.SYMBOL).as(HAS + "key"),
        col(DailyBars.EVENT_DATE).as(HAS + "event_date"),
        col(DailyBars.KNOWN_AT).as(HAS + "known_at"),
        col(DailyBars.SOURCE).as(HAS + "source"),
        col(DailyBars.OPEN).as(HAS + "open"),
        col(DailyBars.HIGH).as(HAS + "high"),
        col(DailyBars.LOW).as(HAS + "low"),
        col(DailyBars.CLOSE).as(HAS + "close"),
        col(DailyBars.VOLUME).as(HAS + "volume"),
        lit(null).cast("double").as(HAS + "value"),
        held.as(HELD));
  }

  /** Bars of the quarantine on days of which silver has none. */
  private static Dataset<Row> heldBack(Lakehouse lakehouse, Dataset<Row> bars, Instant asOf) {
    return lakehouse
        .read(QuarantinedBars.SPEC)
        .orEmpty()
        .asOf(asOf)
        .join(
            bars.select(DailyBars.SYMBOL, DailyBars.EVENT_DATE),
            new String[] {DailyBars.SYMBOL, DailyBars.EVENT_DATE},
            "left_anti");
  }

  private static String[] tail(Dataset<Row> rows) {
    String[] names = rows.schema().fieldNames();
    return Arrays.copyOfRange(names, 1, names.length);
  }
}
