package org.alluvium.flows.panel;

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
    int asset, int day, long knownAt, double open, double close, double dollarVolume) {}
