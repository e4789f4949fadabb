package org.alluvium.kernels.canary;

/**
 * A row that describes a day and has been known since a moment. The values are not copied, for
 * there are many rows: whoever makes a row gives its array away.
 *
 * @param symbol instrument, series, strategy: what is described
 * @param day day described, epoch day
 * @param knownAt since when the row could be known, epoch microseconds
 * @param values one per column of its table; NaN is missing
 */
@SuppressWarnings("ArrayRecordComponent")
public record DatedRow(String symbol, int day, long knownAt, double[] values) {}
