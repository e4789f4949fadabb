package org.alluvium.kernels.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.execution.PriceBars;

/**
 * Sessions of one instrument, each as one daily bar or, where shorter bars are given, as these. The
 * path of prices is made of one or the other, never of both. Sessions are valued at their daily
 * close. Immutable.
 */
public final class SessionBars {
  private static final long KEYS_OF_A_DAY = 100_000;

  private final PriceBars daily;
  private final PriceBars path;
  private final long[] entryKeys;
  private final long[] lastKeys;

  private SessionBars(PriceBars daily, PriceBars path, long[] entryKeys, long[] lastKeys) {
    this.daily = daily;
    this.path = path;
    this.entryKeys = entryKeys;
    this.lastKeys = lastKeys;
  }

  /**
   * @param daily bars of sessions, by epoch day
   * @param intraday shorter bars of some of them, by epoch day; those of other days are not read
   */
  public static SessionBars of(PriceBars daily, Map<Long, IntradaySession> intraday) {
    long[] entryKeys = new long[daily.size()];
    long[] lastKeys = new long[daily.size()];
    List<double[]> bars = new ArrayList<>();
    List<Long> keys = new ArrayList<>();
    for (int row = 0; row < daily.size(); row++) {
      long day = daily.at(row);
      IntradaySession parts = intraday.get(day);
      PriceBars of = parts == null ? daily : parts.bars();
      int from = parts == null ? row : 0;
      int to = parts == null ? row + 1 : of.size();
      Check.isTrue(to - from < KEYS_OF_A_DAY, "too many bars in one session: " + (to - from));
      for (int part = from; part < to; part++) {
        keys.add(key(day, part - from));
        bars.add(new double[] {of.open(part), of.high(part), of.low(part), of.close(part)});
      }
      entryKeys[row] = key(day, parts == null ? 0 : parts.entryRow());
      lastKeys[row] = key(day, to - from - 1);
    }
    return new SessionBars(daily, path(keys, bars), entryKeys, lastKeys);
  }

  /** Epoch day of a key of the path. */
  public static long day(long key) {
    return Math.floorDiv(key, KEYS_OF_A_DAY);
  }

  /** Number of sessions. */
  public int size() {
    return daily.size();
  }

  /** Epoch day of a session. */
  public long day(int session) {
    return daily.at(session);
  }

  /** Daily close of a session; NaN = missing. */
  public double close(int session) {
    return daily.close(session);
  }

  /** The way that prices took through all sessions. */
  PriceBars path() {
    return path;
  }

  /** Key of the bar at whose open an order of a session fills. */
  long entryKey(int session) {
    return entryKeys[session];
  }

  /** Key of the last bar of a day, of which there may be none yet. */
  long lastKey(long day) {
    int session = firstAtOrAfter(day);
    return session < size() && day(session) == day ? lastKeys[session] : key(day, 0);
  }

  /** Whether a session's path is made of shorter bars. */
  boolean isIntraday(int session) {
    return lastKeys[session] > key(day(session), 0);
  }

  /** Index of the first session on a day or later; the number of sessions when there is none. */
  int firstAtOrAfter(long day) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (daily.at(middle) < day) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static long key(long day, int part) {
    return day * KEYS_OF_A_DAY + part;
  }

  private static PriceBars path(List<Long> keys, List<double[]> bars) {
    double[][] prices = new double[4][bars.size()];
    for (int row = 0; row < bars.size(); row++) {
      for (int price = 0; price < prices.length; price++) {
        prices[price][row] = bars.get(row)[price];
      }
    }
    long[] at = keys.stream().mapToLong(Long::longValue).toArray();
    return PriceBars.of(at, prices[0], prices[1], prices[2], prices[3]);
  }
}
