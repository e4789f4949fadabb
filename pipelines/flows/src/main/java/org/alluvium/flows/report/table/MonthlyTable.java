package org.alluvium.flows.report.table;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.report.model.MonthlyReturns;

/** Returns by year and month, tinted by size. */
public final class MonthlyTable {
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final double SHADE_STEP = 0.015;

  private MonthlyTable() {}

  public static TableView of(String name, MonthlyReturns returns) {
    List<TableColumn> columns = new ArrayList<>();
    columns.add(TableColumn.text("year"));
    MONTHS.forEach(month -> columns.add(TableColumn.number(month)));
    columns.add(TableColumn.number("whole year"));
    return new TableView(
        "Monthly returns of " + name + ", net, in %",
        TableView.Order.FIXED,
        columns,
        returns.years().stream().map(MonthlyTable::cells).toList());
  }

  private static List<Cell> cells(MonthlyReturns.Year year) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(Integer.toString(year.year())));
    for (int month = 0; month < 12; month++) {
      cells.add(cell(year.months().at(month)));
    }
    cells.add(Cell.number(Digits.decimals1(100 * year.total()), year.total()));
    return cells;
  }

  private static Cell cell(double value) {
    if (Double.isNaN(value)) {
      return Cell.missing("no session of the backtest in that month");
    }
    int shade = (int) (Math.signum(value) * Math.min(4, Math.ceil(Math.abs(value) / SHADE_STEP)));
    return Cell.number(Digits.decimals1(100 * value), value).shaded(shade);
  }
}
