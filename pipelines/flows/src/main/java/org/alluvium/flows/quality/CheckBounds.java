package org.alluvium.flows.quality;

import java.util.Map;

/**
 * From where on a finding is worth a warning.
 *
 * @param sessionsBehind sessions that a symbol may lag the as-of
 * @param flatRun consecutive equal closes that are no warning
 * @param outlier absolute log return per asset class; classes not named take {@code otherOutlier}
 * @param otherOutlier bound of the other classes
 */
public record CheckBounds(
    int sessionsBehind, int flatRun, Map<String, Double> outlier, double otherOutlier) {
  /** What the bundled data are checked with. */
  public static final CheckBounds DEFAULT =
      new CheckBounds(
          1,
          5,
          Map.of("equity", 0.25, "etf", 0.15, "fx", 0.06, "metal", 0.10, "stablecoin", 0.10),
          0.50);

  public CheckBounds {
    outlier = Map.copyOf(outlier);
  }

  double outlierOf(String assetClass) {
    return outlier.getOrDefault(assetClass, otherOutlier);
  }
}
