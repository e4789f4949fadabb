package org.alluvium.flows.vintage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.alluvium.kernels.adjustment.Adjustment;
import org.alluvium.kernels.adjustment.PriceAction;
import org.alluvium.kernels.feature.Arrivals;
import org.alluvium.kernels.feature.Bars;
import org.alluvium.kernels.feature.Vintage;
import org.alluvium.kernels.feature.VintageSchedule;
import org.apache.spark.sql.Row;

/**
 * The rows of one symbol as arrays, in the order (known_at, event_date), and the actions that are
 * applied to its prices.
 */
public final class BarVersions {
  private static final int PRICES_AND_VOLUME = 5;
  private static final int FIRST_VALUE = 3;
  private static final int ACTION = FIRST_VALUE + PRICES_AND_VOLUME;

  private final long[] knownAt;
  private final int[] eventDays;
  private final double[][] values;
  private final List<PriceAction> actions;

  private BarVersions(
      long[] knownAt, int[] eventDays, double[][] values, List<PriceAction> actions) {
    this.knownAt = knownAt;
    this.eventDays = eventDays;
    this.values = values;
    this.actions = actions;
  }

  /**
   * Versions as arrays, in the order (known_at, event_date).
   *
   * @param knownAt of each bar, epoch microseconds
   * @param eventDays of each bar, epoch days
   * @param values open, high, low, close and volume, [value][bar]; NaN is missing
   * @param actions applied to the prices, in the order (known_at, ex-day)
   */
  public static BarVersions of(
      long[] knownAt, int[] eventDays, double[][] values, List<PriceAction> actions) {
    return new BarVersions(knownAt, eventDays, values, List.copyOf(actions));
  }

  /** Reads rows of {@link PriceInputs#rows}. */
  public static BarVersions of(Iterator<Row> rows) {
    List<Row> bars = new ArrayList<>();
    List<PriceAction> actions = new ArrayList<>();
    rows.forEachRemaining(
        row -> {
          if (row.size() > ACTION && !row.isNullAt(ACTION)) {
            actions.add(action(row));
          } else {
            bars.add(row);
          }
        });
    long[] knownAt = new long[bars.size()];
    int[] days = new int[bars.size()];
    double[][] values = new double[PRICES_AND_VOLUME][bars.size()];
    for (int i = 0; i < knownAt.length; i++) {
      Row row = bars.get(i);
      days[i] = day(row);
      knownAt[i] = known(row);
      for (int v = 0; v < PRICES_AND_VOLUME; v++) {
        values[v][i] = row.isNullAt(FIRST_VALUE + v) ? Double.NaN : row.getDouble(FIRST_VALUE + v);
      }
    }
    return new BarVersions(knownAt, days, values, List.copyOf(actions));
  }

  /** When the bars became known. */
  public Arrivals bars() {
    return Arrivals.of(knownAt, eventDays);
  }

  /** When the actions became known; two of one ex-day and moment are one. */
  public Arrivals actions() {
    List<PriceAction> distinct = new ArrayList<>();
    for (PriceAction action : actions) {
      PriceAction last = distinct.isEmpty() ? null : distinct.get(distinct.size() - 1);
      if (last == null || last.knownAt() != action.knownAt() || last.exDay() != action.exDay()) {
        distinct.add(action);
      }
    }
    return Arrivals.of(
        distinct.stream().mapToLong(PriceAction::knownAt).toArray(),
        distinct.stream().mapToInt(PriceAction::exDay).toArray());
  }

  /** When the first bar of each session became known, epoch microseconds by epoch day. */
  public NavigableMap<Integer, Long> firstKnown() {
    NavigableMap<Integer, Long> first = new TreeMap<>();
    for (int i = 0; i < knownAt.length; i++) {
      first.merge(eventDays[i], knownAt[i], Math::min);
    }
    return first;
  }

  /**
   * Gives every vintage of the series that a function of bounded look-back is due for, in order:
   * raw prices in the terms of the session that is evaluated, by the actions known then.
   *
   * @param after vintages known by it are left out, epoch microseconds; the least long for none
   */
  public void forEachVintage(
      String symbol, int lookBack, long after, Consumer<SeriesVintage> each) {
    for (Vintage vintage : VintageSchedule.ofLookBack(lookBack).plan(bars(), actions(), after)) {
      int[] rows = vintage.versions();
      int[] days = days(rows);
      Bars adjusted = adjustment(vintage).relativeToLast(days, bars(rows));
      each.accept(new SeriesVintage(symbol, adjusted, days, vintage));
    }
  }

  /** Epoch days of the picked versions. */
  public int[] days(int[] versions) {
    int[] picked = new int[versions.length];
    for (int i = 0; i < versions.length; i++) {
      picked[i] = eventDays[versions[i]];
    }
    return picked;
  }

  /** What was known of the actions when the last position of a vintage was evaluated. */
  public Adjustment adjustment(Vintage vintage) {
    return Adjustment.asKnownAt(actions, vintage.knownAt(vintage.to() - 1));
  }

  /** The picked versions as bars, as they are stored. */
  public Bars bars(int[] versions) {
    double[][] picked = new double[PRICES_AND_VOLUME][versions.length];
    for (int v = 0; v < PRICES_AND_VOLUME; v++) {
      for (int i = 0; i < versions.length; i++) {
        picked[v][i] = values[v][versions[i]];
      }
    }
    return Bars.ofZeroVolumeMissing(picked[0], picked[1], picked[2], picked[3], picked[4]);
  }

  private static PriceAction action(Row row) {
    PriceAction.Kind kind =
        PriceAction.Kind.valueOf(row.getString(ACTION).toUpperCase(Locale.ROOT));
    return new PriceAction(known(row), day(row), kind, row.getDouble(ACTION + 1));
  }

  private static int day(Row row) {
    return (int) row.<LocalDate>getAs(1).toEpochDay();
  }

  private static long known(Row row) {
    return Micros.of(row.<Instant>getAs(2));
  }
}
