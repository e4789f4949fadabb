package org.alluvium.flows.audit.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alluvium.kernels.feature.FeatureSchema;
import org.alluvium.kernels.feature.FeatureSet;
import org.alluvium.kernels.feature.macro.MacroFeatures;
import org.alluvium.kernels.feature.macro.MacroSeries;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.SilverMacro;

/**
 * How far a correction reaches into a feature set, by the look-back that the set states: in its own
 * symbol for bars and actions, in every symbol for an observation.
 */
final class Reach {
  static final TableName MACRO = SilverMacro.SPEC.name();

  private final SilverHistory bars;
  private final SilverHistory observations;

  /**
   * @param bars of the symbols that can be reached
   * @param observations of the corrected series
   */
  Reach(SilverHistory bars, SilverHistory observations) {
    this.bars = bars;
    this.observations = observations;
  }

  /** Sessions by symbol whose features may rest on the corrected row. */
  Map<String, List<LocalDate>> of(Correction correction, FeatureSchema set) {
    if (correction.isObservation()) {
      return set instanceof MacroFeatures macro ? ofObservation(correction, macro) : Map.of();
    }
    return set instanceof FeatureSet ofBars
        ? Map.of(correction.of(), ofBar(correction, ofBars.lookBack()))
        : Map.of();
  }

  private List<LocalDate> ofBar(Correction correction, int lookBack) {
    boolean action = correction.table().equals(CorporateActions.SPEC.name());
    long count = action ? lookBack : lookBack + 1L;
    return bars.of(correction.of()).tailMap(correction.date(), true).entrySet().stream()
        .filter(session -> !session.getValue().first().isAfter(correction.knownAt()))
        .map(Map.Entry::getKey)
        .limit(count)
        .toList();
  }

  /**
   * From the release of the observation, or of a later one if that came before it, to that of the
   * first one which looks back on it no more; at the end of the series as long as the last one may
   * be used.
   */
  private Map<String, List<LocalDate>> ofObservation(Correction correction, MacroFeatures set) {
    Map<String, List<LocalDate>> reached = new TreeMap<>();
    for (MacroSeries series : set.series()) {
      if (series.series().equals(correction.of())) {
        NavigableMap<LocalDate, TreeSet<Instant>> own = observations.of(correction.of());
        List<LocalDate> days = new ArrayList<>(own.tailMap(correction.date(), true).keySet());
        boolean ends = days.size() <= series.lookBack() + 1;
        Instant from = released(own, correction.date());
        Instant until =
            ends
                ? after(days.get(days.size() - 1).plusDays(series.frequency().toleranceDays()))
                : released(own, days.get(series.lookBack() + 1));
        bars.rows()
            .forEach((symbol, sessions) -> reached.put(symbol, within(sessions, from, until)));
      }
    }
    return reached;
  }

  /** When the first of the observations from a day on was known. */
  private static Instant released(
      NavigableMap<LocalDate, TreeSet<Instant>> observations, LocalDate day) {
    return observations.tailMap(day, true).values().stream()
        .map(TreeSet::first)
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /** Sessions that closed in a time; of one whose bar came late no more than its day is known. */
  private static List<LocalDate> within(
      NavigableMap<LocalDate, TreeSet<Instant>> sessions, Instant from, Instant until) {
    List<LocalDate> within = new ArrayList<>();
    sessions.forEach(
        (date, versions) -> {
          boolean inTime = !versions.first().isAfter(after(date));
          Instant latest = inTime ? versions.first() : after(date);
          Instant earliest = inTime ? versions.first() : after(date.minusDays(1));
          if (!latest.isBefore(from) && earliest.isBefore(until)) {
            within.add(date);
          }
        });
    return within;
  }

  private static Instant after(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
