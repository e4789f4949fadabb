package org.alluvium.flows.training;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.alluvium.flows.vintage.Micros;
import org.apache.spark.sql.Row;

/**
 * One vintage of the features or of the label of an instrument on a session.
 *
 * @param knownAt epoch microseconds
 * @param kind {@link SessionInput#FEATURE} or {@link SessionInput#LABEL}
 * @param values features in the order of the strategy, or the label; NaN is missing
 */
@SuppressWarnings("ArrayRecordComponent")
record KnownValues(long knownAt, int kind, String symbol, double[] values) {
  /** The order in which a session learns. */
  static final Comparator<KnownValues> ORDER =
      Comparator.comparingLong(KnownValues::knownAt)
          .thenComparingInt(KnownValues::kind)
          .thenComparing(KnownValues::symbol);

  /** Reads a row of {@link SessionInput}. */
  static KnownValues of(Row row) {
    return new KnownValues(
        Micros.of(row.<Instant>getAs(SessionInput.KNOWN_AT)),
        row.<Integer>getAs(SessionInput.KIND),
        row.getAs(SessionInput.SYMBOL),
        doubles(row.getList(row.fieldIndex(SessionInput.VALUES))));
  }

  private static double[] doubles(List<Double> values) {
    double[] out = new double[values.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = values.get(i) == null ? Double.NaN : values.get(i);
    }
    return out;
  }
}
