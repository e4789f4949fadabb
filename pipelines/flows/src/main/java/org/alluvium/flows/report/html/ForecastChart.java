package org.alluvium.flows.report.html;

import static org.alluvium.flows.report.html.HtmlTable.typographic;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.alluvium.flows.report.model.ForecastScatter;
import org.alluvium.flows.report.model.ForecastScatter.Bin;
import org.alluvium.flows.report.table.Digits;

/** Non-overlapping forecasts against outcomes, with binned means. */
final class ForecastChart {
  private ForecastChart() {}

  static void write(Html html, ChartSheet charts, ForecastScatter scatter) {
    ChartData.Scatter drawn =
        new ChartData.Scatter(
            scatter.forecast(), scatter.realised(), scatter.bins(), scatter.frame());
    charts.figure(
        html,
        "Forecast against outcome: %s, %d sessions ahead, no overlap"
            .formatted(scatter.model(), scatter.horizonDays()),
        words(drawn),
        drawn);
  }

  private static String words(ChartData.Scatter drawn) {
    List<Bin> bins = drawn.bins();
    if (bins.isEmpty()) {
      return "No forecast has an outcome yet.";
    }
    Bin low = bins.get(0);
    Bin high = bins.get(bins.size() - 1);
    return ("%s forecasts in %d bins of equal count. Lowest bin: forecast %s, outcome %s."
            + " Highest bin: forecast %s, outcome %s.%s")
        .formatted(
            Digits.count(bins.stream().mapToInt(Bin::count).sum()),
            bins.size(),
            fine(low.forecast()),
            fine(low.realised()),
            fine(high.forecast()),
            fine(high.realised()),
            outside(drawn));
  }

  /** How many points the axes leave out, and how far outcomes reach. */
  private static String outside(ChartData.Scatter drawn) {
    int outside = drawn.frame().outside();
    if (outside == 0) {
      return "";
    }
    DoubleSummaryStatistics reach =
        Arrays.stream(drawn.realised().toArray()).filter(r -> !Double.isNaN(r)).summaryStatistics();
    return " Beyond the axes and not drawn: %s; outcomes reach from %s to %s."
        .formatted(
            Digits.count(outside),
            typographic(Digits.percent(reach.getMin())),
            typographic(Digits.percent(reach.getMax())));
  }

  private static String fine(double fraction) {
    return typographic(Digits.finePercent(fraction));
  }
}
