package org.alluvium.flows.strategy.report;

import static org.alluvium.lakehouse.io.RowNumbers.number;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.flows.backtest.Book;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.backtest.BookDays;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.strategy.StrategyBooks;
import org.alluvium.kernels.execution.ExitReason;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.tables.StrategyDecisions;
import org.alluvium.lakehouse.tables.StrategyPositions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads what the tables hold of a strategy, as known by the run. */
final class StrategyReading {
  private final StageContext context;
  private final StrategyProfile profile;
  private final Book own;

  StrategyReading(StageContext context, StrategyProfile profile) {
    this.context = context;
    this.profile = profile;
    this.own = StrategyBooks.own(profile);
  }

  StrategyResult read() {
    Book best = StrategyBooks.bestPath(profile);
    Map<Book, List<BookDay>> days = new BookDays(context).days(List.of(own, best));
    NavigableMap<LocalDate, DecisionRecord> decisions = decisions(realised());
    return new StrategyResult(
        profile,
        List.copyOf(decisions.values()),
        trades(decisions),
        new StrategyResult.Days(days.get(own), days.get(best)),
        closes());
  }

  private Map<LocalDate, Double> realised() {
    Map<LocalDate, Double> realised = new HashMap<>();
    context
        .lakehouse()
        .read(Labels.SPEC)
        .asOf(context.asOf())
        .filter(col(Labels.SYMBOL).equalTo(profile.instrument()))
        .filter(col(Labels.HORIZON).equalTo(profile.strategy().horizon()))
        .filter(col(Labels.BASIS).equalTo(profile.fill().id()))
        .select(Labels.EVENT_DATE, Labels.LABEL)
        .collectAsList()
        .forEach(row -> realised.put(row.getAs(0), number(row, Labels.LABEL)));
    return realised;
  }

  private NavigableMap<LocalDate, DecisionRecord> decisions(Map<LocalDate, Double> realised) {
    NavigableMap<LocalDate, DecisionRecord> decisions = new TreeMap<>();
    for (Row row :
        context
            .lakehouse()
            .read(StrategyDecisions.SPEC)
            .knownBy(context.asOf())
            .filter(expr(own.slice()))
            .collectAsList()) {
      LocalDate date = row.getAs(StrategyDecisions.EVENT_DATE);
      decisions.put(
          date,
          new DecisionRecord(
              date,
              row.getAs(StrategyDecisions.VERDICT),
              number(row, StrategyDecisions.FORECAST),
              Optional.ofNullable(row.getAs(StrategyDecisions.TIER)),
              number(row, StrategyDecisions.SIZE_MULTIPLIER),
              number(row, StrategyDecisions.LEVERAGE),
              realised.getOrDefault(date, Double.NaN)));
    }
    return decisions;
  }

  private List<TradeRecord> trades(Map<LocalDate, DecisionRecord> decisions) {
    Dataset<Row> rows =
        context
            .lakehouse()
            .read(StrategyPositions.SPEC)
            .asOf(context.asOf())
            .filter(expr(own.slice()));
    NavigableMap<LocalDate, TradeRecord> trades = new TreeMap<>();
    for (Row row : rows.collectAsList()) {
      DecisionRecord decision = decisions.get(row.<LocalDate>getAs(StrategyPositions.EVENT_DATE));
      trades.put(decision.date(), trade(row, decision));
    }
    return new ArrayList<>(trades.values());
  }

  private static TradeRecord trade(Row row, DecisionRecord decision) {
    return new TradeRecord(
        new TradeRecord.Asked(
            decision.date(),
            row.getAs(StrategyPositions.SIDE),
            decision.tier(),
            decision.forecast(),
            decision.sizeMultiplier(),
            decision.leverage()),
        new TradeRecord.Entry(
            row.getAs(StrategyPositions.ENTRY_DATE),
            number(row, StrategyPositions.ENTRY_PRICE),
            number(row, StrategyPositions.STOP_PRICE),
            number(row, StrategyPositions.TARGET_PRICE),
            row.getAs(StrategyPositions.RESOLUTION)),
        new TradeRecord.End(
            row.getAs(StrategyPositions.EXIT_DATE),
            number(row, StrategyPositions.EXIT_PRICE),
            reason(row.getAs(StrategyPositions.EXIT_REASON)),
            number(row, StrategyPositions.POSITION_RETURN)),
        new TradeRecord.End(
            row.getAs(StrategyPositions.BEST_EXIT_DATE),
            number(row, StrategyPositions.BEST_EXIT_PRICE),
            reason(row.getAs(StrategyPositions.BEST_EXIT_REASON)),
            number(row, StrategyPositions.BEST_RETURN)));
  }

  private NavigableMap<LocalDate, Double> closes() {
    NavigableMap<LocalDate, Double> closes = new TreeMap<>();
    context
        .lakehouse()
        .read(DailyBars.SPEC)
        .asOf(context.asOf())
        .filter(col(DailyBars.SYMBOL).equalTo(profile.instrument()))
        .select(DailyBars.EVENT_DATE, DailyBars.CLOSE)
        .collectAsList()
        .forEach(row -> closes.put(row.getAs(0), number(row, DailyBars.CLOSE)));
    return closes;
  }

  private static ExitReason reason(String word) {
    return ExitReason.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
