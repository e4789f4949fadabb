package org.alluvium.flows.audit.overfitting.picture;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.alluvium.flows.picture.PictureStyle;
import org.alluvium.kernels.overfitting.BacktestOverfitting;
import org.alluvium.kernels.overfitting.SplitOutcome;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How often the best trial of one half ranked where in the other. What lies at or left of zero is
 * the probability of backtest overfitting. A bar has an edge at zero, so that none is on both
 * sides.
 */
final class LogitHistogram {
  private static final int MOST_BARS = 40;

  private LogitHistogram() {}

  static XYChart of(BacktestOverfitting splits, String study) {
    double[] logits = splits.splits().stream().mapToDouble(SplitOutcome::logit).toArray();
    double reach = Math.max(0.5, DoubleStream.of(logits).map(Math::abs).max().orElse(0));
    double width = width(2 * reach);
    int half = (int) Math.ceil(reach / width);
    double[] shares = shares(logits, width, half);
    XYChart chart =
        new XYChartBuilder()
            .width(PictureStyle.WIDTH)
            .height(PictureStyle.HEIGHT)
            .title("%s: PBO %.3f".formatted(study, splits.probability()))
            .xAxisTitle(
                "logit of the rank out of sample of the trial that was best in sample, among %,d (0 = median)"
                    .formatted(splits.trials()))
            .yAxisTitle("share of %,d splits (%%)".formatted(splits.splits().size()))
            .build();
    PictureStyle.apply(chart.getStyler());
    chart.getStyler().setXAxisDecimalPattern("0.0").setYAxisDecimalPattern("0.#");
    chart.getStyler().setXAxisMin(-half * width).setXAxisMax(half * width).setYAxisMin(0.0);
    bars(chart, "at or below the median: overfitted", shares, width, half, true)
        .setLineColor(PictureStyle.LINE)
        .setFillColor(PictureStyle.LINE);
    bars(chart, "above the median", shares, width, half, false)
        .setLineColor(PictureStyle.DATA)
        .setFillColor(PictureStyle.DATA);
    return chart;
  }

  /** A round width with at most {@link #MOST_BARS} bars. */
  private static double width(double span) {
    return List.of(0.05, 0.1, 0.2, 0.25, 0.5, 1.0, 2.0).stream()
        .filter(width -> span / width <= MOST_BARS)
        .findFirst()
        .orElse(span / MOST_BARS);
  }

  /** A bar holds what is above its left edge and not above its right one. */
  private static double[] shares(double[] logits, double width, int half) {
    double[] shares = new double[2 * half];
    for (double logit : logits) {
      int bar = (int) Math.ceil(logit / width) - 1 + half;
      shares[Math.max(0, Math.min(bar, shares.length - 1))] += 100.0 / logits.length;
    }
    return shares;
  }

  /** The bars of one side of zero, as the outline of their area. */
  private static XYSeries bars(
      XYChart chart, String name, double[] shares, double width, int half, boolean left) {
    int from = left ? 0 : half;
    double[] x =
        IntStream.range(from, from + half)
            .map(bar -> bar - half)
            .boxed()
            .flatMapToDouble(
                bar -> DoubleStream.of(bar, bar, bar + 1, bar + 1).map(edge -> edge * width))
            .toArray();
    double[] y =
        IntStream.range(from, from + half)
            .mapToDouble(bar -> shares[bar])
            .flatMap(share -> DoubleStream.of(0, share, share, 0))
            .toArray();
    XYSeries series = chart.addSeries(name, x, y);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area).setMarker(SeriesMarkers.NONE);
    return series;
  }
}
