package org.alluvium.flows.report.html;

import org.alluvium.flows.report.model.ForecastReport;
import org.alluvium.flows.report.model.ForecastScatter;
import org.alluvium.flows.report.model.MonthlyReturns;
import org.alluvium.flows.report.model.NavHistory;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.SleeveReport;
import org.alluvium.flows.report.table.EnginesTable;
import org.alluvium.flows.report.table.LeaderboardTable;
import org.alluvium.flows.report.table.MonthlyTable;
import org.alluvium.flows.report.table.TradesTable;

/**
 * One sleeve: net asset value, regime, weights, forecasts, the chapters of its deep report, fills.
 */
final class SleeveSection {
  private SleeveSection() {}

  static void write(Html html, ChartSheet charts, SleeveReport sleeve) {
    String name = sleeve.name();
    html.raw("<p class=\"lead\">").text(sleeve.description()).raw("</p>\n");
    SleeveReport.Portfolio portfolio = sleeve.portfolio();
    if (portfolio.nav().isPresent()) {
      NavHistory nav = portfolio.nav().value();
      NavCharts.write(html, charts, name, nav);
      if (sleeve.deep().regime().isPresent()) {
        RegimeTimeline.write(html, charts, name, nav.dates(), sleeve.deep().regime().value());
      }
      HtmlTable.write(html, EnginesTable.of(name, portfolio.engines()));
      HtmlTable.write(html, MonthlyTable.of(name, MonthlyReturns.of(nav.dates(), nav.net())));
    } else {
      Missing.write(html, "Net asset value", portfolio.nav().missing());
    }
    if (portfolio.weights().isPresent()) {
      WeightChart.write(
          html, charts, "Weights of " + name + " over time", portfolio.weights().value());
    } else {
      Missing.write(html, "Weights", portfolio.weights().missing());
    }
    scatter(html, charts, sleeve.forecasts());
    if (sleeve.forecasts().isPresent()) {
      HtmlTable.write(html, LeaderboardTable.of(name, sleeve.forecasts().value()));
    }
    DeepSection.write(html, charts, sleeve);
    HtmlTable.write(html, TradesTable.of(name, portfolio.trades()));
  }

  private static void scatter(Html html, ChartSheet charts, Part<ForecastReport> forecasts) {
    Part<ForecastScatter> scatter =
        forecasts.isPresent() ? forecasts.value().scatter() : Part.missing(forecasts.missing());
    if (scatter.isPresent()) {
      ForecastChart.write(html, charts, scatter.value());
    } else {
      Missing.write(html, "Forecasts", scatter.missing());
    }
  }
}
