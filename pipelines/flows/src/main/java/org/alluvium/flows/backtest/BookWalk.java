package org.alluvium.flows.backtest;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.backtest.Backtest;
import org.alluvium.kernels.backtest.BacktestResult;
import org.alluvium.kernels.backtest.BacktestRules;
import org.alluvium.kernels.backtest.BacktestState;
import org.alluvium.kernels.backtest.DailyResult;
import org.alluvium.kernels.backtest.Decision;
import org.alluvium.kernels.backtest.Market;
import org.alluvium.kernels.backtest.Position;
import org.alluvium.kernels.backtest.Trade;
import org.apache.spark.sql.Row;

/**
 * Walks one book forward in knowledge. At each instant at which a price or a decision becomes
 * known, the days from the first that it touches on are simulated on all that is known by then, and
 * each becomes a row of that {@code known_at}; days before keep their rows. So the newest rows
 * known by an instant are the simulation on what was known by that instant, whatever runs there
 * were. A price of before the first decision touches nothing.
 */
public final class BookWalk {
  private final Book book;
  private final BookRows rows;
  private final BacktestRules rules;
  private final AsOfPanel panel;
  private final Deque<KnownDecision> coming;
  private final NavigableMap<Long, Decision> decided = new TreeMap<>();
  private final NavigableMap<Long, BacktestState> standings = new TreeMap<>();
  private final List<Row> days = new ArrayList<>();
  private final List<Row> trades = new ArrayList<>();
  private final List<Row> positions = new ArrayList<>();

  /**
   * @param panel prices that it moves forward; of the days after the standing at least
   * @param decisions those after the standing at least, in any order
   * @param from where to resume: no price or decision of that day or before becomes known later;
   *     empty = before the first decision
   */
  public BookWalk(
      Book book,
      BacktestRules rules,
      AsOfPanel panel,
      List<KnownDecision> decisions,
      Optional<Standing> from) {
    this.book = book;
    this.rows = new BookRows(book);
    this.rules = rules;
    this.panel = panel;
    this.coming =
        new ArrayDeque<>(
            decisions.stream().sorted(Comparator.comparingLong(KnownDecision::knownAt)).toList());
    from.ifPresent(standing -> standings.put(standing.date().toEpochDay(), standing.state()));
  }

  /** Every vintage that becomes known after an instant. */
  public BookVintages after(Instant instant) {
    long since = Micros.of(instant);
    NavigableSet<Long> instants = panel.instants();
    coming.forEach(decision -> instants.add(decision.knownAt()));
    learn(since);
    days.clear();
    trades.clear();
    positions.clear();
    instants.tailSet(since, false).forEach(this::learn);
    return new BookVintages(days, trades, positions);
  }

  private void learn(long knownBy) {
    NavigableSet<Long> touched = panel.advance(knownBy);
    while (!coming.isEmpty() && coming.peek().knownAt() <= knownBy) {
      Decision decision = coming.remove().decision();
      decided.put(decision.day(), decision);
      touched.add(decision.day());
    }
    if (standings.isEmpty() && !decided.isEmpty()) {
      standings.put(
          decided.firstKey() - 1,
          BacktestState.initial(book.assets().size(), rules.initialCapital()));
    }
    Long first = standings.isEmpty() ? null : touched.higher(standings.firstKey());
    if (first != null) {
      simulate(first, Micros.instant(knownBy));
    }
  }

  /** Simulates from one day to the last known one, from decision to decision. */
  private void simulate(long first, Instant knownAt) {
    standings.tailMap(first, true).clear();
    long day = standings.lastKey();
    for (Decision next : List.copyOf(decided.tailMap(day, false).values())) {
      BacktestResult result = resume(panel.between(day, next.day()), List.of(next));
      record(result, first, knownAt);
      day = next.day();
    }
    Market rest = panel.between(day, Long.MAX_VALUE);
    if (rest.size() > 0) {
      record(resume(rest, List.of()), first, knownAt);
    }
  }

  private BacktestResult resume(Market market, List<Decision> decisions) {
    BacktestState state = standings.lastEntry().getValue();
    BacktestResult result = Backtest.of(rules).resume(state, market, decisions);
    standings.put(result.state().day(), result.state());
    return result;
  }

  private void record(BacktestResult result, long first, Instant knownAt) {
    for (DailyResult day : result.daily()) {
      if (day.day() >= first) {
        days.add(rows.day(day, knownAt, standingAt(day.day())));
      }
    }
    for (Trade trade : result.trades()) {
      if (trade.day() >= first) {
        trades.add(rows.trade(trade, knownAt));
      }
    }
    hold(result.positions(), first, knownAt);
  }

  private void hold(List<Position> held, long first, Instant knownAt) {
    int from = 0;
    for (int to = 1; to <= held.size(); to++) {
      if (to == held.size() || held.get(to).day() != held.get(from).day()) {
        if (held.get(from).day() >= first) {
          positions.add(rows.positions(held.subList(from, to), knownAt));
        }
        from = to;
      }
    }
  }

  /** Where the book stands at the close of a decision. */
  private Optional<BacktestState> standingAt(long day) {
    return decided.containsKey(day) ? Optional.ofNullable(standings.get(day)) : Optional.empty();
  }
}
