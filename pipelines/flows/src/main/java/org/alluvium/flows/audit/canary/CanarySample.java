package org.alluvium.flows.audit.canary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.profile.TradedProfile;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.lakehouse.time.AsOf;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.alluvium.lakehouse.time.TradingCalendars;

/**
 * The symbols and dates that are checked.
 *
 * @param symbols whose features and labels
 * @param instants by date the instant as of which results are compared
 */
record CanarySample(List<String> symbols, SortedMap<LocalDate, Instant> instants) {
  /** Days of history before a drawn date, so that windows are full. */
  private static final int PAST = 400;

  private static final int DAYS_PER_SESSION = 2;

  /** Days after a drawn date that could leak into it. */
  private static final int FUTURE = 7;

  /**
   * Takes what is named and draws the rest.
   *
   * @param spans first and last day of the bars of each symbol
   */
  static CanarySample draw(
      CanaryRequest request,
      Map<String, LocalDate[]> spans,
      RunPlan plan,
      TradingCalendars calendars) {
    if (spans.isEmpty()) {
      throw CanaryErrors.noBars(plan.asOf());
    }
    Random random = new Random(request.seed());
    List<String> symbols = symbols(request, spans, plan.asOf(), random);
    Collection<LocalDate> dates =
        request.dates().isEmpty()
            ? dates(request.samples(), period(symbols, spans, plan), random)
            : request.dates();
    List<TradingCalendar> used =
        plan.traded().stream().map(TradedProfile::calendar).distinct().map(calendars::get).toList();
    SortedMap<LocalDate, Instant> instants = new TreeMap<>();
    for (LocalDate date : dates) {
      Instant instant = AsOf.parse(date.toString(), used).instant();
      if (!instant.isBefore(plan.asOf())) {
        throw CanaryErrors.noFuture(date, plan.asOf());
      }
      instants.put(date, instant);
    }
    return new CanarySample(symbols, instants);
  }

  private static List<String> symbols(
      CanaryRequest request, Map<String, LocalDate[]> spans, Instant asOf, Random random) {
    List<String> unknown =
        request.symbols().stream().filter(symbol -> !spans.containsKey(symbol)).toList();
    if (!unknown.isEmpty()) {
      throw CanaryErrors.unknownSymbols(unknown, spans.keySet(), asOf);
    }
    if (!request.symbols().isEmpty()) {
      return request.symbols();
    }
    List<String> drawn =
        new ArrayList<>(
            spans.keySet().stream()
                .filter(s -> request.among().isEmpty() || request.among().contains(s))
                .toList());
    if (drawn.isEmpty()) {
      throw CanaryErrors.noBars(asOf);
    }
    Collections.shuffle(drawn, random);
    return drawn.subList(0, Math.min(request.samples(), drawn.size())).stream().sorted().toList();
  }

  /** First and last day that can be drawn. */
  private record Period(LocalDate first, LocalDate last) {}

  /** Days on which windows are full and, where a sleeve ever has models, models are fitted. */
  private static Period period(List<String> symbols, Map<String, LocalDate[]> spans, RunPlan plan) {
    LocalDate first = latestStart(symbols, spans).plusDays(PAST);
    for (ForecastProfile profile : plan.forecasting()) {
      long days = (long) profile.strategy().minimumHistorySessions() * DAYS_PER_SESSION + PAST;
      LocalDate fitted = latestStart(profile.universe(), spans).plusDays(days);
      first = fitted.isAfter(first) ? fitted : first;
    }
    LocalDate last =
        symbols.stream().map(s -> spans.get(s)[1]).max(LocalDate::compareTo).orElseThrow();
    return new Period(first, last.isBefore(plan.asOfDate()) ? last : plan.asOfDate());
  }

  private static LocalDate latestStart(List<String> symbols, Map<String, LocalDate[]> spans) {
    return symbols.stream()
        .filter(spans::containsKey)
        .map(symbol -> spans.get(symbol)[0])
        .max(LocalDate::compareTo)
        .orElse(LocalDate.EPOCH);
  }

  /** Distinct days with something after them. */
  private static Collection<LocalDate> dates(int count, Period period, Random random) {
    long from = period.first().toEpochDay();
    long to = period.last().minusDays(FUTURE).toEpochDay();
    if (to - from < count) {
      throw CanaryErrors.tooShort(period.first(), period.last());
    }
    TreeSet<LocalDate> dates = new TreeSet<>();
    while (dates.size() < count) {
      dates.add(LocalDate.ofEpochDay(from + (long) (random.nextDouble() * (to - from))));
    }
    return dates;
  }
}
