package org.alluvium.flows.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.alluvium.lakehouse.time.TradingCalendar;

/** The bars of one symbol, oldest first, as a check looks at them. */
final class BarSeries {
  private final String symbol;
  private final List<LocalDate> dates = new ArrayList<>();
  private final List<Double> closes = new ArrayList<>();
  private long missingVolumes;

  BarSeries(String symbol) {
    this.symbol = symbol;
  }

  void add(LocalDate date, double close, boolean hasVolume) {
    dates.add(date);
    closes.add(close);
    missingVolumes += hasVolume ? 0 : 1;
  }

  SymbolHealth health(TradingCalendar calendar, Instant asOf, double outlierBound) {
    LocalDate last = dates.get(dates.size() - 1);
    LocalDate due = calendar.lastClosedSession(asOf);
    return new SymbolHealth(
        symbol,
        dates.get(0),
        last,
        dates.size(),
        missing(calendar),
        calendar.sessionsBetween(last.plusDays(1), due).size(),
        missingVolumes == dates.size() ? 0 : missingVolumes,
        longestFlatRun(),
        outliers(outlierBound));
  }

  private List<LocalDate> missing(TradingCalendar calendar) {
    Set<LocalDate> present = new HashSet<>(dates);
    return calendar.sessionsBetween(dates.get(0), dates.get(dates.size() - 1)).stream()
        .filter(session -> !present.contains(session))
        .toList();
  }

  private int longestFlatRun() {
    int longest = 1;
    int run = 1;
    for (int i = 1; i < closes.size(); i++) {
      run = closes.get(i).equals(closes.get(i - 1)) ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private List<LocalDate> outliers(double bound) {
    List<LocalDate> found = new ArrayList<>();
    for (int i = 1; i < closes.size(); i++) {
      if (Math.abs(Math.log(closes.get(i) / closes.get(i - 1))) > bound) {
        found.add(dates.get(i));
      }
    }
    return found;
  }
}
