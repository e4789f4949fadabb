package org.alluvium.flows.panel;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.vintage.BarVersions;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.feature.Bars;
import org.alluvium.kernels.feature.Vintage;
import org.alluvium.kernels.feature.VintageSchedule;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Raw prices as what one share of a symbol's first session has become, dividends reinvested: one
 * series that a book can be valued on, whose past no later action moves. Every vintage: a bar as it
 * became known, and again whenever a late action or a corrected close changes its value. Volumes
 * are scaled so that price × volume is what was traded.
 *
 * <p>The whole history of a symbol is read, since its first session is the unit.
 */
final class TotalReturnPrices {
  /** What is read: a share of the first session depends on every bar since. */
  private static final int EVERY_BAR = Integer.MAX_VALUE;

  private static final StructType SCHEMA =
      new StructType()
          .add(DailyBars.SYMBOL, DataTypes.StringType)
          .add(DailyBars.EVENT_DATE, DataTypes.DateType)
          .add(DailyBars.KNOWN_AT, DataTypes.TimestampType)
          .add(DailyBars.OPEN, DataTypes.DoubleType)
          .add(DailyBars.CLOSE, DataTypes.DoubleType)
          .add(DailyBars.VOLUME, DataTypes.DoubleType);

  private TotalReturnPrices() {}

  /** Of rows of {@link org.alluvium.flows.vintage.PriceInputs}, whole series. */
  static Dataset<Row> of(Dataset<Row> rows) {
    FlatMapGroupsFunction<String, Row, Row> evaluation = TotalReturnPrices::evaluate;
    return rows.groupByKey((MapFunction<Row, String>) r -> r.getString(0), Encoders.STRING())
        .flatMapSortedGroups(
            new Column[] {col(DailyBars.KNOWN_AT), col(DailyBars.EVENT_DATE)},
            evaluation,
            Encoders.row(SCHEMA));
  }

  private static Iterator<Row> evaluate(String symbol, Iterator<Row> rows) {
    List<Row> out = new ArrayList<>();
    each(
        BarVersions.of(rows), (day, knownAt, prices) -> out.add(row(symbol, day, knownAt, prices)));
    return out.iterator();
  }

  /** Takes open, close and volume of a day, the vintages of each in order. */
  interface Sink {
    void prices(int day, long knownAt, double[] openCloseVolume);
  }

  static void each(BarVersions versions, Sink sink) {
    Map<Integer, double[]> standing = new HashMap<>();
    for (Vintage vintage :
        VintageSchedule.ofLookBack(EVERY_BAR)
            .plan(versions.bars(), versions.actions(), Long.MIN_VALUE)) {
      Bars bars = versions.bars(vintage.versions());
      int[] days = versions.days(vintage.versions());
      double[] shares = versions.adjustment(vintage).sharesSinceFirst(days, closes(bars));
      for (int at = vintage.from(); at < vintage.to(); at++) {
        double[] prices = prices(bars, at, shares[at]);
        if (!Arrays.equals(prices, standing.put(days[at], prices))) {
          sink.prices(days[at], vintage.knownAt(at), prices);
        }
      }
    }
  }

  private static double[] prices(Bars bars, int at, double shares) {
    return new double[] {bars.open(at) * shares, bars.close(at) * shares, bars.volume(at) / shares};
  }

  private static Row row(String symbol, int day, long knownAt, double[] prices) {
    return RowFactory.create(
        symbol,
        LocalDate.ofEpochDay(day),
        Micros.instant(knownAt),
        present(prices[0]),
        present(prices[1]),
        present(prices[2]));
  }

  private static Double present(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private static double[] closes(Bars bars) {
    double[] closes = new double[bars.size()];
    Arrays.setAll(closes, bars::close);
    return closes;
  }
}
