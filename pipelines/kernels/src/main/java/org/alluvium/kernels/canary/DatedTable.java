package org.alluvium.kernels.canary;

import java.util.List;
import org.alluvium.kernels.check.Check;

/**
 * Rows of one table, in or out of a computation. Immutable.
 *
 * @param name what people call it, {@code silver.daily_bars}
 * @param columns names of the values
 * @param rows one per symbol, day and moment, in any order
 */
public record DatedTable(String name, List<String> columns, List<DatedRow> rows) {
  public DatedTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    int width = columns.size();
    rows.forEach(row -> Check.sameLength(width, row.values().length, "values of " + row.symbol()));
  }

  /** The rows known by a moment. */
  public DatedTable knownBy(long moment) {
    return new DatedTable(
        name, columns, rows.stream().filter(row -> row.knownAt() <= moment).toList());
  }

  /** The rows of one symbol. */
  public List<DatedRow> of(String symbol) {
    return rows.stream().filter(row -> row.symbol().equals(symbol)).toList();
  }
}
