package org.alluvium.flows.report.file;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.TreeMap;
import org.alluvium.flows.picture.PictureStyle;
import org.alluvium.flows.report.model.ModelForecasts;
import org.alluvium.kernels.forecast.DirectionAccuracy;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * What following the sign of a model's forecasts would have added up to, before costs, beside
 * always holding: sums over decisions of the mean return over instruments.
 */
final class ForecastPicture {
  private static final double PERCENT = 100;

  private ForecastPicture() {}

  static XYChart of(String profile, ModelForecasts model) {
    List<Date> dates = new ArrayList<>();
    List<Double> followed = new ArrayList<>();
    List<Double> held = new ArrayList<>();
    double sumFollowed = 0;
    double sumHeld = 0;
    TreeMap<LocalDate, List<ModelForecasts.Judged>> byDate = new TreeMap<>();
    model.judged().forEach(j -> byDate.computeIfAbsent(j.date(), d -> new ArrayList<>()).add(j));
    for (LocalDate date : byDate.keySet()) {
      double signed = 0;
      double plain = 0;
      for (ModelForecasts.Judged one : byDate.get(date)) {
        signed += Math.signum(one.forecast()) * one.realised();
        plain += one.realised();
      }
      sumFollowed += signed / byDate.get(date).size();
      sumHeld += plain / byDate.get(date).size();
      dates.add(Date.from(date.atStartOfDay(ZoneOffset.UTC).toInstant()));
      followed.add(PERCENT * sumFollowed);
      held.add(PERCENT * sumHeld);
    }
    XYChart chart =
        new XYChartBuilder()
            .width(PictureStyle.WIDTH)
            .height(PictureStyle.HEIGHT)
            .title(title(profile, model))
            .xAxisTitle("decision")
            .yAxisTitle("sum of returns before costs, %")
            .build();
    PictureStyle.apply(chart.getStyler());
    chart.getStyler().setDatePattern("yyyy-MM").setYAxisDecimalPattern("0");
    chart.getStyler().setTimezone(TimeZone.getTimeZone("UTC"));
    line(chart.addSeries("by the sign of the forecast", dates, followed))
        .setLineColor(PictureStyle.DATA)
        .setLineStyle(PictureStyle.SOLID);
    line(chart.addSeries("always holding", dates, held))
        .setLineColor(PictureStyle.ZERO)
        .setLineStyle(PictureStyle.DASHED);
    return chart;
  }

  private static String title(String profile, ModelForecasts model) {
    DirectionAccuracy accuracy =
        DirectionAccuracy.of(
            model.judged().stream().mapToDouble(ModelForecasts.Judged::forecast).toArray(),
            model.judged().stream().mapToDouble(ModelForecasts.Judged::realised).toArray());
    return "%s: %s, %d sessions ahead, %.1f %% of %,d directions right"
        .formatted(
            profile,
            model.model(),
            model.horizon(),
            PERCENT * accuracy.accuracy(),
            accuracy.trials());
  }

  private static XYSeries line(XYSeries series) {
    series.setMarker(SeriesMarkers.NONE);
    return series;
  }
}
