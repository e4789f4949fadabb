package org.alluvium.flows.ingestion;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Optional;
import org.alluvium.flows.ingestion.error.IngestionErrors;
import org.alluvium.flows.ingestion.instrument.InstrumentRows;
import org.alluvium.flows.ingestion.landing.BronzeRows;
import org.alluvium.flows.ingestion.landing.LakeMarks;
import org.alluvium.flows.ingestion.landing.SilverRows;
import org.alluvium.flows.ingestion.landing.YieldTables;
import org.alluvium.flows.ingestion.quarantine.BarQuarantine;
import org.alluvium.flows.ingestion.quarantine.JudgedBars;
import org.alluvium.flows.ingestion.received.ReceivedCounts;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.SourceCount;
import org.alluvium.flows.ingestion.received.SourceYield;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.io.WriteResult;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Bars;
import org.alluvium.lakehouse.tables.Macro;
import org.alluvium.lakehouse.tables.QuarantinedBars;
import org.alluvium.lakehouse.tables.RejectedRows;
import org.alluvium.lakehouse.tables.VendorFeatures;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What one ingest brings into the lakehouse, read and checked but not yet written. Bronze is
 * written before silver; whatever an earlier ingest left in bronze alone is brought to silver with
 * it.
 */
public final class Landing implements AutoCloseable {
  private final Lakehouse lakehouse;
  private final Dataset<Row> received;
  private final LakeMarks marks;
  private final IngestRequest request;
  private final String name;
  private final ReceivedCounts counts;
  private Optional<JudgedBars> judged = Optional.empty();

  /**
   * @param received rows in the form of {@link ReceivedRows}, cached
   * @param name names this write for ever: contents, state of the lakehouse and as-of
   */
  Landing(
      Lakehouse lakehouse,
      Dataset<Row> received,
      LakeMarks marks,
      IngestRequest request,
      String name) {
    this.lakehouse = lakehouse;
    this.received = received;
    this.marks = marks;
    this.request = request;
    this.name = name;
    this.counts = ReceivedCounts.of(received, request.sources());
  }

  /** Frees the cache of received rows. */
  @Override
  public void close() {
    received.unpersist();
  }

  /** Rows by source and fate; what is held back is known once it has been judged. */
  List<SourceCount> counts() {
    return counts.bySource().stream()
        .map(count -> count.holding(judged.map(j -> j.quarantined(count.source())).orElse(0L)))
        .toList();
  }

  /** Bars that were let go. */
  long released() {
    return judged.map(JudgedBars::released).orElse(0L);
  }

  Optional<WriteResult> writeRejected() {
    if (counts.rejected() == 0) {
      return Optional.empty();
    }
    // What is recorded already is not among them, so that a further record is another write.
    String once = name + "/rejected/" + lakehouse.version(RejectedRows.SPEC);
    WriteResult written =
        lakehouse.write(RejectedRows.SPEC).appendOnce(BronzeRows.rejected(received), once);
    return Optional.of(requireWritten(written, counts.rejected()));
  }

  Optional<WriteResult> writeInstruments() {
    return InstrumentRows.enter(lakehouse, request.instruments(), request.asOf());
  }

  /** Bars of every interval: they share a bronze table, and one commit. */
  Optional<WriteResult> writeBronzeBars() {
    return writeBronze(
        Bars.SPEC,
        counts.toWrite(SourceYield.BARS) + counts.toWrite(SourceYield.INTRADAY),
        BronzeRows.bars(received, SourceYield.BARS, SourceYield.INTRADAY));
  }

  Optional<WriteResult> writeBronzeMacro() {
    return writeBronze(
        Macro.SPEC, counts.toWrite(SourceYield.MACRO), bronzeRows(SourceYield.MACRO));
  }

  Optional<WriteResult> writeBronzeVendorFeatures() {
    return writeBronze(
        VendorFeatures.SPEC,
        counts.toWrite(SourceYield.VENDOR_FEATURES),
        bronzeRows(SourceYield.VENDOR_FEATURES));
  }

  private Optional<WriteResult> writeBronze(TableSpec table, long expected, Dataset<Row> rows) {
    if (expected == 0) {
      return Optional.empty();
    }
    WriteResult written = lakehouse.write(table).appendOnce(rows, name + "/" + table.name());
    return Optional.of(requireWritten(written, expected));
  }

