package org.alluvium.flows.ingestion.instrument;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.io.WriteResult;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.tables.Instruments;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Enters instruments into {@code silver.instruments}: new ones from their first day on, changed
 * values as a further row that is known from the as-of on, and the end of values as a further row
 * that is known from the day after. Nothing new is no write.
 */
public final class InstrumentRows {
  private static final int VALID_TO = 2;
  private static final int FIRST_VALUE = 4;

  private InstrumentRows() {}

  public static Optional<WriteResult> enter(
      Lakehouse lakehouse, InstrumentCatalogue instruments, Instant asOf) {
    return enter(lakehouse, instruments.all(), asOf, Instrument::knownAt);
  }

  /** Enters instruments that were found: what is new of them is known from the as-of on. */
  public static Optional<WriteResult> enterFound(
      Lakehouse lakehouse, List<Instrument> found, Instant asOf) {
    return enter(lakehouse, found, asOf, instrument -> asOf);
  }

  private static Optional<WriteResult> enter(
      Lakehouse lakehouse,
      List<Instrument> instruments,
      Instant asOf,
      Function<Instrument, Instant> firstKnown) {
    Dataset<Row> known = lakehouse.read(Instruments.SPEC).orEmpty().asOf(asOf);
    Map<List<Object>, Row> newest = new HashMap<>();
    known.collectAsList().forEach(row -> newest.put(List.of(row.get(0), row.get(1)), row));
    List<Row> missing = new ArrayList<>();
    for (Instrument instrument : instruments) {
      Row has = newest.get(List.<Object>of(instrument.symbol(), instrument.validFrom()));
      missing.addAll(missing(instrument, has, asOf, firstKnown.apply(instrument)));
    }
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    StructType schema = contentSchema(known.schema());
    Dataset<Row> rows = lakehouse.spark().createDataFrame(missing, schema);
    return Optional.of(lakehouse.write(Instruments.SPEC).insertMissing(rows));
  }

  /** The rows of an instrument, open and ended, that are known by the as-of and not entered. */
  private static List<Row> missing(
      Instrument instrument, Row has, Instant asOf, Instant firstKnown) {
    boolean ended = instrument.endKnownAt().filter(end -> !end.isAfter(asOf)).isPresent();
    List<Row> rows = new ArrayList<>();
    Row open = row(instrument, firstKnown, End.NOT_KNOWN);
    if (has == null && !firstKnown.isAfter(asOf)) {
      rows.add(open);
      has = open;
    }
    if (has == null) {
      return rows;
    }
    boolean wasEnded = !has.isNullAt(VALID_TO);
    boolean revised = !values(has).equals(values(open));
    if (ended && (!wasEnded || revised)) {
      Instant knownAt = revised ? asOf : instrument.endKnownAt().orElseThrow();
      rows.add(row(instrument, knownAt, End.KNOWN));
    } else if (!ended && (wasEnded || revised)) {
      rows.add(row(instrument, asOf, End.NOT_KNOWN));
    }
    return rows;
  }

  /** Whether a row shows the end of its values. */
  private enum End {
    KNOWN,
    NOT_KNOWN
  }

  /** All values but those of the interval, the instant of knowledge and the end of quotation. */
  private static List<Object> values(Row row) {
    List<Object> cells = new ArrayList<>();
    List<ColumnSpec> columns = Instruments.SPEC.contentColumns();
    for (int i = FIRST_VALUE; i < columns.size(); i++) {
      cells.add(columns.get(i).name().equals(Instruments.DELISTED) ? null : row.get(i));
    }
    return cells;
  }

  private static Row row(Instrument instrument, Instant knownAt, End end) {
    boolean shown = end == End.KNOWN;
    return RowFactory.create(
        instrument.symbol(),
        instrument.validFrom(),
        shown ? instrument.validity().to() : null,
        knownAt,
        instrument.sourceSymbol(),
        instrument.assetClass(),
        instrument.tickSize(),
        instrument.priceScale(),
        instrument.lotSize(),
        instrument.minimumNotional(),
        instrument.contractMultiplier(),
        instrument.timeZone().getId(),
        instrument.session(),
        instrument.calendar(),
        instrument.currency(),
        instrument.listed(),
        shown ? instrument.delisted() : null,
        instrument.priceBasis());
  }

  private static StructType contentSchema(StructType full) {
    return new StructType(
        Instruments.SPEC.contentColumns().stream()
            .map(ColumnSpec::name)
            .map(name -> full.fields()[full.fieldIndex(name)])
            .toArray(StructField[]::new));
  }
}
