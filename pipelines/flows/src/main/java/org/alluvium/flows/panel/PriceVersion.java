package org.alluvium.flows.panel;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.vintage.BarVersions;

/**
 * One vintage of the prices of an asset on one day.
 *
 * @param asset index in the universe
 * @param day epoch day
 * @param knownAt when it became known, epoch microseconds
 * @param open NaN where there is none
 * @param dollarVolume value traded; NaN where unknown
 */
public record PriceVersion(
    int asset, int day, long knownAt, double open, double close, double dollarVolume) {

  /** Every vintage of an asset, from bars in memory: with actions, as an index of total return. */
  public static List<PriceVersion> of(int asset, BarVersions bars) {
    List<PriceVersion> versions = new ArrayList<>();
    TotalReturnPrices.each(
        bars,
        (day, knownAt, prices) ->
            versions.add(
                new PriceVersion(
                    asset, day, knownAt, prices[0], prices[1], prices[2] * prices[1])));
    return versions;
  }
}
