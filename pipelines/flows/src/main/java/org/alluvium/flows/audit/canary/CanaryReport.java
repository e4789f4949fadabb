package org.alluvium.flows.audit.canary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What the canary found.
 *
 * @param symbols whose features and labels were checked
 * @param dates as of whose closes
 * @param seed of the draw
 * @param tables each table once for each owner of rows
 */
public record CanaryReport(
    List<String> symbols, List<LocalDate> dates, long seed, List<CheckedTable> tables) {
  public CanaryReport {
    tables = merged(tables);
  }

  /** Every finding. */
  public List<CanaryFinding> findings() {
    return tables.stream().flatMap(table -> table.findings().stream()).toList();
  }

  /** Fails when anything was found. */
  public void requireClean() {
    List<CanaryFinding> leaks = findings().stream().filter(f -> !f.isOfStoredRows()).toList();
    List<CanaryFinding> stored = findings().stream().filter(CanaryFinding::isOfStoredRows).toList();
    if (!leaks.isEmpty()) {
      throw CanaryErrors.leaks(leaks.size(), stored.size(), leaks.get(0).told());
    }
    if (!stored.isEmpty()) {
      throw CanaryErrors.otherStored(stored.size(), stored.get(0).told());
    }
  }

  private static List<CheckedTable> merged(List<CheckedTable> tables) {
    List<CheckedTable> merged = new ArrayList<>();
    for (CheckedTable table : tables) {
      int at = 0;
      while (at < merged.size() && !merged.get(at).isSameAs(table)) {
        at++;
      }
      if (at == merged.size()) {
        merged.add(table);
      } else {
        merged.set(at, merged.get(at).and(table));
      }
    }
    return List.copyOf(merged);
  }
}
