package org.alluvium.flows.report.html;

import static org.alluvium.flows.report.html.HtmlTable.typographic;

import java.util.List;
import org.alluvium.flows.report.html.ChartData.Line;
import org.alluvium.flows.report.html.ChartData.Lines;
import org.alluvium.flows.report.html.ChartData.Role;
import org.alluvium.flows.report.html.ChartData.Unit;
import org.alluvium.flows.report.model.DateAxis;
import org.alluvium.flows.report.model.NavHistory;
import org.alluvium.flows.report.model.Series;
import org.alluvium.flows.report.table.Digits;

/** Net asset value and drawdown, with their words. */
final class NavCharts {
  private NavCharts() {}

  /** Two figures that share their zoom. */
  static void write(Html html, ChartSheet charts, String name, NavHistory nav) {
    List<Line> lines =
        List.of(
            new Line(name, Role.MAIN, nav.net()),
            new Line("equal weight", Role.ALTERNATIVE, nav.equalWeight()),
            new Line(nav.marketName(), Role.MARKET, nav.market()));
    charts.figure(
        html,
        "Growth of 1: " + name + " net of costs, equal weight, and the market",
        words(nav.dates(), lines),
        new Lines(name, "net asset value (start = 1)", Unit.MULTIPLE, nav.dates(), lines));
    Series drawdown = nav.drawdown();
    charts.figure(
        html,
        "Drawdown of " + name + ": fall from the highest value so far",
        drawdownWords(nav.dates(), drawdown),
        new Lines(
            name,
            "drawdown (%)",
            Unit.PERCENT,
            nav.dates(),
            List.of(new Line("drawdown", Role.MAIN, drawdown))));
  }

  /** "From 2010-01-04 to 2017-11-10: a ends at 1.62, b at 1.40." */
  static String words(DateAxis dates, List<Line> lines) {
    if (dates.size() == 0) {
      return "No dates.";
    }
    StringBuilder words = new StringBuilder("From " + dates.first() + " to " + dates.last() + ": ");
    for (int i = 0; i < lines.size(); i++) {
      int last = lines.get(i).values().lastPresent();
      words.append(i == 0 ? "" : ", ").append(lines.get(i).name());
      words.append(
          last < 0
              ? " has no value"
              : " ends at " + Digits.decimals2(lines.get(i).values().at(last)));
    }
    return words.append('.').toString();
  }

  private static String drawdownWords(DateAxis dates, Series drawdown) {
    int deepest = -1;
    for (int i = 0; i < drawdown.size(); i++) {
      if (!Double.isNaN(drawdown.at(i)) && (deepest < 0 || drawdown.at(i) < drawdown.at(deepest))) {
        deepest = i;
      }
    }
    return deepest < 0
        ? "No value."
        : "Deepest: %s on %s; at the end %s."
            .formatted(
                typographic(Digits.percent(drawdown.at(deepest))),
                dates.at(deepest),
                typographic(Digits.percent(drawdown.at(drawdown.lastPresent()))));
  }
}
