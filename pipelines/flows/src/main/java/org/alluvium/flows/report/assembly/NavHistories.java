package org.alluvium.flows.report.assembly;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.report.model.DateAxis;
import org.alluvium.flows.report.model.NavHistory;
import org.alluvium.flows.report.model.NavHistory.Alternative;
import org.alluvium.flows.report.model.NavHistory.MarketLine;
import org.alluvium.flows.report.model.Series;

/** Net asset values on the days of a book, 1 on its first day. */
final class NavHistories {
  private NavHistories() {}

  /**
   * A market series to compare with.
   *
   * @param name as the report shows it
   * @param closes by session; a session without a close is a gap
   */
  record Market(String name, NavigableMap<LocalDate, Double> closes) {}

  /**
   * @param days of the book, oldest first, at least one
   * @param alternatives other books on the same days
   */
  static NavHistory of(List<BookDay> days, List<Alternative> alternatives, Market market) {
    DateAxis dates = dates(days);
    Series net = rebased(dates, values(days));
    Series closes = rebased(dates, market.closes());
    int start = closes.firstPresent();
    return new NavHistory(
        dates,
        net,
        alternatives,
        new MarketLine(market.name(), start > 0 ? times(closes, net.at(start)) : closes));
  }

  /** A series that starts later joins the book's own line where it starts. */
  private static Series times(Series series, double factor) {
    double[] scaled = new double[series.size()];
    Arrays.setAll(scaled, i -> series.at(i) * factor);
    return Series.of(scaled);
  }

  /** The dates of a book's days. */
  static DateAxis dates(List<BookDay> days) {
    return DateAxis.of(days.stream().map(BookDay::date).toArray(LocalDate[]::new));
  }

  /**
   * Values on some dates over the value at the first of them: the latest on or before it, else the
   * first after it. A date without a value is missing.
   */
  static Series rebased(DateAxis dates, NavigableMap<LocalDate, Double> values) {
    double[] series = new double[dates.size()];
    Arrays.fill(series, Double.NaN);
    if (dates.size() == 0) {
      return Series.of(series);
    }
    Map.Entry<LocalDate, Double> before = values.floorEntry(dates.first());
    Map.Entry<LocalDate, Double> base =
        before == null ? values.ceilingEntry(dates.first()) : before;
    for (int i = 0; i < series.length && base != null; i++) {
      series[i] = values.getOrDefault(dates.at(i), Double.NaN) / base.getValue();
    }
    return Series.of(series);
  }

  /** Net asset values by date. */
  static NavigableMap<LocalDate, Double> values(List<BookDay> days) {
    NavigableMap<LocalDate, Double> values = new TreeMap<>();
    days.forEach(day -> values.put(day.date(), day.nav()));
    return values;
  }
}
