package org.alluvium.flows.strategy.report;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.kernels.forecast.DirectionAccuracy;

/**
 * What came of a strategy, over all or in one year.
 *
 * @param profile strategy, instrument and costs
 * @param decisions oldest first
 * @param trades oldest first
 * @param days of the books
 * @param closes of the instrument, by session
 */
record StrategyResult(
    StrategyProfile profile,
    List<DecisionRecord> decisions,
    List<TradeRecord> trades,
    Days days,
    NavigableMap<LocalDate, Double> closes) {

  StrategyResult {
    decisions = List.copyOf(decisions);
    trades = List.copyOf(trades);
    closes = Collections.unmodifiableNavigableMap(closes);
  }

  /**
   * @param traded the worst end of every position
   * @param bestPath the best end
   */
  record Days(List<BookDay> traded, List<BookDay> bestPath) {}

  /** Years with a session or a decision. */
  NavigableSet<Integer> years() {
    NavigableSet<Integer> years = new TreeSet<>();
    days.traded().forEach(day -> years.add(day.date().getYear()));
    return years;
  }

  /** Decisions, entries and sessions of a calendar year. */
  StrategyResult of(int year) {
    Predicate<LocalDate> within = date -> date.getYear() == year;
    return new StrategyResult(
        profile,
        decisions.stream().filter(one -> within.test(one.date())).toList(),
        trades.stream().filter(one -> within.test(one.entry().date())).toList(),
        new Days(
            days.traded().stream().filter(day -> within.test(day.date())).toList(),
            days.bestPath().stream().filter(day -> within.test(day.date())).toList()),
        closes);
  }

  /** Directions of the forecasts that have an outcome; zero returns are left out and counted. */
  DirectionAccuracy directions() {
    return DirectionAccuracy.of(
        decisions.stream().mapToDouble(DecisionRecord::forecast).toArray(),
        decisions.stream().mapToDouble(DecisionRecord::realised).toArray());
  }

  /** Return of holding the instrument over the book's sessions; NaN without any. */
  double holding() {
    if (days.traded().isEmpty()) {
      return Double.NaN;
    }
    LocalDate first = days.traded().get(0).date();
    LocalDate last = days.traded().get(days.traded().size() - 1).date();
    Map.Entry<LocalDate, Double> before = closes.lowerEntry(first);
    Map.Entry<LocalDate, Double> end = closes.floorEntry(last);
    return before == null ? Double.NaN : end.getValue() / before.getValue() - 1;
  }

  /** How many decisions had each verdict. */
  NavigableMap<String, Long> verdicts() {
    NavigableMap<String, Long> verdicts = new TreeMap<>();
    decisions.forEach(one -> verdicts.merge(one.verdict(), 1L, Long::sum));
    return verdicts;
  }
}
