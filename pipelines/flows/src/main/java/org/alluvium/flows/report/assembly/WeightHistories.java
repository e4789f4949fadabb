package org.alluvium.flows.report.assembly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.alluvium.flows.report.model.DateAxis;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.Series;
import org.alluvium.flows.report.model.WeightHistory;

/** Decided weights over time, one series per asset. */
final class WeightHistories {
  private WeightHistories() {}

  /**
   * What is decided not to be held has weight 0; what could not be held on a date is missing.
   *
   * @param decided weights by decision session and asset; absent = not held
   * @param tradable what could be held by decision session; a session that is absent here counts
   *     every asset as tradable
   * @param assets in the order of the report
   */
  static Part<WeightHistory> of(
      NavigableMap<LocalDate, Map<String, Double>> decided,
      NavigableMap<LocalDate, Map<String, Double>> tradable,
      List<String> assets) {
    if (decided.isEmpty()) {
      return Part.missing("no decision was made by the as-of date");
    }
    List<LocalDate> dates = List.copyOf(decided.keySet());
    List<WeightHistory.Weights> weights = new ArrayList<>();
    for (String asset : assets) {
      double[] series = new double[dates.size()];
      for (int i = 0; i < series.length; i++) {
        Map<String, Double> could = tradable.get(dates.get(i));
        double without = could == null || could.containsKey(asset) ? 0 : Double.NaN;
        series[i] = decided.get(dates.get(i)).getOrDefault(asset, without);
      }
      weights.add(new WeightHistory.Weights(asset, Series.of(series)));
    }
    return Part.of(new WeightHistory(DateAxis.of(dates.toArray(LocalDate[]::new)), weights));
  }
}
