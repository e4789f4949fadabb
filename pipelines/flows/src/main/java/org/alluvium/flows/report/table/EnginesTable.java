package org.alluvium.flows.report.table;

import static org.alluvium.flows.report.table.TableColumn.number;
import static org.alluvium.flows.report.table.TableColumn.text;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.report.model.EngineRow;
import org.alluvium.flows.report.model.Performance;

/** Rules of weights side by side. */
public final class EnginesTable {
  private EnginesTable() {}

  public static TableView of(String name, List<EngineRow> rows) {
    return new TableView(
        "Weights of " + name + " beside other weights, net of costs",
        TableView.Order.SORTABLE,
        List.of(
            text("weights"),
            text("from"),
            text("to"),
            number("Sharpe"),
            number("[90 %]"),
            number("CAGR"),
            number("max DD"),
            number("turnover"),
            number("costs")),
        rows.stream().map(EnginesTable::cells).toList());
  }

  private static List<Cell> cells(EngineRow row) {
    Performance performance = row.performance();
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(row.name()));
    cells.addAll(SummaryTable.period(row.period()));
    cells.add(Cell.of(performance.sharpe().value(), Digits::decimals2));
    cells.add(SummaryTable.interval(performance.sharpe(), 1, ""));
    cells.add(Cell.of(performance.cagr(), Digits::percent));
    cells.add(Cell.of(performance.maxDrawdown(), Digits::percent));
    cells.add(Cell.of(performance.turnover(), Digits::times));
    cells.add(Cell.of(performance.costs(), Digits::percent));
    return cells;
  }
}
