package org.alluvium.flows.report.table;

import static org.alluvium.flows.report.table.TableColumn.number;
import static org.alluvium.flows.report.table.TableColumn.text;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.Performance;
import org.alluvium.flows.report.model.Period;
import org.alluvium.flows.report.model.ReportModel;
import org.alluvium.flows.report.model.Skill;
import org.alluvium.flows.report.model.SummaryRow;

/** One line per sleeve and one for the meta-portfolio. */
public final class SummaryTable {
  private SummaryTable() {}

  /** Every column. */
  public static TableView of(ReportModel model) {
    List<TableColumn> columns = new ArrayList<>();
    columns.add(text("sleeve"));
    columns.addAll(PerformanceColumns.columns());
    columns.add(number("trades"));
    columns.add(number("costs"));
    columns.add(number("direction"));
    columns.add(number("[90 %]"));
    columns.add(text("against best baseline"));
    return view(columns, model.summary().stream().map(SummaryTable::cells).toList());
  }

  /** Months for dates, without the accuracy's interval and the baseline's name: 130 characters. */
  public static TableView compact(ReportModel model) {
    List<TableColumn> columns = narrow(of(model).columns());
    columns.set(1, text("months"));
    columns.set(columns.size() - 1, text("over baseline"));
    return view(
        columns,
        model.summary().stream()
            .map(
                row -> {
                  List<Cell> cells = narrow(cells(row));
                  cells.set(1, months(row.period()));
                  cells.set(cells.size() - 1, edge(row.skill(), Digits::signedPoints, ""));
                  return cells;
                })
            .toList());
  }

  private static TableView view(List<TableColumn> columns, List<List<Cell>> rows) {
    return new TableView(
        "Sleeves and meta-portfolio, net of costs", TableView.Order.SORTABLE, columns, rows);
  }

  private static <T> List<T> narrow(List<T> cells) {
    List<T> kept = new ArrayList<>(cells);
    kept.remove(11);
    kept.remove(2);
    return kept;
  }

  private static List<Cell> cells(SummaryRow row) {
    Performance performance = row.performance();
    Skill skill = row.skill();
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(row.name()));
    cells.addAll(PerformanceColumns.cells(row.period(), performance));
    cells.add(Cell.of(performance.trades(), Digits::count));
    cells.add(Cell.of(performance.costs(), Digits::percent));
    cells.add(Cell.of(skill.directionAccuracy().value(), Digits::percent));
    cells.add(Cell.interval(skill.directionAccuracy(), 100, " %"));
    cells.add(edge(skill, Digits::points, " on " + baseline(skill)));
    return cells;
  }

  private static Cell months(Part<Period> period) {
    return Cell.of(
        period, span -> YearMonth.from(span.first()) + "–" + YearMonth.from(span.last()));
  }

  private static String baseline(Skill skill) {
    return skill.bestBaseline().isPresent() ? skill.bestBaseline().value() : "–";
  }

  private static Cell edge(Skill skill, DoubleFunction<String> points, String comparedWith) {
    if (!skill.edge().isPresent()) {
      return Cell.missing(skill.edge().missing());
    }
    String significance =
        skill.pValue().isPresent()
            ? "p = " + Digits.decimals2(skill.pValue().value())
            : "no p-value: " + skill.pValue().missing();
    return Cell.number(
        "%s (%s)%s".formatted(points.apply(skill.edge().value()), significance, comparedWith),
        skill.edge().value());
  }
}
