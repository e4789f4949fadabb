package org.alluvium.flows.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.kernels.feature.FeatureSchema;
import org.alluvium.kernels.feature.macro.MacroFeatures;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.FeatureLateness;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/** Measures how late the inputs of a feature set were, and keeps it in the lakehouse. */
final class LatenessReport {
  private static final double MICROS_PER_HOUR = 3.6e9;
  private static final String CLOSE = "close_at";
  private static final String HOURS = "hours";

  private final StageContext context;
  private final FeatureSchema set;
  private final TradingCalendars calendars;

  LatenessReport(StageContext context, FeatureSchema set, TradingCalendars calendars) {
    this.context = context;
    this.set = set;
    this.calendars = calendars;
  }

  /** Measures every input as of the run, and writes one row for each. */
  List<InputLateness> write() {
    List<InputLateness> inputs = new ArrayList<>();
    inputs.add(ofBars());
    if (set instanceof MacroFeatures macro) {
      macro.series().forEach(series -> inputs.add(ofSeries(series.series())));
    }
    List<Row> rows = inputs.stream().map(this::row).toList();
    context
        .lakehouse()
        .write(FeatureLateness.SPEC)
        .mergeByKey(
            context
                .lakehouse()
                .spark()
                .createDataFrame(rows, SparkSchemas.contentSchema(FeatureLateness.SPEC)));
    return inputs;
  }

  private InputLateness ofBars() {
    Dataset<Row> sessions =
        MacroSessions.all(context.lakehouse().read(DailyBars.SPEC).all())
            .withColumn(CLOSE, close())
            .filter(col(CLOSE).isNotNull());
    Column known = col(DailyBars.KNOWN_AT).leq(lit(context.asOf()));
    long excluded =
        sessions.filter(known.equalTo(false).and(col(CLOSE).leq(context.asOf()))).count();
    Column hours =
        unix_micros(col(DailyBars.KNOWN_AT)).minus(unix_micros(col(CLOSE))).divide(MICROS_PER_HOUR);
    return measured(
        DailyBars.SPEC.toString(), sessions.filter(known).select(hours.as(HOURS)), excluded);
  }

  /** When a session of a symbol closed; null for a date that is none. */
  private Column close() {
    SessionCloses closes = SessionCloses.known(context, calendars);
    UDF2<String, LocalDate, Instant> close = (symbol, date) -> closes.of(symbol, date).orElse(null);
    return udf(close, DataTypes.TimestampType)
        .apply(col(DailyBars.SYMBOL), col(DailyBars.EVENT_DATE));
  }

  private InputLateness ofSeries(String series) {
    Dataset<Row> first =
        context
            .lakehouse()
            .read(SilverMacro.SPEC)
            .orEmpty()
            .knownBy(context.asOf())
            .filter(col(SilverMacro.SERIES).equalTo(series))
            .groupBy(col(SilverMacro.EVENT_DATE))
            .agg(min(SilverMacro.KNOWN_AT).as(SilverMacro.KNOWN_AT));
    Column hours =
        unix_micros(col(SilverMacro.KNOWN_AT))
            .minus(unix_micros(col(SilverMacro.EVENT_DATE).cast(DataTypes.TimestampType)))
            .divide(MICROS_PER_HOUR);
    Instant begun = first.agg(min(SilverMacro.KNOWN_AT)).collectAsList().get(0).getAs(0);
    long excluded = begun == null ? 0 : withoutValue(series, begun);
    return measured(SilverMacro.SPEC + " " + series, first.select(hours.as(HOURS)), excluded);
  }

  private long withoutValue(String series, Instant begun) {
    return context
        .lakehouse()
        .read(FeatureSets.table(set))
        .orEmpty()
        .asOf(context.asOf())
        .filter(col(Features.KNOWN_AT).geq(lit(begun)).and(col(series).isNull()))
        .count();
  }

  private static InputLateness measured(String input, Dataset<Row> hours, long excluded) {
    Row row =
        hours
            .agg(count(lit(1)), expr("percentile(%s, 0.99)".formatted(HOURS)), max(HOURS))
            .collectAsList()
            .get(0);
    return new InputLateness(input, row.getLong(0), optional(row, 1), optional(row, 2), excluded);
  }

  private static OptionalDouble optional(Row row, int at) {
    return row.isNullAt(at) ? OptionalDouble.empty() : OptionalDouble.of(row.getDouble(at));
  }

  private Row row(InputLateness input) {
    return RowFactory.create(
        set.id(),
        input.input(),
        context.asOf(),
        input.inputs(),
        boxed(input.p99Hours()),
        boxed(input.maxHours()),
        input.excludedRows());
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
  }
}
