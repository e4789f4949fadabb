package org.alluvium.flows.report.table;

import java.util.List;

/**
 * A table ready to be shown.
 *
 * @param caption what it says
 * @param order whether a reader may sort it
 * @param columns its columns; the first one names the row
 * @param rows its cells, one per column
 */
public record TableView(
    String caption, Order order, List<TableColumn> columns, List<List<Cell>> rows) {
  public TableView {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "%s: a row must have %d cells, got %d".formatted(caption, columns.size(), row.size()));
      }
    }
  }

  public enum Order {
    SORTABLE,
    FIXED
  }
}
