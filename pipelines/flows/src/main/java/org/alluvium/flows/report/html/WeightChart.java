package org.alluvium.flows.report.html;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.report.model.DateAxis;
import org.alluvium.flows.report.model.Series;
import org.alluvium.flows.report.model.WeightHistory;
import org.alluvium.flows.report.model.WeightHistory.Weights;
import org.alluvium.flows.report.table.Digits;

/**
 * Stacked weights, longs above zero and shorts below. The nine largest by mean size have a colour
 * each; the others are summed, long and short apart, and named as such.
 */
final class WeightChart {
  private static final int COLOURED = 9;

  private WeightChart() {}

  static void write(Html html, ChartSheet charts, String title, WeightHistory history) {
    List<Weights> bySize =
        history.weights().stream()
            .sorted(comparingDouble((Weights w) -> meanSize(w.weights())).reversed())
            .toList();
    charts.figure(
        html,
        title,
        words(history.dates(), bySize),
        new ChartData.Stack("weight (% of NAV)", history.dates(), parts(bySize)));
  }

  private static List<Weights> parts(List<Weights> bySize) {
    if (bySize.size() <= COLOURED + 1) {
      return bySize;
    }
    List<Weights> parts = new ArrayList<>(bySize.subList(0, COLOURED));
    List<Weights> rest = bySize.subList(COLOURED, bySize.size());
    addUnlessZero(parts, rest.size() + " others, long", sum(rest, 1));
    addUnlessZero(parts, rest.size() + " others, short", sum(rest, -1));
    return parts;
  }

  private static void addUnlessZero(List<Weights> parts, String name, Series sum) {
    if (meanSize(sum) > 0) {
      parts.add(new Weights(name, sum));
    }
  }

  private static Series sum(List<Weights> rest, int sign) {
    double[] sum = new double[rest.get(0).weights().size()];
    for (Weights weights : rest) {
      for (int i = 0; i < sum.length; i++) {
        double weight = weights.weights().at(i);
        sum[i] += weight * sign > 0 ? weight : 0;
      }
    }
    return Series.of(sum);
  }

  private static double meanSize(Series weights) {
    double sum = 0;
    for (double weight : weights.toArray()) {
      sum += Double.isNaN(weight) ? 0 : Math.abs(weight);
    }
    return weights.size() == 0 ? 0 : sum / weights.size();
  }

  private static String counted(int count, String thing) {
    return Digits.count(count) + " " + thing + (count == 1 ? "" : "s");
  }

  private static String words(DateAxis dates, List<Weights> bySize) {
    if (dates.size() == 0) {
      return "No rebalance.";
    }
    int last = dates.size() - 1;
    double longs = 0;
    double shorts = 0;
    for (Weights weights : bySize) {
      double weight = weights.weights().at(last);
      longs += weight > 0 ? weight : 0;
      shorts += weight < 0 ? weight : 0;
    }
    return "%s, %s. On %s: long %s, short %s of net asset value."
        .formatted(
            counted(dates.size(), "rebalance"),
            counted(bySize.size(), "name"),
            dates.last(),
            HtmlTable.typographic(Digits.percent(longs)),
            HtmlTable.typographic(Digits.percent(shorts)));
  }
}
