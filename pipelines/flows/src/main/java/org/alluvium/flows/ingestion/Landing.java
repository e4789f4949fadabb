package org.alluvium.flows.ingestion;

import static org.apache.spark.sql.functions.col;

import java.util.Optional;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.io.WriteResult;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Bars;
import org.alluvium.lakehouse.tables.Macro;
import org.alluvium.lakehouse.tables.RejectedRows;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What one ingest brings into the lakehouse, read and checked but not yet written. Bronze is
 * written before silver; whatever an earlier ingest left in bronze alone is brought to silver with
 * it.
 */
final class Landing implements AutoCloseable {
  private final Lakehouse lakehouse;
  private final Dataset<Row> received;
  private final LakeMarks marks;
  private final IngestRequest request;
  private final String name;
  private final ReceivedCounts counts;

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

  ReceivedCounts counts() {
    return counts;
  }

  Optional<WriteResult> writeRejected() {
    if (counts.rejected() == 0) {
      return Optional.empty();
    }
    WriteResult written =
        lakehouse
            .write(RejectedRows.SPEC)
            .appendOnce(BronzeRows.rejected(received), name + "/rejected");
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

  private Optional<WriteResult> writeBronze(TableSpec table, long expected, Dataset<Row> rows) {
    if (expected == 0) {
      return Optional.empty();
    }
    WriteResult written = lakehouse.write(table).appendOnce(rows, name + "/" + table.name());
    return Optional.of(requireWritten(written, expected));
  }

  Optional<WriteResult> writeSilver(SourceYield yields) {
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
    Dataset<Row> done = lakehouse.read(silver).orEmpty().all();
    Column sameKey =
        silver.key().stream()
            .map(key -> bronze.col(key).equalTo(done.col(key)))
            .reduce(Column::and)
            .orElseThrow();
    return bronze.join(done, sameKey, "left_anti");
  }

  /** Accepted rows as received; where there is no bronze table, in the form of silver. */
  private Dataset<Row> bronzeRows(SourceYield yields) {
    return switch (yields) {
      case BARS, INTRADAY -> BronzeRows.bars(received, yields);
      case MACRO -> BronzeRows.macro(received);
      case MEMBERSHIP -> BronzeRows.membership(received);
      case ACTIONS -> BronzeRows.actions(received);
    };
  }

  private static Dataset<Row> silverRows(SourceYield yields, Dataset<Row> bronze) {
    return switch (yields) {
      case BARS -> SilverRows.bars(bronze);
      case INTRADAY -> SilverRows.intradayBars(bronze);
      case MACRO -> SilverRows.macro(bronze);
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
