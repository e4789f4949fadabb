package org.alluvium.flows.ingestion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * values as a further row that is known from the as-of on. Nothing new is no write.
 */
final class InstrumentRows {
  private static final int CONTENT_AFTER_KNOWN_AT = 4;

  private InstrumentRows() {}

  static Optional<WriteResult> enter(
      Lakehouse lakehouse, InstrumentCatalogue instruments, Instant asOf) {
    Dataset<Row> known = lakehouse.read(Instruments.SPEC).orEmpty().asOf(asOf);
    Set<String> symbols = new HashSet<>();
    Set<List<Object>> contents = new HashSet<>();
    for (Row row : known.collectAsList()) {
      symbols.add(row.getAs(Instruments.SYMBOL));
      contents.add(content(row));
    }
    List<Row> missing = new ArrayList<>();
    for (Instrument instrument : instruments.all()) {
      Instant knownAt = symbols.contains(instrument.symbol()) ? asOf : instrument.knownAt();
      Row row = row(instrument, knownAt);
      if (!knownAt.isAfter(asOf) && !contents.contains(content(row))) {
        missing.add(row);
      }
    }
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    StructType schema = contentSchema(known.schema());
    Dataset<Row> rows = lakehouse.spark().createDataFrame(missing, schema);
    return Optional.of(lakehouse.write(Instruments.SPEC).insertMissing(rows));
  }

  private static List<Object> content(Row row) {
    List<Object> cells = new ArrayList<>(List.of(row.get(0), row.get(1)));
    int columns = Instruments.SPEC.contentColumns().size();
    for (int i = CONTENT_AFTER_KNOWN_AT; i < columns; i++) {
      cells.add(row.get(i));
    }
    return cells;
  }

  private static Row row(Instrument instrument, Instant knownAt) {
    return RowFactory.create(
        instrument.symbol(),
        instrument.validFrom(),
        null,
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
        instrument.delisted(),
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
