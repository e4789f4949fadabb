package org.alluvium.flows.report.html;

import static java.util.stream.Collectors.joining;
import static org.alluvium.flows.report.html.HtmlTable.typographic;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.alluvium.flows.report.html.ChartData.Bar;
import org.alluvium.flows.report.html.ChartData.Bars;
import org.alluvium.flows.report.html.ChartData.Intervals;
import org.alluvium.flows.report.html.ChartData.Unit;
import org.alluvium.flows.report.model.CostItem;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.MetaReport.Contribution;
import org.alluvium.flows.report.model.Series;
import org.alluvium.flows.report.model.SummaryRow;
import org.alluvium.flows.report.table.Digits;

/** Costs by kind, contributions by sleeve, Sharpe intervals: one bar or whisker per name. */
final class BarCharts {
  private BarCharts() {}

  static void costs(Html html, ChartSheet charts, String name, List<CostItem> costs) {
    if (costs.isEmpty()) {
      html.raw("<p class=\"none\">Costs of ").text(name).raw(": none recorded.</p>\n");
      return;
    }
    charts.figure(
        html,
        "Costs of " + name + " by kind, per year",
        words(costs, CostItem::kind, CostItem::perYear, Digits::finePercent),
        new Bars(
            "cost per year (% of NAV)",
            Unit.PERCENT,
            costs.stream().map(CostItem::kind).toList(),
            List.of(new Bar("cost per year", series(costs, CostItem::perYear)))));
  }

  static void contributions(Html html, ChartSheet charts, List<Contribution> parts) {
    if (parts.isEmpty()) {
      html.raw("<p class=\"none\">Contributions: none recorded.</p>\n");
      return;
    }
    List<String> names = parts.stream().map(Contribution::name).toList();
    charts.figure(
        html,
        "Contribution of each sleeve to the annual return",
        words(parts, Contribution::name, Contribution::ofReturn, Digits::finePercent),
        new Bars(
            "part of annual return (% of NAV)",
            Unit.PERCENT,
            names,
            List.of(new Bar("return", series(parts, Contribution::ofReturn)))));
    charts.figure(
        html,
        "Contribution of each sleeve to risk",
        words(parts, Contribution::name, Contribution::ofRisk, Digits::percent),
        new Bars(
            "share of variance (%)",
            Unit.PERCENT, names, List.of(new Bar("risk", series(parts, Contribution::ofRisk)))));
  }

  static void sharpe(Html html, ChartSheet charts, List<SummaryRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    charts.figure(
        html,
        "Annual Sharpe ratio with its 90 % interval",
        "An interval that spans 0 does not tell skill from luck. "
            + words(rows, SummaryRow::name, row -> row.performance().sharpe().value(), sharpe()),
        new Intervals(
            "Sharpe ratio (annual)",
            rows.stream().map(SummaryRow::name).toList(),
            series(rows, row -> row.performance().sharpe().value()),
            series(rows, row -> row.performance().sharpe().low()),
            series(rows, row -> row.performance().sharpe().high())));
  }

  private static DoubleFunction<String> sharpe() {
    return Digits::decimals2;
  }

  private static <T> Series series(List<T> items, Function<T, Figure> figure) {
    return Series.of(
        items.stream()
            .map(figure)
            .mapToDouble(f -> f.isPresent() ? f.value() : Double.NaN)
            .toArray());
  }

  private static <T> String words(
      List<T> items,
      Function<T, String> name,
      Function<T, Figure> figure,
      DoubleFunction<String> format) {
    return items.stream()
        .map(item -> name.apply(item) + " " + inWords(figure.apply(item), format))
        .collect(joining(", ", "", "."));
  }

  private static String inWords(Figure figure, DoubleFunction<String> format) {
    return figure.isPresent()
        ? typographic(format.apply(figure.value()))
        : "– (" + figure.missing() + ")";
  }
}
