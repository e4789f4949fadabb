package org.alluvium.flows.report.html;

import java.util.List;
import org.alluvium.flows.report.model.DateAxis;
import org.alluvium.flows.report.model.ForecastScatter;
import org.alluvium.flows.report.model.ScatterFrame;
import org.alluvium.flows.report.model.Series;
import org.alluvium.flows.report.model.WeightHistory;

/** What a chart draws; the page's script has one drawing function per kind. */
sealed interface ChartData {
  /** The name of the drawing function. */
  String kind();

  /** How a value is written. */
  enum Unit {
    MULTIPLE,
    PERCENT,
    NUMBER
  }

  /** How a line is drawn: the portfolio itself, what it is compared with, or a part of it. */
  enum Role {
    MAIN,
    ALTERNATIVE,
    MARKET,
    PART
  }

  record Line(String name, Role role, Series values) {}

  /**
   * @param group charts of one group share their zoom
   * @param axis title of the value axis, unit included
   */
  record Lines(String group, String axis, Unit unit, DateAxis dates, List<Line> lines)
      implements ChartData {
    @Override
    public String kind() {
      return "lines";
    }
  }

  record Stack(String axis, DateAxis dates, List<WeightHistory.Weights> parts)
      implements ChartData {
    @Override
    public String kind() {
      return "stack";
    }
  }

  record Scatter(
      Series forecast, Series realised, List<ForecastScatter.Bin> bins, ScatterFrame frame)
      implements ChartData {
    @Override
    public String kind() {
      return "scatter";
    }
  }

  record Bar(String name, Series values) {}

  record Bars(String axis, Unit unit, List<String> categories, List<Bar> bars)
      implements ChartData {
    @Override
    public String kind() {
      return "bars";
    }
  }

  record Intervals(String axis, List<String> names, Series value, Series low, Series high)
      implements ChartData {
    @Override
    public String kind() {
      return "intervals";
    }
  }

  /**
   * A time during which something was so.
   *
   * @param row number of its row
   * @param from epoch day
   * @param to epoch day at which it ended
   */
  record TimeSpan(int row, long from, long to) {}

  /**
   * Spans on rows of their own.
   *
   * @param group charts of one group share their zoom
   * @param names of the rows, the first on top
   * @param first epoch day at which the axis begins
   * @param last epoch day at which it ends
   */
  record Timeline(String group, List<String> names, long first, long last, List<TimeSpan> spans)
      implements ChartData {
    @Override
    public String kind() {
      return "timeline";
    }
  }
}
