package org.alluvium.flows.report.table;

import static org.alluvium.flows.report.table.TableColumn.number;
import static org.alluvium.flows.report.table.TableColumn.text;

import java.util.List;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.Performance;
import org.alluvium.flows.report.model.Period;

/** What every table of books says of one: its first and last session, and how it did between. */
final class PerformanceColumns {
  private PerformanceColumns() {}

  static List<TableColumn> columns() {
    return List.of(
        text("from"),
        text("to"),
        number("Sharpe"),
        number("[90 %]"),
        number("CAGR"),
        number("max DD"),
        number("turnover"));
  }

  /** One per column. */
  static List<Cell> cells(Part<Period> period, Performance performance) {
    return List.of(
        Cell.of(period, span -> span.first().toString()),
        Cell.of(period, span -> span.last().toString()),
        Cell.of(performance.sharpe().value(), Digits::decimals2),
        Cell.interval(performance.sharpe(), 1, ""),
        Cell.of(performance.cagr(), Digits::percent),
        Cell.of(performance.maxDrawdown(), Digits::percent),
        Cell.of(performance.turnover(), Digits::times));
  }
}
