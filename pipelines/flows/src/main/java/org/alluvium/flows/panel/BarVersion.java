package org.alluvium.flows.panel;

/**
 * One vintage of one bar.
 *
 * @param asset index in the universe
 * @param day epoch day
 * @param knownAt when it became known, epoch microseconds
 */
record BarVersion(
    int asset, int day, long knownAt, double open, double close, double dollarVolume) {}
