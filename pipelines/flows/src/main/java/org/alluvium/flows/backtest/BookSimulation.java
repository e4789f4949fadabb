package org.alluvium.flows.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;
import org.alluvium.kernels.backtest.Backtest;
import org.alluvium.kernels.backtest.BacktestResult;
import org.alluvium.kernels.backtest.BacktestRules;
import org.alluvium.kernels.backtest.BacktestState;
import org.alluvium.kernels.backtest.DailyResult;
import org.alluvium.kernels.backtest.Decision;
import org.alluvium.kernels.backtest.Trade;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Simulates a book from one decision session to the next, keeping the state at each: any later run
 * resumes there and gets the same bits as one run over all days.
 */
public final class BookSimulation {
  private final Book book;
  private final BacktestRules rules;
  private final Function<LocalDate, Instant> knownAt;
  private final List<Row> days = new ArrayList<>();
  private final List<Row> trades = new ArrayList<>();

  /**
   * @param knownAt when the close of a session is known
   */
  public BookSimulation(Book book, BacktestRules rules, Function<LocalDate, Instant> knownAt) {
    this.book = book;
    this.rules = rules;
    this.knownAt = knownAt;
  }

  /**
   * Simulates the days after the standing, or from the first decision on.
   *
   * @param decisions target weights by epoch day of the decision, all of them
   */
  public BookDays.Simulated run(
      Prices prices, NavigableMap<Long, double[]> decisions, Optional<BookDays.Standing> from) {
    if (decisions.isEmpty()) {
      return new BookDays.Simulated(List.of(), List.of());
    }
    BacktestState state =
        from.map(BookDays.Standing::state)
            .orElseGet(() -> BacktestState.initial(book.assets().size(), rules.initialCapital()));
    long day = from.map(s -> s.date().toEpochDay()).orElseGet(() -> decisions.firstKey() - 1);
    for (long next : decisions.tailMap(day, false).keySet()) {
      state = simulate(state, prices, day, next, List.of(Decision.of(next, decisions.get(next))));
      day = next;
    }
    if (prices.hasDays(day, prices.lastDay())) {
      simulate(state, prices, day, prices.lastDay(), List.of());
    }
    return new BookDays.Simulated(days, trades);
  }

  private BacktestState simulate(
      BacktestState state, Prices prices, long after, long upTo, List<Decision> decisions) {
    BacktestResult result =
        Backtest.of(rules).resume(state, prices.between(after, upTo), decisions);
    int last = result.daily().size() - 1;
    for (int i = 0; i <= last; i++) {
      boolean decides = i == last && !decisions.isEmpty();
      days.add(dayRow(result.daily().get(i), decides ? result.state() : null));
    }
    result.trades().forEach(trade -> trades.add(tradeRow(trade)));
    return result.state();
  }

  private Row dayRow(DailyResult day, BacktestState state) {
    LocalDate date = LocalDate.ofEpochDay(day.day());
    return RowFactory.create(
        book.profile(),
        book.lineage(),
        book.engine(),
        date,
        knownAt.apply(date),
        day.grossReturn(),
        day.netReturn(),
        day.commission(),
        day.spread(),
        day.impact(),
        day.borrow(),
        day.turnover(),
        day.grossExposure(),
        day.netExposure(),
        day.grossNav(),
        day.nav(),
        state == null ? null : Arrays.stream(state.toArray()).boxed().toArray(Double[]::new));
  }

  private Row tradeRow(Trade trade) {
    return RowFactory.create(
        book.profile(),
        book.lineage(),
        book.engine(),
        LocalDate.ofEpochDay(trade.day()),
        book.assets().get(trade.asset()),
        trade.units(),
        trade.price(),
        trade.weightBefore(),
        trade.weightAfter(),
        trade.cost().total());
  }
}
