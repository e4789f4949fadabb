package org.alluvium.flows.report.html;

import static java.util.stream.Collectors.joining;
import static org.alluvium.flows.report.html.HtmlTable.typographic;

import java.time.LocalDate;
import java.util.ArrayList;
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
    List<Line> books = new ArrayList<>();
    books.add(new Line(name, Role.MAIN, nav.net()));
    nav.alternatives().forEach(a -> books.add(new Line(a.name(), Role.ALTERNATIVE, a.nav())));
    List<Line> lines = new ArrayList<>(books);
    lines.add(new Line(marketName(name, nav), Role.MARKET, nav.market().line()));
    charts.figure(
        html,
        "Growth of 1: " + name + " net of costs, other weights, and the market",
        words(nav.dates(), books) + " " + marketWords(nav),
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

  private static String marketName(String name, NavHistory nav) {
    NavHistory.MarketLine market = nav.market();
    return market.startsLater()
        ? "%s, set to %s on %s".formatted(market.name(), name, marketStart(nav))
        : market.name();
  }

  private static LocalDate marketStart(NavHistory nav) {
    return nav.dates().at(nav.market().line().firstPresent());
  }

  /** The market's own growth; where its line begins when that is not 1. */
  private static String marketWords(NavHistory nav) {
    NavHistory.MarketLine market = nav.market();
    if (!market.growth().isPresent()) {
      return market.name() + " has no value.";
    }
    int first = market.line().firstPresent();
    int last = market.line().lastPresent();
    String grew =
        "%s from %s to %s: %s times its first value"
            .formatted(
                market.name(),
                nav.dates().at(first),
                nav.dates().at(last),
                Digits.decimals2(market.growth().value()));
    return market.startsLater()
        ? "%s; its line begins at the portfolio’s value of that first day, %s, not at 1."
            .formatted(grew, Digits.decimals2(market.line().at(first)))
        : grew + ".";
  }

  /** "From 2010-01-04 to 2017-11-10: a ends at 1.62; b ends at 1.40." */
  static String words(DateAxis dates, List<Line> lines) {
    if (dates.size() == 0) {
      return "No dates.";
    }
    return lines.stream()
        .map(NavCharts::end)
        .collect(joining("; ", "From " + dates.first() + " to " + dates.last() + ": ", "."));
  }

  private static String end(Line line) {
    int last = line.values().lastPresent();
    return line.name()
        + (last < 0 ? " has no value" : " ends at " + Digits.decimals2(line.values().at(last)));
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
