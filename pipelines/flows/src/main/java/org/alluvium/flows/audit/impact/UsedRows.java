package org.alluvium.flows.audit.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.kernels.feature.FeatureSchema;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.tables.Labels;

/**
 * The stored rows of features and labels that were computed from a value before it was corrected.
 */
final class UsedRows {
  private final DirectLakehouse lakehouse;

  /**
   * A row that used an old value.
   *
   * @param table feature set's table, or {@code gold.labels}
   * @param slice kind of label; empty text for features
   * @param date session that it describes
   * @param knownAt of its version that used the old value
   * @param corrected when the correction became known
   */
  record Used(
      TableName table,
      String slice,
      String symbol,
      LocalDate date,
      Instant knownAt,
      Instant corrected) {}

  /** What was found in one table: the rows, and how far each symbol has been computed. */
  record Found(List<Used> rows, Map<String, Instant> computedTo) {}

  UsedRows(DirectLakehouse lakehouse) {
    this.lakehouse = lakehouse;
  }

  /** Rows of a feature set. */
  Found features(FeatureSchema set, List<Correction> corrections, Reach reach) {
    Map<String, Map<LocalDate, TreeSet<Instant>>> reached = new TreeMap<>();
    for (Correction correction : corrections) {
      reach
          .of(correction, set)
          .forEach(
              (symbol, sessions) ->
                  sessions.forEach(
                      session ->
                          reached
                              .computeIfAbsent(symbol, s -> new TreeMap<>())
                              .computeIfAbsent(session, d -> new TreeSet<>())
                              .add(correction.knownAt())));
    }
    TableName table = FeatureSets.table(set).name();
    Found found = new Found(new ArrayList<>(), new TreeMap<>());
    if (reached.isEmpty()) {
      return found;
    }
    List<String> columns = List.of(Features.SYMBOL, Features.EVENT_DATE, Features.KNOWN_AT);
    for (Map<String, Object> row :
        lakehouse.select(table, columns, among(Features.SYMBOL, reached.keySet()))) {
      String symbol = (String) row.get(Features.SYMBOL);
      LocalDate date = (LocalDate) row.get(Features.EVENT_DATE);
      Instant known = (Instant) row.get(Features.KNOWN_AT);
      found.computedTo.merge(symbol, known, (a, b) -> a.isAfter(b) ? a : b);
      Instant corrected = reached.get(symbol).getOrDefault(date, new TreeSet<>()).higher(known);
      if (corrected != null) {
        found.rows.add(new Used(table, "", symbol, date, known, corrected));
      }
    }
    return found;
  }

  /** Labels that were entered or left at a corrected bar, or held over a split or dividend. */
  Found labels(List<Correction> corrections) {
    Map<String, List<Correction>> bySymbol = new TreeMap<>();
    corrections.stream()
        .filter(c -> !c.isObservation())
        .forEach(c -> bySymbol.computeIfAbsent(c.of(), s -> new ArrayList<>()).add(c));
    Found found = new Found(new ArrayList<>(), new TreeMap<>());
    if (bySymbol.isEmpty()) {
      return found;
    }
    List<String> columns =
        List.of(
            Labels.SYMBOL,
            Labels.EVENT_DATE,
            Labels.HORIZON,
            Labels.BASIS,
            Labels.KNOWN_AT,
            Labels.ENTRY_DATE,
            Labels.EXIT_DATE);
    for (Map<String, Object> row :
        lakehouse.select(Labels.SPEC.name(), columns, among(Labels.SYMBOL, bySymbol.keySet()))) {
      String symbol = (String) row.get(Labels.SYMBOL);
      Instant known = (Instant) row.get(Labels.KNOWN_AT);
      found.computedTo.merge(symbol, known, (a, b) -> a.isAfter(b) ? a : b);
      bySymbol.get(symbol).stream()
          .filter(c -> c.knownAt().isAfter(known) && touches(c, row))
          .findFirst()
          .ifPresent(c -> found.rows.add(used(row, symbol, known, c)));
    }
    return found;
  }

  private static Used used(
      Map<String, Object> row, String symbol, Instant known, Correction correction) {
    String slice =
        "horizon = %s and basis = '%s'".formatted(row.get(Labels.HORIZON), row.get(Labels.BASIS));
    return new Used(
        Labels.SPEC.name(),
        slice,
        symbol,
        (LocalDate) row.get(Labels.EVENT_DATE),
        known,
        correction.knownAt());
  }

  private static boolean touches(Correction correction, Map<String, Object> label) {
    LocalDate entry = (LocalDate) label.get(Labels.ENTRY_DATE);
    LocalDate exit = (LocalDate) label.get(Labels.EXIT_DATE);
    LocalDate date = correction.date();
    if (correction.table().equals(CorporateActions.SPEC.name())) {
      return entry.isBefore(date) && !exit.isBefore(date);
    }
    boolean bar = correction.table().equals(DailyBars.SPEC.name());
    return bar && (entry.equals(date) || exit.equals(date));
  }

  private static RowFilter among(String column, Collection<String> symbols) {
    return RowFilter.among(column, symbols);
  }
}
