package org.alluvium.flows.report.table;

import static org.alluvium.flows.report.table.TableColumn.number;
import static org.alluvium.flows.report.table.TableColumn.text;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.report.model.EngineRow;

/** Rules of weights side by side. */
public final class EnginesTable {
  private EnginesTable() {}

  public static TableView of(String name, List<EngineRow> rows) {
    List<TableColumn> columns = new ArrayList<>();
    columns.add(text("weights"));
    columns.addAll(PerformanceColumns.columns());
    columns.add(number("costs"));
    return new TableView(
        "Weights of " + name + " beside other weights, net of costs",
        TableView.Order.SORTABLE,
        columns,
        rows.stream().map(EnginesTable::cells).toList());
  }

  private static List<Cell> cells(EngineRow row) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(row.name()));
    cells.addAll(PerformanceColumns.cells(row.period(), row.performance()));
    cells.add(Cell.of(row.performance().costs(), Digits::percent));
    return cells;
  }
}
