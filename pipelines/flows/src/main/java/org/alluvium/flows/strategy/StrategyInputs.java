package org.alluvium.flows.strategy;

import static org.alluvium.lakehouse.io.RowNumbers.number;
import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.IntradayBars;
import org.alluvium.lakehouse.tables.Labels;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a strategy's execution reads: every vintage known by the run, into memory. */
final class StrategyInputs {
  private final StageContext context;
  private final StrategyProfile profile;

  StrategyInputs(StageContext context, StrategyProfile profile) {
    this.context = context;
    this.profile = profile;
  }

  /** Bars of sessions, and shorter ones on the same price basis where the strategy uses them. */
  List<BarVersion> bars() {
    List<String> symbols = profile.universe();
    if (!PriceInputs.of(context, symbols).applied().isEmpty()) {
      throw FlowErrors.actionsAndStops(profile.id(), profile.instrument());
    }
    List<BarVersion> versions = new ArrayList<>();
    Dataset<Row> daily =
        context
            .lakehouse()
            .read(DailyBars.SPEC)
            .knownBy(context.asOf())
            .filter(col(DailyBars.SYMBOL).equalTo(profile.instrument()));
    daily
        .select(
            DailyBars.EVENT_DATE,
            DailyBars.KNOWN_AT,
            DailyBars.OPEN,
            DailyBars.HIGH,
            DailyBars.LOW,
            DailyBars.CLOSE)
        .collectAsList()
        .forEach(row -> versions.add(version(row, BarVersion.DAILY, 0)));
    if (profile.execution().intraday() != null && context.lakehouse().exists(IntradayBars.SPEC)) {
      Object[] bases =
          daily.select(DailyBars.PRICE_BASIS).distinct().collectAsList().stream()
              .map(row -> row.getString(0))
              .toArray();
      intraday(bases)
          .forEach(row -> versions.add(version(row, Micros.of(row.<Instant>getAs(0)), 1)));
    }
    return versions;
  }

  /** Forecasts of every model, and what came of them. */
  MemberHistory members() {
    MemberHistory history = new MemberHistory(MemberHistory.membersOf(profile.strategy()));
    context
        .lakehouse()
        .read(Forecasts.SPEC)
        .orEmpty()
        .knownBy(context.asOf())
        .filter(col(Forecasts.STRATEGY).equalTo(profile.strategy().id()))
        .filter(col(Forecasts.LINEAGE).equalTo(Lineage.of(profile)))
        .filter(col(Forecasts.SYMBOL).equalTo(profile.instrument()))
        .select(Forecasts.MODEL, Forecasts.EVENT_DATE, Forecasts.KNOWN_AT, Forecasts.FORECAST)
        .collectAsList()
        .forEach(
            row ->
                history.forecast(
                    row.getString(0),
                    row.<LocalDate>getAs(1).toEpochDay(),
                    Micros.of(row.<Instant>getAs(2)),
                    number(row, 3)));
    labels(history);
    return history;
  }

  private void labels(MemberHistory history) {
    context
        .lakehouse()
        .read(Labels.SPEC)
        .orEmpty()
        .knownBy(context.asOf())
        .filter(col(Labels.SYMBOL).equalTo(profile.instrument()))
        .filter(col(Labels.HORIZON).equalTo(profile.strategy().horizon()))
        .filter(col(Labels.BASIS).equalTo(profile.fill().id()))
        .select(Labels.EVENT_DATE, Labels.KNOWN_AT, Labels.LABEL)
        .collectAsList()
        .forEach(
            row ->
                history.label(
                    row.<LocalDate>getAs(0).toEpochDay(),
                    Micros.of(row.<Instant>getAs(1)),
                    number(row, 2)));
  }

  private List<Row> intraday(Object[] bases) {
    return context
        .lakehouse()
        .read(IntradayBars.SPEC)
        .knownBy(context.asOf())
        .filter(col(IntradayBars.SYMBOL).equalTo(profile.instrument()))
        .filter(col(IntradayBars.INTERVAL).equalTo(profile.execution().intraday().interval()))
        .filter(col(IntradayBars.PRICE_BASIS).isin(bases))
        .select(
            IntradayBars.BAR_START,
            IntradayBars.EVENT_DATE,
            IntradayBars.KNOWN_AT,
            IntradayBars.OPEN,
            IntradayBars.HIGH,
            IntradayBars.LOW,
            IntradayBars.CLOSE)
        .collectAsList();
  }

  /**
   * @param at first column: event_date, known_at, open, high, low, close
   */
  private static BarVersion version(Row row, long start, int at) {
    return new BarVersion(
        row.<LocalDate>getAs(at).toEpochDay(),
        start,
        Micros.of(row.<Instant>getAs(at + 1)),
        number(row, at + 2),
        number(row, at + 3),
        number(row, at + 4),
        number(row, at + 5));
  }
}