  /**
   * Judges new daily bars, and held ones that they or a delisting prove, and writes what is to be
   * told of them.
   */
  Optional<WriteResult> writeQuarantine() {
    SourceYield yields = SourceYield.BARS;
    boolean anyNew = counts.toWrite(yields) > 0 || marks.unfinished(yields);
    if (!anyNew && !lakehouse.exists(QuarantinedBars.SPEC)) {
      return Optional.empty();
    }
    Dataset<Row> bars = silverRows(yields, bronzeRows(yields));
    Dataset<Row> left =
        marks.unfinished(yields) ? silverRows(yields, leftBehind(yields)) : bars.limit(0);
    JudgedBars judgement =
        new BarQuarantine(lakehouse, request.asOf(), request.bounds(), request.instruments())
            .judge(bars, left, bronzeRows(SourceYield.ACTIONS));
    judged = Optional.of(judgement);
    return judgement.decidedAny()
        ? Optional.of(lakehouse.write(QuarantinedBars.SPEC).insertMissing(judgement.quarantine()))
        : Optional.empty();
  }

  /** Daily bars that pass, and those that are let go; after {@link #writeQuarantine}. */
  private Optional<WriteResult> writeDailyBars() {
    long expected = counts.toWrite(SourceYield.BARS);
    boolean unfinished = marks.unfinished(SourceYield.BARS);
    if (judged.isEmpty() || (expected == 0 && !unfinished && !judged.get().decidedAny())) {
      return Optional.empty();
    }
    TableSpec table = YieldTables.silver(SourceYield.BARS);
    WriteResult written =
        lakehouse.write(table).appendOnce(judged.get().passed(), name + "/" + table.name());
    return Optional.of(
        unfinished ? written : requireWritten(written, expected + judged.get().balance()));
  }

  Optional<WriteResult> writeSilver(SourceYield yields) {
    if (yields == SourceYield.BARS) {
      return writeDailyBars();
    }
    boolean unfinished = marks.unfinished(yields);
    if (counts.toWrite(yields) == 0 && !unfinished) {
      return Optional.empty();
    }
    TableSpec table = YieldTables.silver(yields);
    Dataset<Row> rows = silverRows(yields, bronzeRows(yields));
    if (unfinished) {
      rows = rows.unionByName(silverRows(yields, leftBehind(yields)));
    }
    WriteResult written = lakehouse.write(table).appendOnce(rows, name + "/" + table.name());
    return Optional.of(unfinished ? written : requireWritten(written, counts.toWrite(yields)));
  }

  /** Rows of bronze, as it was before this ingest, that silver lacks. */
  private Dataset<Row> leftBehind(SourceYield yields) {
    TableSpec silver = YieldTables.silver(yields);
    Dataset<Row> bronze =
        marks.bronzeRows(lakehouse, yields).filter(col("known_at").leq(request.asOf()));
    Dataset<Row> done = keys(silver, lakehouse.read(silver).orEmpty().all());
    if (yields == SourceYield.BARS) {
      done = done.union(keys(silver, lakehouse.read(QuarantinedBars.SPEC).orEmpty().all()));
    }
    return bronze.join(done, silver.key().toArray(String[]::new), "left_anti");
  }

  private static Dataset<Row> keys(TableSpec table, Dataset<Row> rows) {
    return rows.select(table.key().stream().map(functions::col).toArray(Column[]::new));
  }

  /** Accepted rows as received; where there is no bronze table, in the form of silver. */
  private Dataset<Row> bronzeRows(SourceYield yields) {
    return switch (yields) {
      case BARS, INTRADAY -> BronzeRows.bars(received, yields);
      case MACRO -> BronzeRows.macro(received);
      case MEMBERSHIP -> BronzeRows.membership(received);
      case ACTIONS -> BronzeRows.actions(received);
      case VENDOR_FEATURES -> BronzeRows.vendorFeatures(received);
    };
  }

  private static Dataset<Row> silverRows(SourceYield yields, Dataset<Row> bronze) {
    return switch (yields) {
      case BARS -> SilverRows.bars(bronze);
      case INTRADAY -> SilverRows.intradayBars(bronze);
      case MACRO -> SilverRows.macro(bronze);
      case VENDOR_FEATURES -> SilverRows.vendorFeatures(bronze);
      case MEMBERSHIP, ACTIONS -> bronze;
    };
  }

  private static WriteResult requireWritten(WriteResult written, long expected) {
    if (written.rowsInserted() != expected) {
      throw IngestionErrors.writtenDiffer(
          written.table().toString(), expected, written.rowsInserted());
    }
    return written;
  }
}
