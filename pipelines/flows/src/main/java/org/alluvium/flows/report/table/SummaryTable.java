package org.alluvium.flows.report.table;

import static org.alluvium.flows.report.table.TableColumn.number;
import static org.alluvium.flows.report.table.TableColumn.text;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.report.model.Estimate;
import org.alluvium.flows.report.model.Performance;
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

  /** Without the interval of the direction accuracy and the name of the baseline, to be narrow. */
  public static TableView compact(ReportModel model) {
    List<List<Cell>> rows = model.summary().stream().map(SummaryTable::narrow).toList();
    return view(withoutAccuracyInterval(of(model).columns()), rows);
  }

  private static TableView view(List<TableColumn> columns, List<List<Cell>> rows) {
    return new TableView(
        "Sleeves and meta-portfolio, net of costs", TableView.Order.SORTABLE, columns, rows);
  }

  private static List<Cell> narrow(SummaryRow row) {
    List<Cell> narrow = withoutAccuracyInterval(cells(row));
    narrow.set(narrow.size() - 1, edge(row.skill(), ""));
    return narrow;
  }

  private static <T> List<T> withoutAccuracyInterval(List<T> cells) {
    List<T> kept = new ArrayList<>(cells);
    kept.remove(9);
    return kept;
  }

  private static List<Cell> cells(SummaryRow row) {
    Performance performance = row.performance();
    Skill skill = row.skill();
    return List.of(
        Cell.text(row.name()),
        Cell.of(performance.sharpe().value(), Digits::decimals2),
        interval(performance.sharpe(), 1, ""),
        Cell.of(performance.cagr(), Digits::percent),
        Cell.of(performance.maxDrawdown(), Digits::percent),
        Cell.of(performance.turnover(), Digits::times),
        Cell.of(performance.trades(), Digits::count),
        Cell.of(performance.costs(), Digits::percent),
        Cell.of(skill.directionAccuracy().value(), Digits::percent),
        interval(skill.directionAccuracy(), 100, " %"),
        edge(skill, " on " + baseline(skill)));
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

  private static Cell edge(Skill skill, String comparedWith) {
    if (!skill.edge().isPresent()) {
      return Cell.missing(skill.edge().missing());
    }
    String significance =
        skill.pValue().isPresent()
            ? "p = " + Digits.decimals2(skill.pValue().value())
            : "no p-value: " + skill.pValue().missing();
    return Cell.number(
        "%s (%s)%s".formatted(Digits.points(skill.edge().value()), significance, comparedWith),
        skill.edge().value());
  }
}
