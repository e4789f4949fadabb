package org.alluvium.kernels.canary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Three instruments over 120 sessions with what a leak needs to show: a restated bar, a missing
 * close, a split, a delisting, a monthly series that is released late, and a vendor's ratings.
 * Known by session {@link #NOW} is what a decision there may use.
 */
final class PlantedMarket {
  static final int SESSIONS = 120;
  static final int NOW = 80;

  /** Bar of A that is restated at session 90. */
  static final int RESTATED = 40;

  /** Session from which each share of A is two. */
  static final int SPLIT = 95;

  /** Session without a close of B. */
  static final int GAP = NOW;

  /** Last session of C, and the one after which that is known. */
  static final int LAST_OF_C = 100;

  /** Session at which the observation is released that describes session 70. */
  static final int RELEASE = 85;

  static final int OBSERVED = 70;

  static final List<String> SYMBOLS = List.of("X:A", "X:B", "X:C");
  static final String BARS = "bars";
  static final String ACTIONS = "actions";
  static final String MACRO = "macro";
  static final String UNIVERSE = "universe";
  static final String RATINGS = "ratings";
  static final int CLOSE = 0;
  static final int VOLUME = 1;

  private static final int FIRST_DAY = (int) LocalDate.of(2016, 1, 1).toEpochDay();
  private static final long MICROS_PER_HOUR = 3_600_000_000L;

  private PlantedMarket() {}

  static int day(int session) {
    return FIRST_DAY + session;
  }

  /** Close of a session. */
  static long close(int session) {
    return (day(session) * 24L + 21) * MICROS_PER_HOUR;
  }

  static LocalDate date(int session) {
    return LocalDate.ofEpochDay(day(session));
  }

  static CanaryInputs inputs() {
    return new CanaryInputs(
        List.of(
            new DatedTable(BARS, List.of("close", "volume"), bars()),
            new DatedTable(ACTIONS, List.of("ratio"), List.of(row("X:A", SPLIT, SPLIT, 2))),
            new DatedTable(
                MACRO,
                List.of("value"),
                List.of(row("CPI", 10, 25, 100), row("CPI", OBSERVED, RELEASE, 101))),
            new DatedTable(
                UNIVERSE,
                List.of("last_session"),
                List.of(
                    row("X:A", 0, 0, Double.POSITIVE_INFINITY),
                    row("X:B", 0, 0, Double.POSITIVE_INFINITY),
                    row("X:C", 0, 0, Double.POSITIVE_INFINITY),
                    row("X:C", 0, LAST_OF_C, day(LAST_OF_C)))),
            new DatedTable(RATINGS, List.of("rating"), ratings())));
  }

  /** Closes of a symbol by day, each the newest of those given. */
  static TreeMap<Integer, double[]> newest(DatedTable table, String symbol) {
    TreeMap<Integer, double[]> newest = new TreeMap<>();
    table.of(symbol).stream()
        .sorted(Comparator.comparingLong(DatedRow::knownAt))
        .forEach(row -> newest.put(row.day(), row.values()));
    return newest;
  }

  static DatedRow row(String symbol, int session, int known, double... values) {
    return new DatedRow(symbol, day(session), close(known), values);
  }

  /** A drifts upwards, so that its greatest close lies in the future. */
  private static List<DatedRow> bars() {
    Random random = new Random(7);
    List<DatedRow> bars = new ArrayList<>();
    double[] price = {50, 80, 20};
    for (int session = 0; session < SESSIONS; session++) {
      for (int symbol = 0; symbol < SYMBOLS.size(); symbol++) {
        price[symbol] *= 1 + (symbol == 0 ? 0.01 : 0) + 0.01 * (random.nextDouble() - 0.5);
        boolean gap = symbol == 1 && session == GAP;
        boolean delisted = symbol == 2 && session > LAST_OF_C;
        if (!delisted) {
          double close = gap ? Double.NaN : price[symbol];
          bars.add(row(SYMBOLS.get(symbol), session, session, close, 1000 + random.nextInt(100)));
        }
      }
    }
    bars.add(row("X:A", RESTATED, 90, 51.5, 1000));
    return bars;
  }

  /** The rating of session 75 was received at session 110 and is dated as if on its day. */
  private static List<DatedRow> ratings() {
    return List.of(row("X:A", 60, 60, 0.2), row("X:A", 75, 75, 0.9));
  }
}
