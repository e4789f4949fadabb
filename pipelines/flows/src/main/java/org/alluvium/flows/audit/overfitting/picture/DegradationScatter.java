package org.alluvium.flows.audit.overfitting.picture;

import java.awt.Color;
import java.util.Arrays;
import org.alluvium.flows.picture.PictureStyle;
import org.alluvium.kernels.overfitting.BacktestOverfitting;
import org.alluvium.kernels.overfitting.Degradation;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What the best trial of one half earned in the other: one point per split, and their line. */
final class DegradationScatter {
  private static final int POINT = 5;
  private static final int OPACITY = 70;

  private DegradationScatter() {}

  static XYChart of(BacktestOverfitting splits, String study, double periodsPerYear) {
    double root = Math.sqrt(periodsPerYear);
    double[] inSample =
        splits.splits().stream().mapToDouble(split -> split.inSample() * root).toArray();
    double[] outOfSample =
        splits.splits().stream().mapToDouble(split -> split.outOfSample() * root).toArray();
    XYChart chart =
        new XYChartBuilder()
            .width(PictureStyle.WIDTH)
            .height(PictureStyle.HEIGHT)
            .title(study + ": performance degradation")
            .xAxisTitle("annual Sharpe ratio in sample, of the trial that was best there")
            .yAxisTitle("its annual Sharpe ratio out of sample")
            .build();
    PictureStyle.apply(chart.getStyler());
    chart.getStyler().setXAxisDecimalPattern("0.0#").setYAxisDecimalPattern("0.0#");
    points(chart, "%,d splits".formatted(inSample.length), inSample, outOfSample);
    double[] ends = {
      Arrays.stream(inSample).min().orElseThrow(), Arrays.stream(inSample).max().orElseThrow()
    };
    line(chart, "no gain, no loss", ends, new double[] {0, 0})
        .setLineColor(PictureStyle.ZERO)
        .setLineStyle(PictureStyle.DASHED);
    Degradation line = splits.degradation();
    if (Double.isFinite(line.slope())) {
      String name = "slope %.2f, R2 %.2f".formatted(line.slope(), line.determination());
      double[] fitted =
          Arrays.stream(ends).map(x -> line.intercept() * root + line.slope() * x).toArray();
      line(chart, name, ends, fitted)
          .setLineColor(PictureStyle.LINE)
          .setLineStyle(PictureStyle.SOLID);
    }
    return chart;
  }

  private static void points(XYChart chart, String name, double[] x, double[] y) {
    Color data = PictureStyle.DATA;
    XYSeries series = chart.addSeries(name, x, y);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter).setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(new Color(data.getRed(), data.getGreen(), data.getBlue(), OPACITY));
    chart.getStyler().setMarkerSize(POINT);
  }

  private static XYSeries line(XYChart chart, String name, double[] x, double[] y) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line).setMarker(SeriesMarkers.NONE);
    return series;
  }
}
