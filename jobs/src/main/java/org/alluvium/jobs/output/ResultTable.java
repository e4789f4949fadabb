package org.alluvium.jobs.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A result: named columns and rows. A missing value is null: shown as a dash, written as JSON null.
 * Immutable.
 */
public final class ResultTable {
  private final List<String> columns;
  private final List<List<Object>> rows;

  private ResultTable(List<String> columns, List<List<Object>> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** An empty table. */
  public static ResultTable of(String... columns) {
    return new ResultTable(List.of(columns), List.of());
  }

  /** The table with one more row; needs one value per column. */
  public ResultTable row(Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          "a row needs %d values (%s), got %d".formatted(columns.size(), columns, values.length));
    }
    List<List<Object>> more = new ArrayList<>(rows);
    more.add(Collections.unmodifiableList(Arrays.asList(values.clone())));
    return new ResultTable(columns, Collections.unmodifiableList(more));
  }

  public List<String> columns() {
    return columns;
  }

  public List<List<Object>> rows() {
    return rows;
  }
}
