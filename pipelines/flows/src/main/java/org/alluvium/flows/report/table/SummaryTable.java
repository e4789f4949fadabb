package org.alluvium.flows.report.table;

import static org.alluvium.flows.report.table.TableColumn.number;
import static org.alluvium.flows.report.table.TableColumn.text;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.alluvium.flows.report.model.Estimate;
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
    return view(
        List.of(
            text("sleeve"),
            text("from"),
            text("to"),
            number("Sharpe"),
            number("[90 %]"),
            number("CAGR"),
            number("max DD"),
            number("turnover"),
            number("trades"),
            number("costs"),
            number("direction"),
            number("[90 %]"),
            text("against best baseline")),
        model.summary().stream().map(SummaryTable::cells).toList());
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
    cells.addAll(period(row.period()));
    cells.add(Cell.of(performance.sharpe().value(), Digits::decimals2));
    cells.add(interval(performance.sharpe(), 1, ""));
    cells.add(Cell.of(performance.cagr(), Digits::percent));
    cells.add(Cell.of(performance.maxDrawdown(), Digits::percent));
    cells.add(Cell.of(performance.turnover(), Digits::times));
    cells.add(Cell.of(performance.trades(), Digits::count));
    cells.add(Cell.of(performance.costs(), Digits::percent));
    cells.add(Cell.of(skill.directionAccuracy().value(), Digits::percent));
    cells.add(interval(skill.directionAccuracy(), 100, " %"));
    cells.add(edge(skill, Digits::points, " on " + baseline(skill)));
    return cells;
  }

  private static Cell months(Part<Period> period) {
    if (!period.isPresent()) {
      return Cell.missing(period.missing());
    }
    return Cell.text(
        YearMonth.from(period.value().first()) + "–" + YearMonth.from(period.value().last()));
  }

  /** First and last session. */
  static List<Cell> period(Part<Period> period) {
    if (!period.isPresent()) {
      Cell none = Cell.missing(period.missing());
      return List.of(none, none);
    }
    return List.of(
        Cell.text(period.value().first().toString()), Cell.text(period.value().last().toString()));
  }

  /** {@code [low, high]} with one decimal in the unit that {@code scale} makes. */
  static Cell interval(Estimate estimate, double scale, String unit) {
    if (!estimate.low().isPresent()) {
      return Cell.missing(estimate.low().missing());
    }
    if (!estimate.high().isPresent()) {
      return Cell.missing(estimate.high().missing());
    }
    double low = estimate.low().value();
    double high = estimate.high().value();
    return Cell.number(
        "[%s, %s]%s".formatted(Digits.decimals1(scale * low), Digits.decimals1(scale * high), unit),
        low);
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
