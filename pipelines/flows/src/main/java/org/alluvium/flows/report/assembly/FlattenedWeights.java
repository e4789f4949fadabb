package org.alluvium.flows.report.assembly;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A meta-portfolio's weights of sleeves, as weights of assets. */
final class FlattenedWeights {
  private FlattenedWeights() {}

  /**
   * Each asset's weight is the sum over sleeves of the sleeve's weight times the asset's weight in
   * the sleeve's latest decision on or before the date; shorts are negative. A sleeve that has not
   * decided yet holds nothing.
   *
   * @param meta weights of sleeves by decision session
   * @param sleeves weights of assets by decision session, by sleeve
   */
  static NavigableMap<LocalDate, Map<String, Double>> of(
      NavigableMap<LocalDate, Map<String, Double>> meta,
      Map<String, NavigableMap<LocalDate, Map<String, Double>>> sleeves) {
    NavigableMap<LocalDate, Map<String, Double>> flattened = new TreeMap<>();
    meta.forEach(
        (date, parts) -> {
          Map<String, Double> assets = new TreeMap<>();
          parts.forEach(
              (sleeve, weight) -> {
                Map.Entry<LocalDate, Map<String, Double>> decided =
                    sleeves.get(sleeve).floorEntry(date);
                if (decided != null) {
                  decided
                      .getValue()
                      .forEach((asset, own) -> assets.merge(asset, weight * own, Double::sum));
                }
              });
          flattened.put(date, assets);
        });
    return flattened;
  }
}
