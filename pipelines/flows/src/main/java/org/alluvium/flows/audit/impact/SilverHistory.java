package org.alluvium.flows.audit.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.SilverMacro;

/**
 * When each row of a table of silver became known.
 *
 * @param table which one
 * @param rows by symbol or series and by date the instants of its versions, in order; of actions,
 *     of all kinds together
 */
record SilverHistory(TableName table, Map<String, NavigableMap<LocalDate, TreeSet<Instant>>> rows) {

  /** Column that says whose a row is, and the one that says of when. */
  private record Keys(String of, String date) {
    static Keys in(TableName table) {
      if (table.equals(SilverMacro.SPEC.name())) {
        return new Keys(SilverMacro.SERIES, SilverMacro.EVENT_DATE);
      }
      return table.equals(CorporateActions.SPEC.name())
          ? new Keys(CorporateActions.SYMBOL, CorporateActions.EX_DATE)
          : new Keys(DailyBars.SYMBOL, DailyBars.EVENT_DATE);
    }
  }

  /** The latest version of a table. */
  static SilverHistory of(DirectLakehouse lakehouse, TableName table, Collection<String> of) {
    return read(table, lakehouse.select(table, columns(table), filter(table, of)));
  }

  /** A version of a table, which must exist. */
  static SilverHistory at(
      DirectLakehouse lakehouse, TableName table, long version, Collection<String> of) {
    return read(table, lakehouse.selectAt(table, version, columns(table), filter(table, of)));
  }

  boolean has(Correction correction) {
    return versions(correction.of(), correction.date()).contains(correction.knownAt());
  }

  /** Instants of the versions of a row. */
  TreeSet<Instant> versions(String of, LocalDate date) {
    return rows.getOrDefault(of, new TreeMap<>()).getOrDefault(date, new TreeSet<>());
  }

  /** Dates of a symbol's or series' rows with when each was first known. */
  NavigableMap<LocalDate, TreeSet<Instant>> of(String name) {
    return rows.getOrDefault(name, new TreeMap<>());
  }

  private static RowFilter filter(TableName table, Collection<String> of) {
    return of.isEmpty() ? RowFilter.all() : RowFilter.among(Keys.in(table).of(), of);
  }

  private static List<String> columns(TableName table) {
    Keys keys = Keys.in(table);
    return List.of(keys.of(), keys.date(), DailyBars.KNOWN_AT);
  }

  private static SilverHistory read(TableName table, List<Map<String, Object>> read) {
    Keys keys = Keys.in(table);
    Map<String, NavigableMap<LocalDate, TreeSet<Instant>>> rows = new TreeMap<>();
    read.forEach(
        row ->
            rows.computeIfAbsent((String) row.get(keys.of()), of -> new TreeMap<>())
                .computeIfAbsent((LocalDate) row.get(keys.date()), date -> new TreeSet<>())
                .add((Instant) row.get(DailyBars.KNOWN_AT)));
    return new SilverHistory(table, rows);
  }
}
