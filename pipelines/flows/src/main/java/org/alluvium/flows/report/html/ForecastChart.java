package org.alluvium.flows.report.html;

import static org.alluvium.flows.report.html.HtmlTable.typographic;

import java.util.Arrays;
import java.util.List;
import org.alluvium.flows.report.model.ForecastScatter;
import org.alluvium.flows.report.model.ForecastScatter.Bin;
import org.alluvium.flows.report.table.Digits;

/** Non-overlapping forecasts against outcomes, with binned means. */
final class ForecastChart {
  private ForecastChart() {}

  static void write(Html html, ChartSheet charts, ForecastScatter scatter) {
    charts.figure(
        html,
        "Forecast against outcome: %s, %d sessions ahead, no overlap"
            .formatted(scatter.model(), scatter.horizonDays()),
        words(scatter),
        new ChartData.Scatter(
            scatter.forecast(), scatter.realised(), scatter.bins(), scatter.frame()));
  }

  private static String words(ForecastScatter scatter) {
    List<Bin> bins = scatter.bins();
    if (bins.isEmpty()) {
      return "No forecast has an outcome yet.";
    }
    Bin low = bins.get(0);
    Bin high = bins.get(bins.size() - 1);
    return ("%s forecasts in %d bins of equal count. Lowest bin: forecast %s, outcome %s."
            + " Highest bin: forecast %s, outcome %s.%s")
        .formatted(
            Digits.count(scatter.pairs()),
            bins.size(),
            fine(low.forecast()),
            fine(low.realised()),
            fine(high.forecast()),
            fine(high.realised()),
            outside(scatter));
  }

  /** How many points the axes leave out, and how far outcomes reach. */
  private static String outside(ForecastScatter scatter) {
    int outside = scatter.frame().outside();
    double[] reach =
        Arrays.stream(scatter.realised().toArray())
            .filter(r -> !Double.isNaN(r))
            .sorted()
            .toArray();
    return outside == 0
        ? ""
        : " Beyond the axes and not drawn: %s; outcomes reach from %s to %s."
            .formatted(
                Digits.count(outside),
                typographic(Digits.percent(reach[0])),
                typographic(Digits.percent(reach[reach.length - 1])));
  }

  private static String fine(double fraction) {
    return typographic(Digits.finePercent(fraction));
  }
}
