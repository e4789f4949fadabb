package org.alluvium.flows.regime.report;

import java.awt.Color;
import java.awt.Font;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.alluvium.flows.picture.PictureStyle;
import org.alluvium.flows.regime.RegimeRow;
import org.alluvium.kernels.regime.Quadrant;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The price of a market over time, each session in the colour of its quadrant. Smaller than other
 * pictures, with larger letters: it is read on a phone, too.
 */
final class RegimePicture {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 600;
  private static final int MARKER = 5;

  /** What is drawn last lies on top. */
  private static final List<Quadrant> ORDER =
      List.of(Quadrant.NORMAL, Quadrant.QUIET, Quadrant.EXPANSION, Quadrant.CRISIS);

  /** As on the page. */
  private static final Map<Quadrant, Color> COLOURS =
      new EnumMap<>(
          Map.of(
              Quadrant.CRISIS,
              new Color(0xC0, 0x39, 0x2B),
              Quadrant.EXPANSION,
              new Color(0xE6, 0x9F, 0x00),
              Quadrant.QUIET,
              new Color(0x9E, 0x9E, 0x9E),
              Quadrant.NORMAL,
              new Color(0x3B, 0x6E, 0xA5)));

  private RegimePicture() {}

  static XYChart of(RegimeReport report) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(report.subject().market() + " by quadrant")
            .yAxisTitle("adjusted close (quote currency)")
            .build();
    style(chart);
    Map<LocalDate, Quadrant> quadrants = new HashMap<>();
    report.rows().forEach(row -> quadrant(row).ifPresent(q -> quadrants.put(row.eventDate(), q)));
    line(chart, report.market());
    for (Quadrant quadrant : ORDER) {
      points(chart, report.market(), quadrant, quadrants);
    }
    return chart;
  }

  private static Optional<Quadrant> quadrant(RegimeRow row) {
    return row.quadrant();
  }

  private static void style(XYChart chart) {
    PictureStyle.apply(chart.getStyler());
    chart
        .getStyler()
        .setDatePattern("yyyy-MM")
        .setTimezone(TimeZone.getTimeZone("UTC"))
        .setChartTitleFont(font(Font.BOLD, 26))
        .setLegendFont(font(Font.PLAIN, 22))
        .setChartPadding(10);
    chart
        .getStyler()
        .setAxisTickLabelsFont(font(Font.PLAIN, 22))
        .setAxisTitleFont(font(Font.PLAIN, 22))
        .setXAxisTickMarkSpacingHint(120);
  }

  private static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  private static void line(XYChart chart, MarketCloses market) {
    XYSeries line =
        chart.addSeries(
            "close", market.dates().stream().map(RegimePicture::date).toList(), market.closes());
    line.setMarker(SeriesMarkers.NONE);
    line.setLineColor(new Color(0xCC, 0xCC, 0xCC));
    line.setLineWidth(1f);
    line.setShowInLegend(false);
  }

  /** Nothing is drawn of a quadrant that did not occur. */
  private static void points(
      XYChart chart, MarketCloses market, Quadrant quadrant, Map<LocalDate, Quadrant> quadrants) {
    List<Date> dates = new ArrayList<>();
    List<Double> closes = new ArrayList<>();
    for (int t = 0; t < market.dates().size(); t++) {
      if (quadrants.get(market.dates().get(t)) == quadrant) {
        dates.add(date(market.dates().get(t)));
        closes.add(market.closes().get(t));
      }
    }
    if (!dates.isEmpty()) {
      XYSeries series = chart.addSeries(quadrant.name(), dates, closes);
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
      series.setMarker(SeriesMarkers.CIRCLE);
      series.setMarkerColor(COLOURS.get(quadrant));
    }
    chart.getStyler().setMarkerSize(MARKER);
  }

  private static Date date(LocalDate date) {
    return Date.from(date.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
