package org.alluvium.flows.strategy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.alluvium.kernels.backtest.DailyResult;
import org.alluvium.kernels.backtest.Trade;
import org.alluvium.kernels.strategy.BookTerms;
import org.alluvium.kernels.strategy.FlatBook;
import org.alluvium.kernels.strategy.PositionOutcome;
import org.alluvium.kernels.strategy.StrategyBook;
import org.alluvium.kernels.strategy.TradePlan;

/**
 * The book of a strategy as it became known: a session or position gets a further vintage each time
 * that something changes it. So the newest vintages known by an instant are the simulation on what
 * was known by that instant.
 */
final class StrategyVintages {
  private final StrategyBook book;
  private final double capital;
  private final NavigableMap<Long, TradePlan> plans = new TreeMap<>();
  private final NavigableMap<Long, FlatBook> flat = new TreeMap<>();
  private final Map<Long, Day> newestDays = new HashMap<>();
  private final NavigableMap<Long, PositionOutcome> newestPositions = new TreeMap<>();
  private final List<Day> days = new ArrayList<>();
  private final List<Entered> positions = new ArrayList<>();

  /** A vintage of a session: its result and its fills. */
  record Day(long knownAt, DailyResult result, List<Trade> trades) {
    boolean isLike(Day other) {
      return other != null && result.equals(other.result) && trades.equals(other.trades);
    }
  }

  /** A vintage of a position. */
  record Entered(long knownAt, PositionOutcome outcome) {}

  StrategyVintages(BookTerms terms, double capital) {
    this.book = new StrategyBook(terms);
    this.capital = capital;
  }

  /** Adds a decision; the first one is where the book begins. */
  void decide(Decided decided) {
    if (flat.isEmpty()) {
      flat.put(decided.day(), FlatBook.of(decided.day(), capital));
    }
    decided.plan().ifPresent(plan -> plans.put(plan.decidedOn(), plan));
  }

  /** Simulates on, since bars from a session on became known at an instant. */
  void learn(long session, long knownAt, KnownBars bars) {
    Map.Entry<Long, FlatBook> from = flat.lowerEntry(session);
    if (from == null) {
      return;
    }
    flat.tailMap(from.getKey(), false).clear();
    StrategyBook.Result result =
        book.resume(
            from.getValue(),
            bars.sessionsAfter(from.getKey()),
            List.copyOf(plans.tailMap(from.getKey(), true).values()));
    result.flat().stream().filter(this::isOver).forEach(one -> flat.put(one.day(), one));
    record(result, knownAt);
  }

  /**
   * Whether every plan of before has had its last session: a later bar may show that a position
   * ended later and worse than now seems.
   */
  private boolean isOver(FlatBook one) {
    Map.Entry<Long, TradePlan> before = plans.lowerEntry(one.day());
    return before == null || before.getValue().lastDay() <= one.day();
  }

  /** Every vintage of the sessions, as they became known. */
  List<Day> days() {
    return days;
  }

  /** Every vintage of the positions, as they became known. */
  List<Entered> positions() {
    return positions;
  }

  /** The newest vintage of each position, oldest first. */
  List<PositionOutcome> newestPositions() {
    return List.copyOf(newestPositions.values());
  }

  private void record(StrategyBook.Result result, long knownAt) {
    Map<Long, List<Trade>> trades = new HashMap<>();
    result.trades().forEach(t -> trades.computeIfAbsent(t.day(), d -> new ArrayList<>()).add(t));
    for (DailyResult daily : result.days()) {
      Day day = new Day(knownAt, daily, trades.getOrDefault(daily.day(), List.of()));
      if (!day.isLike(newestDays.get(daily.day()))) {
        newestDays.put(daily.day(), day);
        days.add(day);
      }
    }
    for (PositionOutcome outcome : result.positions()) {
      if (!outcome.equals(newestPositions.put(outcome.plan().decidedOn(), outcome))) {
        positions.add(new Entered(knownAt, outcome));
      }
    }
  }
}
