package org.alluvium.flows.audit.canary;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.alluvium.flows.features.SessionCloses;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.canary.CanaryInputs;
import org.alluvium.kernels.canary.DatedRow;
import org.alluvium.kernels.canary.DatedTable;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.alluvium.lakehouse.time.TradingCalendars;

/**
 * Two years of generated bars of three stocks, with a bar that is restated five weeks later, a
 * split that is announced three weeks after its ex-day, and a daily series that is released a day
 * late.
 */
final class SampleSilver {
  static final List<String> SYMBOLS = List.of("NYSE:A", "NYSE:B", "NYSE:C");
  static final LocalDate RESTATED = LocalDate.of(2016, 6, 1);
  static final LocalDate RESTATEMENT = LocalDate.of(2016, 7, 6);
  static final LocalDate EX_DATE = LocalDate.of(2016, 6, 13);
  static final LocalDate ANNOUNCED = LocalDate.of(2016, 7, 5);
  static final LocalDate NOW = LocalDate.of(2016, 7, 1);
  static final String SERIES = "VIX";

  private static final TradingCalendar CALENDAR =
      TradingCalendars.read(Path.of(System.getProperty("alluvium.home"), "conf", "calendars.json"))
          .get("us_equity");
  private static final LocalDate FIRST = LocalDate.of(2015, 1, 2);
  private static final LocalDate LAST = LocalDate.of(2016, 12, 30);

  private SampleSilver() {}

  static TradingCalendar calendar() {
    return CALENDAR;
  }

  static SessionCloses closes() {
    return SessionCloses.of(
        SYMBOLS.stream().collect(Collectors.toMap(symbol -> symbol, symbol -> CALENDAR)));
  }

  static long close(LocalDate session) {
    return Micros.of(calendar().closeInstant(session));
  }

  static CanaryInputs inputs() {
    Random random = new Random(11);
    List<DatedRow> bars = new ArrayList<>();
    List<DatedRow> observations = new ArrayList<>();
    double[] price = {30, 60, 90};
    List<LocalDate> sessions = calendar().sessionsBetween(FIRST, LAST);
    for (int i = 0; i < sessions.size(); i++) {
      long known = close(sessions.get(i));
      for (int s = 0; s < price.length; s++) {
        price[s] *= 1 + 0.02 * (random.nextDouble() - 0.5);
        bars.add(bar(SYMBOLS.get(s), sessions.get(i), known, price[s]));
      }
      long released = close(sessions.get(Math.min(i + 1, sessions.size() - 1)));
      observations.add(row(SERIES, sessions.get(i), released, 15 + random.nextDouble()));
    }
    bars.add(bar("NYSE:A", RESTATED, close(RESTATEMENT), 31));
    return new CanaryInputs(
        List.of(
            new DatedTable(
                DailyBars.SPEC.toString(), List.of("open", "high", "low", "close", "volume"), bars),
            new DatedTable(
                CorporateActions.SPEC.toString(),
                SilverInputs.ACTION_KINDS,
                List.of(row("NYSE:B", EX_DATE, close(ANNOUNCED), Double.NaN, 2))),
            new DatedTable(SilverMacro.SPEC.toString(), List.of("value"), observations)));
  }

  static DatedRow row(String symbol, LocalDate date, long knownAt, double... values) {
    return new DatedRow(symbol, (int) date.toEpochDay(), knownAt, values);
  }

  private static DatedRow bar(String symbol, LocalDate date, long knownAt, double close) {
    double volume = 1e6 + 1e4 * (date.getDayOfYear() % 7);
    return row(symbol, date, knownAt, close * 0.995, close * 1.01, close * 0.99, close, volume);
  }
}
