package org.alluvium.flows.research;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.flows.vintage.SeriesVintage;
import org.alluvium.flows.vintage.VintageBackfill;
import org.alluvium.flows.vintage.VintageFunction;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.Labels;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Computations that look ahead, each in the way in which it happens to people. */
final class LeakyStages {
  static final TableSpec CENTRED_FEATURES = Features.of("centred", List.of("CENTRED5"));

  private LeakyStages() {}

  /** A moving average centred on its date, dated as if it were known at that date's close. */
  static void centredWindow(StageContext context) {
    VintageBackfill.ofRows(CENTRED_FEATURES, "true", new CentredMean())
        .run(context, PriceInputs.of(context));
  }

  /**
   * Forecasts learnt from every label up to the decision's date, joined on {@code event_date} where
   * it should have been {@code known_at}.
   */
  static void labelsJoinedOnDate(StageContext context, Map<LocalDate, Instant> decisions) {
    decisions.forEach((date, decided) -> forecast(context, date, decided));
  }

  /** A forecast from the latest prices in silver, as of whenever it runs. */
  static void latestPrices(StageContext context) {
    Dataset<Row> latest =
        context
            .lakehouse()
            .read(DailyBars.SPEC)
            .all()
            .groupBy(col(DailyBars.SYMBOL))
            .agg(sum(DailyBars.CLOSE).as(Forecasts.FORECAST));
    write(context, latest, context.asOfDate(), context.asOf());
  }

  private static void forecast(StageContext context, LocalDate date, Instant decided) {
    Dataset<Row> learnt =
        context
            .lakehouse()
            .read(Labels.SPEC)
            .knownBy(context.asOf())
            .filter(col(Labels.EVENT_DATE).leq(lit(date)))
            .groupBy(col(Labels.SYMBOL))
            .agg(sum(Labels.LABEL).as(Forecasts.FORECAST));
    write(context, learnt, date, decided);
  }

  private static void write(
      StageContext context, Dataset<Row> symbolAndForecast, LocalDate date, Instant decided) {
    Dataset<Row> rows =
        symbolAndForecast
            .withColumn(Forecasts.STRATEGY, lit("leaky"))
            .withColumn(Forecasts.LINEAGE, lit("leaky"))
            .withColumn(Forecasts.MODEL, lit("sum"))
            .withColumn(Forecasts.HORIZON, lit(5))
            .withColumn(Forecasts.CUTOFF, lit(decided))
            .withColumn(Forecasts.EVENT_DATE, lit(date))
            .withColumn(Forecasts.KNOWN_AT, lit(decided));
    context
        .lakehouse()
        .write(Forecasts.SPEC)
        .replaceSlice(rows, "strategy = 'leaky' and event_date = date'%s'".formatted(date));
  }

  private static final class CentredMean implements VintageFunction<Row> {
    private static final long serialVersionUID = 1L;
    private static final int HALF = 2;

    @Override
    public int lookBack() {
      return HALF;
    }

    @Override
    public void evaluate(SeriesVintage vintage, Consumer<Row> out) {
      for (int at = vintage.from(); at < vintage.to(); at++) {
        out.accept(
            RowFactory.create(
                vintage.symbol(),
                vintage.date(at),
                Micros.instant(vintage.knownAt(at)),
                mean(vintage, at)));
      }
    }

    private static Float mean(SeriesVintage vintage, int at) {
      if (at < HALF || at + HALF >= vintage.to()) {
        return null;
      }
      double total = 0;
      for (int i = at - HALF; i <= at + HALF; i++) {
        total += vintage.bars().close(i);
      }
      return (float) (total / (2 * HALF + 1));
    }
  }
}
