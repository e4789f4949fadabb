package org.alluvium.flows.strategy.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.picture.PictureStyle;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Net asset value of a strategy, after costs: as traded, and on the best path where that is
 * another.
 */
final class StrategyPicture {
  private static final double PERCENT = 100;

  private StrategyPicture() {}

  static XYChart of(StrategyResult result) {
    double capital = result.profile().capital();
    XYChart chart =
        new XYChartBuilder()
            .width(PictureStyle.WIDTH)
            .height(PictureStyle.HEIGHT)
            .title(
                "%s on %s, after costs"
                    .formatted(result.profile().strategy().id(), result.profile().instrument()))
            .xAxisTitle("session")
            .yAxisTitle("net asset value, % of the capital")
            .build();
    PictureStyle.apply(chart.getStyler());
    chart.getStyler().setDatePattern("yyyy-MM").setYAxisDecimalPattern("0");
    chart.getStyler().setTimezone(TimeZone.getTimeZone("UTC"));
    boolean one = values(result.days().traded()).equals(values(result.days().bestPath()));
    line(chart, one ? "as traded" : "worst path, as traded", result.days().traded(), capital)
        .setLineColor(PictureStyle.DATA)
        .setLineStyle(PictureStyle.SOLID);
    if (!one) {
      line(chart, "best path", result.days().bestPath(), capital)
          .setLineColor(PictureStyle.ZERO)
          .setLineStyle(PictureStyle.DASHED);
    }
    return chart;
  }

  private static Map<LocalDate, Double> values(List<BookDay> days) {
    return days.stream().collect(Collectors.toMap(BookDay::date, BookDay::nav));
  }

  private static XYSeries line(XYChart chart, String name, List<BookDay> days, double capital) {
    List<Date> dates =
        days.stream()
            .map(day -> Date.from(day.date().atStartOfDay(ZoneOffset.UTC).toInstant()))
            .toList();
    List<Double> values = days.stream().map(day -> PERCENT * day.nav() / capital).toList();
    XYSeries series = chart.addSeries(name, dates, values);
    series.setMarker(SeriesMarkers.NONE);
    return series;
  }
}
