package org.alluvium.flows.report.assembly;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.TradeHistory;

/** The fills of a book, with what each closed position earned. */
final class TradeHistories {
  private final NavigableSet<LocalDate> decisions;
  private final Map<LocalDate, Double> valueBefore = new TreeMap<>();
  private final Map<String, OpenPosition> positions = new HashMap<>();

  private TradeHistories(List<BookDay> days, NavigableSet<LocalDate> decisions) {
    this.decisions = decisions;
    days.forEach(day -> valueBefore.put(day.date(), day.nav() / (1 + day.netReturn())));
  }

  /**
   * @param fills all of the book, oldest first
   * @param days of the book: costs are fractions of the value of the session before
   * @param decided decision sessions; a fill belongs to the latest before it
   */
  static TradeHistory of(List<Fill> fills, List<BookDay> days, NavigableMap<LocalDate, ?> decided) {
    TradeHistories histories = new TradeHistories(days, decided.navigableKeySet());
    return new TradeHistory(fills.stream().map(histories::trade).toList());
  }

  private TradeHistory.Trade trade(Fill fill) {
    LocalDate decided = decisions.lower(fill.date());
    double before = valueBefore.getOrDefault(fill.date(), Double.NaN);
    OpenPosition position = positions.computeIfAbsent(fill.asset(), a -> new OpenPosition());
    return new TradeHistory.Trade(
        decided == null ? fill.date() : decided,
        fill.date(),
        fill.asset(),
        fill.units() > 0 ? TradeHistory.Side.BUY : TradeHistory.Side.SELL,
        new TradeHistory.Fill(
            Figure.of(Math.abs(fill.tradedWeight())),
            Figure.of(fill.price()),
            Figure.orMissing(fill.cost() / before, "the book has no value on that session"),
            Figure.orMissing(
                position.fill(fill.units(), fill.price()),
                "the fill opens or adds to a position, which is judged where it is reduced")));
  }
}
