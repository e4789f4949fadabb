package org.alluvium.flows.panel;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.vintage.BarVersions;

/**
 * One vintage of the prices of an asset on one day, or of its delisting: then there is no price.
 *
 * @param asset index in the universe
 * @param day epoch day
 * @param knownAt when it became known, epoch microseconds
 * @param open NaN where there is none
 * @param dollarVolume value traded; NaN where unknown
 * @param lastReturn what a delisting paid, as a return on the last price; NaN for prices
 */
public record PriceVersion(
    int asset,
    int day,
    long knownAt,
    double open,
    double close,
    double dollarVolume,
    double lastReturn) {

  /** Prices. */
  public PriceVersion(
      int asset, int day, long knownAt, double open, double close, double dollarVolume) {
    this(asset, day, knownAt, open, close, dollarVolume, Double.NaN);
  }

  /**
   * A delisting.
   *
   * @param day first session without a quote
   */
  public static PriceVersion delisting(int asset, int day, long knownAt, double lastReturn) {
    return new PriceVersion(asset, day, knownAt, Double.NaN, Double.NaN, Double.NaN, lastReturn);
  }

  /** Whether it is a delisting, and no price. */
  public boolean isDelisting() {
    return !Double.isNaN(lastReturn);
  }

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
