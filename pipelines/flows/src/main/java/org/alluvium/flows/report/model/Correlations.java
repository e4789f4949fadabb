package org.alluvium.flows.report.model;

import java.util.List;

/**
 * A correlation matrix.
 *
 * @param names row and column names
 * @param rows one row per name, as long as {@code names}; NaN = too few common returns
 */
public record Correlations(List<String> names, List<Series> rows) {
  public Correlations {
    names = List.copyOf(names);
    rows = List.copyOf(rows);
    int size = names.size();
    if (rows.size() != size || rows.stream().anyMatch(row -> row.size() != size)) {
      throw new IllegalArgumentException(
          "correlations of %d names must be a %d by %d matrix".formatted(size, size, size));
    }
  }
}
