package org.alluvium.flows.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** What the pictures have in common: size, colours and fonts that stay legible in a report. */
public final class PictureStyle {
  public static final int WIDTH = 1100;
  public static final int HEIGHT = 700;
  public static final Color DATA = new Color(0x3B, 0x6E, 0xA5);
  public static final Color LINE = new Color(0xC0, 0x39, 0x2B);
  public static final Color ZERO = new Color(0x55, 0x55, 0x55);
  public static final BasicStroke SOLID = new BasicStroke(2.5f);
  public static final BasicStroke DASHED =
      new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[] {8f}, 0f);

  private PictureStyle() {}

  /** Gives a chart their look. */
  public static void apply(AxesChartStyler styler) {
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderColor(Color.LIGHT_GRAY);
    styler.setPlotGridLinesColor(new Color(0xE6, 0xE6, 0xE6));
    styler.setChartTitleBoxVisible(false);
    styler.setChartTitleFont(font(Font.BOLD, 18));
    styler.setChartTitlePadding(12);
    styler.setAxisTitleFont(font(Font.PLAIN, 17));
    styler.setAxisTickLabelsFont(font(Font.PLAIN, 15));
    styler.setLegendFont(font(Font.PLAIN, 15));
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    styler.setLegendBorderColor(Color.LIGHT_GRAY);
    styler.setChartPadding(20);
    styler.setXAxisTickMarkSpacingHint(90);
  }

  private static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }
}
