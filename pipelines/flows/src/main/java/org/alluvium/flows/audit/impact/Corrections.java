package org.alluvium.flows.audit.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeSet;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.SilverMacro;

/** Finds the corrections that silver holds. */
final class Corrections {
  static final List<TableName> TABLES =
      List.of(DailyBars.SPEC.name(), CorporateActions.SPEC.name(), SilverMacro.SPEC.name());

  private final DirectLakehouse lakehouse;

  Corrections(DirectLakehouse lakehouse) {
    this.lakehouse = lakehouse;
  }

  /** Those that are asked for, in order. */
  List<Correction> find(ImpactRequest request) {
    List<Correction> found = new ArrayList<>();
    for (TableName table : request.table().map(List::of).orElse(TABLES)) {
      all(table, request).stream().filter(request::asksFor).forEach(found::add);
    }
    return found.stream().sorted(Correction.ORDER).toList();
  }

  private List<Correction> all(TableName table, ImpactRequest request) {
    SilverHistory history =
        request.versions().isPresent()
            ? SilverHistory.at(lakehouse, table, request.versions().get().to(), request.of())
            : SilverHistory.of(lakehouse, table, request.of());
    List<Correction> found = new ArrayList<>();
    history.rows().forEach((of, dates) -> corrections(history, of, dates, found));
    return request
        .versions()
        .map(v -> SilverHistory.at(lakehouse, table, v.from(), request.of()))
        .map(before -> found.stream().filter(c -> !before.has(c)).toList())
        .orElse(found);
  }

  private void corrections(
      SilverHistory history,
      String of,
      NavigableMap<LocalDate, TreeSet<Instant>> dates,
      List<Correction> found) {
    if (history.table().equals(CorporateActions.SPEC.name())) {
      reachingActions(of, dates, found);
      return;
    }
    Instant later = Instant.MAX;
    for (Map.Entry<LocalDate, TreeSet<Instant>> row : dates.descendingMap().entrySet()) {
      Instant first = row.getValue().first();
      if (first.isAfter(later)) {
        found.add(new Correction(history.table(), of, row.getKey(), first));
      }
      row.getValue()
          .tailSet(first, false)
          .forEach(at -> found.add(new Correction(history.table(), of, row.getKey(), at)));
      later = first.isBefore(later) ? first : later;
    }
  }

  /** Actions that became known when the bars had reached their ex-date. */
  private void reachingActions(
      String of, NavigableMap<LocalDate, TreeSet<Instant>> dates, List<Correction> found) {
    NavigableMap<LocalDate, TreeSet<Instant>> bars =
        SilverHistory.of(lakehouse, DailyBars.SPEC.name(), List.of(of)).of(of);
    dates.forEach(
        (exDate, versions) ->
            versions.stream()
                .filter(known -> isReached(bars, exDate, known))
                .forEach(
                    known ->
                        found.add(
                            new Correction(CorporateActions.SPEC.name(), of, exDate, known))));
  }

  /** Whether a bar from a date on was known before an instant, and one of before that date is. */
  private static boolean isReached(
      NavigableMap<LocalDate, TreeSet<Instant>> bars, LocalDate exDate, Instant known) {
    Map.Entry<LocalDate, TreeSet<Instant>> next = bars.ceilingEntry(exDate);
    return next != null && bars.lowerKey(exDate) != null && next.getValue().first().isBefore(known);
  }
}
