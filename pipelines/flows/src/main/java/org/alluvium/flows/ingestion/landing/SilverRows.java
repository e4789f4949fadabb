package org.alluvium.flows.ingestion.landing;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.stream.Stream;
import org.alluvium.flows.ingestion.mapping.VolumeUnit;
import org.alluvium.lakehouse.tables.Bars;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.IntradayBars;
import org.alluvium.lakehouse.tables.Macro;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.alluvium.lakehouse.tables.SilverVendorFeatures;
import org.alluvium.lakehouse.tables.VendorFeatures;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Bronze rows, cleaned: a function of the bronze row alone. High and low are moved to enclose open
 * and close (bronze holds no bar that violates it by more than its source's declared clamp), volume
 * 0 becomes missing, and turnover is divided by the close to give units.
 */
public final class SilverRows {
  private SilverRows() {}

  public static Dataset<Row> bars(Dataset<Row> bronze) {
    return bronze.select(
        of(
            col(Bars.SYMBOL).as(DailyBars.SYMBOL),
            col(Bars.EVENT_DATE).as(DailyBars.EVENT_DATE),
            col(Bars.KNOWN_AT).as(DailyBars.KNOWN_AT)));
  }

  public static Dataset<Row> intradayBars(Dataset<Row> bronze) {
    return bronze.select(
        of(
            col(Bars.SYMBOL).as(IntradayBars.SYMBOL),
            col(Bars.INTERVAL).as(IntradayBars.INTERVAL),
            col(Bars.BAR_START).as(IntradayBars.BAR_START),
            col(Bars.EVENT_DATE).as(IntradayBars.EVENT_DATE),
            col(Bars.KNOWN_AT).as(IntradayBars.KNOWN_AT)));
  }

  /** Columns of the key, then the clean values: named alike in both tables of bars. */
  private static Column[] of(Column... key) {
    Column high = greatest(col(Bars.HIGH), col(Bars.OPEN), col(Bars.CLOSE));
    Column low = least(col(Bars.LOW), col(Bars.OPEN), col(Bars.CLOSE));
    Column clamped = high.notEqual(col(Bars.HIGH)).or(low.notEqual(col(Bars.LOW)));
    Stream<Column> values =
        Stream.of(
            col(Bars.OPEN).as(DailyBars.OPEN),
            high.as(DailyBars.HIGH),
            low.as(DailyBars.LOW),
            col(Bars.CLOSE).as(DailyBars.CLOSE),
            units().as(DailyBars.VOLUME),
            col(Bars.PRICE_BASIS).as(DailyBars.PRICE_BASIS),
            col(Bars.SOURCE).as(DailyBars.SOURCE),
            flags(clamped).as(DailyBars.FLAGS));
    return Stream.concat(Stream.of(key), values).toArray(Column[]::new);
  }

  public static Dataset<Row> macro(Dataset<Row> bronze) {
    return bronze.select(
        col(Macro.SERIES).as(SilverMacro.SERIES),
        col(Macro.EVENT_DATE).as(SilverMacro.EVENT_DATE),
        col(Macro.KNOWN_AT).as(SilverMacro.KNOWN_AT),
        col(Macro.VALUE).as(SilverMacro.VALUE),
        col(Macro.SOURCE).as(SilverMacro.SOURCE));
  }

  public static Dataset<Row> vendorFeatures(Dataset<Row> bronze) {
    return bronze.select(
        col(VendorFeatures.SYMBOL).as(SilverVendorFeatures.SYMBOL),
        col(VendorFeatures.SOURCE).as(SilverVendorFeatures.SOURCE),
        col(VendorFeatures.FEATURE).as(SilverVendorFeatures.FEATURE),
        col(VendorFeatures.EVENT_DATE).as(SilverVendorFeatures.EVENT_DATE),
        col(VendorFeatures.KNOWN_AT).as(SilverVendorFeatures.KNOWN_AT),
        col(VendorFeatures.VALUE).as(SilverVendorFeatures.VALUE));
  }

  private static Column units() {
    Column inUnits =
        when(
                col(Bars.VOLUME_UNIT).equalTo(VolumeUnit.QUOTE.id()),
                col(Bars.VOLUME).divide(col(Bars.CLOSE)))
            .otherwise(col(Bars.VOLUME));
    return when(col(Bars.VOLUME).gt(0), inUnits);
  }

  private static Column flags(Column clamped) {
    return array_compact(
        array(
            when(clamped, lit(DailyBars.FLAG_RANGE_CLAMPED)),
            when(col(Bars.VOLUME).equalTo(0), lit(DailyBars.FLAG_ZERO_VOLUME)),
            when(col(Bars.ARRIVAL).equalTo(BronzeRows.LATE), lit(DailyBars.FLAG_LATE)),
            when(
                col(Bars.ARRIVAL).equalTo(BronzeRows.CORRECTION), lit(DailyBars.FLAG_CORRECTION))));
  }
}
