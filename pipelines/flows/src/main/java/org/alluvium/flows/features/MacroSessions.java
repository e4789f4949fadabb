package org.alluvium.flows.features;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.flows.vintage.Watermarks;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Sessions of each symbol with the time at which their first bar was known, and which of them can
 * have rows that a table does not hold: those whose bar is newer than every row of the symbol, and
 * those that an observation revised since can reach.
 */
final class MacroSessions {
  private static final String WATERMARK = "watermark";
  private static final String REVISED_FROM = "revised_from";
  private static final StructType PLAN_SCHEMA =
      new StructType()
          .add(DailyBars.SYMBOL, DataTypes.StringType)
          .add(WATERMARK, DataTypes.TimestampType)
          .add(REVISED_FROM, DataTypes.DateType);

  private final Map<String, Instant> watermarks;
  private final Dataset<Row> sessions;
  private final String fingerprint;

  private MacroSessions(
      Map<String, Instant> watermarks, Dataset<Row> sessions, String fingerprint) {
    this.watermarks = watermarks;
    this.sessions = sessions;
    this.fingerprint = fingerprint;
  }

  /** Every session of the bars: symbol, event_date, known_at of its first bar. */
  static Dataset<Row> all(Dataset<Row> bars) {
    return bars.filter(PriceInputs.isBar(bars))
        .groupBy(col(DailyBars.SYMBOL), col(DailyBars.EVENT_DATE))
        .agg(min(DailyBars.KNOWN_AT).as(DailyBars.KNOWN_AT));
  }

  /** Those with rows to add, judged by the latest row of each symbol in the target. */
  static MacroSessions toUpdate(
      StageContext context, TableSpec target, Dataset<Row> bars, KnownSeries series) {
    Map<String, Instant> watermarks = Watermarks.of(context, target, FeatureSets.EVERY_ROW);
    List<Row> plan = new ArrayList<>();
    watermarks.forEach(
        (symbol, at) -> plan.add(RowFactory.create(symbol, at, series.earliestRevisedAfter(at))));
    Dataset<Row> known = bars.sparkSession().createDataFrame(plan, PLAN_SCHEMA);
    Dataset<Row> sessions =
        all(bars)
            .join(broadcast(known), new String[] {DailyBars.SYMBOL}, "left")
            .filter(
                col(WATERMARK)
                    .isNull()
                    .or(col(DailyBars.KNOWN_AT).gt(col(WATERMARK)))
                    .or(col(DailyBars.EVENT_DATE).geq(col(REVISED_FROM))))
            .drop(WATERMARK, REVISED_FROM);
    return new MacroSessions(watermarks, sessions, fingerprint(sessions, watermarks, series));
  }

  /** Whether there is nothing to do. */
  boolean isEmpty() {
    return fingerprint.isEmpty();
  }

  Dataset<Row> sessions() {
    return sessions;
  }

  /** Names the work: equal for two attempts at the same. */
  String fingerprint() {
    return fingerprint;
  }

  /** Time by which the rows of each symbol are there, epoch microseconds. */
  Map<String, Long> watermarks() {
    Map<String, Long> micros = new TreeMap<>();
    watermarks.forEach((symbol, at) -> micros.put(symbol, Micros.of(at)));
    return micros;
  }

  private static String fingerprint(
      Dataset<Row> sessions, Map<String, Instant> watermarks, KnownSeries series) {
    Map<String, String> work = new TreeMap<>();
    sessions
        .groupBy(col(DailyBars.SYMBOL))
        .agg(count(lit(1)), min(DailyBars.EVENT_DATE), max(DailyBars.KNOWN_AT))
        .collectAsList()
        .forEach(row -> work.put(row.getString(0), row + " after " + watermarks.get(row.get(0))));
    return work.isEmpty() ? "" : series.observations() + "/" + Integer.toHexString(work.hashCode());
  }
}
