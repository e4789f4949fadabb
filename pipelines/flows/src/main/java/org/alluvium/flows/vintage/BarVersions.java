package org.alluvium.flows.vintage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.alluvium.kernels.feature.Arrivals;
import org.alluvium.kernels.feature.Bars;
import org.apache.spark.sql.Row;

/** The rows of one symbol as arrays, in the order (known_at, event_date). */
final class BarVersions {
  private static final int PRICES_AND_VOLUME = 5;
  private static final int FIRST_VALUE = 3;

  private final long[] knownAt;
  private final int[] eventDays;
  private final double[][] values;

  private BarVersions(long[] knownAt, int[] eventDays, double[][] values) {
    this.knownAt = knownAt;
    this.eventDays = eventDays;
    this.values = values;
  }

  /** Reads rows of {@link VintageBackfill#project}. */
  static BarVersions of(Iterator<Row> rows) {
    List<Row> list = new ArrayList<>();
    rows.forEachRemaining(list::add);
    long[] knownAt = new long[list.size()];
    int[] days = new int[list.size()];
    double[][] values = new double[PRICES_AND_VOLUME][list.size()];
    for (int i = 0; i < knownAt.length; i++) {
      Row row = list.get(i);
      days[i] = (int) row.<LocalDate>getAs(1).toEpochDay();
      knownAt[i] = Micros.of(row.<Instant>getAs(2));
      for (int v = 0; v < PRICES_AND_VOLUME; v++) {
        values[v][i] = row.isNullAt(FIRST_VALUE + v) ? Double.NaN : row.getDouble(FIRST_VALUE + v);
      }
    }
    return new BarVersions(knownAt, days, values);
  }

  /** When the versions became known. */
  Arrivals arrivals() {
    return Arrivals.of(knownAt, eventDays);
  }

  /** Epoch days of the picked versions. */
  int[] days(int[] versions) {
    int[] picked = new int[versions.length];
    for (int i = 0; i < versions.length; i++) {
      picked[i] = eventDays[versions[i]];
    }
    return picked;
  }

  /** The picked versions as bars. */
  Bars bars(int[] versions) {
    double[][] picked = new double[PRICES_AND_VOLUME][versions.length];
    for (int v = 0; v < PRICES_AND_VOLUME; v++) {
      for (int i = 0; i < versions.length; i++) {
        picked[v][i] = values[v][versions[i]];
      }
    }
    return Bars.ofZeroVolumeMissing(picked[0], picked[1], picked[2], picked[3], picked[4]);
  }
}
