package org.alluvium.kernels.canary;

import static org.alluvium.kernels.canary.PlantedMarket.ACTIONS;
import static org.alluvium.kernels.canary.PlantedMarket.BARS;
import static org.alluvium.kernels.canary.PlantedMarket.CLOSE;
import static org.alluvium.kernels.canary.PlantedMarket.MACRO;
import static org.alluvium.kernels.canary.PlantedMarket.RATINGS;
import static org.alluvium.kernels.canary.PlantedMarket.SYMBOLS;
import static org.alluvium.kernels.canary.PlantedMarket.UNIVERSE;
import static org.alluvium.kernels.canary.PlantedMarket.VOLUME;
import static org.alluvium.kernels.canary.PlantedMarket.close;
import static org.alluvium.kernels.canary.PlantedMarket.newest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;

/**
 * Computations that look ahead, each in the way in which it happens to people, and each with the
 * honest one that it should have been. Rows are dated as if known at their session's close.
 */
final class PlantedLeaks {
  private static final int HALF = 2;
  private static final int HORIZON = PlantedSeries.HORIZON;

  private PlantedLeaks() {}

  /** A moving average of five sessions that is centred on its session. */
  static Computation centredWindow() {
    return feature(
        "CENTRED5",
        (series, at) ->
            at + HALF < series.closes().length && at >= HALF
                ? series.mean(at - HALF, at + HALF + 1)
                : Double.NaN);
  }

  static Computation trailingWindow() {
    return feature(
        "TRAILING5",
        (series, at) -> at >= 2 * HALF ? series.mean(at - 2 * HALF, at + 1) : Double.NaN);
  }

  /** A missing close takes the next one. */
  static Computation futureFill() {
    return feature(
        "FILLED",
        (series, at) -> {
          int next = at;
          while (next < series.closes().length && Double.isNaN(series.closes()[next])) {
            next++;
          }
          return next < series.closes().length ? series.closes()[next] : Double.NaN;
        });
  }

  static Computation pastFill() {
    return feature(
        "FILLED",
        (series, at) -> {
          int last = at;
          while (last >= 0 && Double.isNaN(series.closes()[last])) {
            last--;
          }
          return last < 0 ? Double.NaN : series.closes()[last];
        });
  }

  /** Standardised by mean and deviation of the whole sample. */
  static Computation fullSampleScore() {
    return feature("SCORE", (series, at) -> series.score(series.closes().length, at));
  }

  static Computation expandingScore() {
    return feature("SCORE", (series, at) -> series.score(at + 1, at));
  }

  /** The outcome of the next five sessions, among the features. */
  static Computation labelInFeatures() {
    return feature("MOMENTUM", PlantedSeries::label);
  }

  static Computation momentum() {
    return feature(
        "MOMENTUM",
        (series, at) ->
            at < HORIZON ? Double.NaN : series.closes()[at] / series.closes()[at - HORIZON] - 1);
  }

  /** Scaled to the least and greatest close of the whole sample. */
  static Computation globalRange() {
    return ofA(feature("SCALED", (series, at) -> series.scaled(series.closes().length, at)));
  }

  static Computation expandingRange() {
    return ofA(feature("SCALED", (series, at) -> series.scaled(at + 1, at)));
  }

  /** The sign of the next close, which is always the same: cutting it off changes nothing. */
  static Computation quietPeek() {
    return ofA(
        feature(
            "DRIFT",
            (series, at) -> Math.signum(series.closes()[Math.min(at + 1, series.last())])));
  }

  /** The newest vintage of every bar, whenever it came. */
  static Computation restatedPrice() {
    return (inputs, moment) -> List.of(closes(inputs.table(BARS)));
  }

  static Computation priceAsKnown() {
    return (inputs, moment) -> List.of(closes(inputs.table(BARS).knownBy(moment)));
  }

  /** Joined with observations on the day that they describe. */
  static Computation macroByEventDate() {
    return macro((observation, day) -> observation.day() <= day);
  }

  static Computation macroAsKnown() {
    return macro((observation, day) -> observation.knownAt() <= close(day - PlantedMarket.day(0)));
  }

  /** Members are those that were never delisted. */
  static Computation survivorUniverse() {
    return (inputs, moment) -> List.of(weights(inputs.table(UNIVERSE), Long.MAX_VALUE));
  }

  static Computation universeAsKnown() {
    return (inputs, moment) -> List.of(weights(inputs.table(UNIVERSE), moment));
  }

  /** Volumes in the shares of the last session: later splits multiply them. */
  static Computation backAdjustedVolume() {
    return (inputs, moment) -> List.of(volumes(inputs, true));
  }

  static Computation volumeAsTraded() {
    return (inputs, moment) -> List.of(volumes(inputs, false));
  }

  /** The mean label of everything decided up to each weekly cutoff. */
  static Computation unpurgedLabel() {
    return model((session, cutoff) -> session <= cutoff);
  }

  static Computation purgedLabel() {
    return model((session, cutoff) -> session + 1 + HORIZON <= cutoff);
  }

  /** Decides at each close, on that close, and books the trade at that close. */
  static Computation sameDayFill() {
    return (inputs, moment) -> List.of(closes(inputs.table(BARS).knownBy(moment)));
  }

  /** Ratings as they say that they were known. */
  static Computation backDatedRating() {
    return (inputs, moment) ->
        List.of(
            new DatedTable("ratings_used", List.of("RATING"), inputs.table(RATINGS).rows())
                .knownBy(moment));
  }

  private static Computation ofA(Computation features) {
    return (inputs, moment) ->
        features.compute(inputs, moment).stream()
            .map(table -> new DatedTable(table.name(), table.columns(), table.of("X:A")))
            .toList();
  }

  private static Computation feature(
      String name, ToDoubleBiFunction<PlantedSeries, Integer> formula) {
    return (inputs, moment) -> {
      List<DatedRow> rows = new ArrayList<>();
      for (String symbol : SYMBOLS) {
        List<DatedRow> bars =
            inputs.table(BARS).of(symbol).stream().filter(PlantedLeaks::inTime).toList();
        PlantedSeries series =
            PlantedSeries.of(
                newest(new DatedTable(BARS, List.of("close", "volume"), bars), symbol));
        for (int at = 0; at < series.days().length; at++) {
          rows.add(known(symbol, series.days()[at], formula.applyAsDouble(series, at)));
        }
      }
      return List.of(new DatedTable("features", List.of(name), rows));
    };
  }

  private static boolean inTime(DatedRow bar) {
    return bar.knownAt() == close(bar.day() - PlantedMarket.day(0));
  }

  private static DatedRow known(String symbol, int day, double... values) {
    return new DatedRow(symbol, day, close(day - PlantedMarket.day(0)), values);
  }

  private static DatedTable closes(DatedTable bars) {
    List<DatedRow> rows = new ArrayList<>();
    for (String symbol : SYMBOLS) {
      newest(bars, symbol).forEach((day, v) -> rows.add(known(symbol, day, v[CLOSE])));
    }
    return new DatedTable("features", List.of("PRICE"), rows);
  }

  private interface Usable {
    boolean at(DatedRow observation, int day);
  }

  private static Computation macro(Usable usable) {
    return (inputs, moment) -> {
      List<DatedRow> rows = new ArrayList<>();
      for (int session = 0; session < PlantedMarket.SESSIONS; session++) {
        int day = PlantedMarket.day(session);
        double value =
            inputs.table(MACRO).of("CPI").stream()
                .filter(observation -> usable.at(observation, day))
                .max(Comparator.comparingInt(DatedRow::day))
                .map(observation -> observation.values()[0])
                .orElse(Double.NaN);
        rows.add(known("X:A", day, value));
      }
      return List.of(new DatedTable("features", List.of("CPI"), rows));
    };
  }

  private static DatedTable weights(DatedTable universe, long moment) {
    List<DatedRow> rows = new ArrayList<>();
    for (int session = 0; session < PlantedMarket.SESSIONS; session++) {
      int day = PlantedMarket.day(session);
      long asOf = Math.min(moment, moment == Long.MAX_VALUE ? moment : close(session));
      List<String> members =
          SYMBOLS.stream()
              .filter(s -> isMember(newest(universe.knownBy(asOf), s), day, moment))
              .toList();
      members.forEach(symbol -> rows.add(known(symbol, day, 1.0 / members.size())));
    }
    return new DatedTable("weights", List.of("weight"), rows);
  }

  private static boolean isMember(Map<Integer, double[]> member, int day, long moment) {
    return member.values().stream()
        .anyMatch(v -> moment == Long.MAX_VALUE ? Double.isInfinite(v[0]) : v[0] >= day);
  }

  private static DatedTable volumes(CanaryInputs inputs, boolean adjusted) {
    List<DatedRow> rows = new ArrayList<>();
    for (String symbol : SYMBOLS) {
      TreeMap<Integer, double[]> splits = newest(inputs.table(ACTIONS), symbol);
      List<DatedRow> bars = inputs.table(BARS).of(symbol);
      for (DatedRow bar : bars.stream().filter(PlantedLeaks::inTime).toList()) {
        double shares = 1;
        for (double[] split : splits.tailMap(bar.day(), false).values()) {
          shares *= adjusted ? split[0] : 1;
        }
        rows.add(known(symbol, bar.day(), bar.values()[VOLUME] * shares));
      }
    }
    return new DatedTable("features", List.of("VOLUME"), rows);
  }

  private interface Usage {
    boolean at(int session, int cutoff);
  }

  private static Computation model(Usage usage) {
    return (inputs, moment) -> {
      List<DatedRow> bars =
          inputs.table(BARS).of("X:A").stream().filter(PlantedLeaks::inTime).toList();
      PlantedSeries series =
          PlantedSeries.of(newest(new DatedTable(BARS, List.of("c", "v"), bars), "X:A"));
      List<DatedRow> rows = new ArrayList<>();
      for (int cutoff = 10; cutoff < PlantedMarket.SESSIONS; cutoff += 5) {
        double sum = 0;
        for (int session = 0; session < series.days().length; session++) {
          double label = usage.at(session, cutoff) ? series.label(session) : Double.NaN;
          sum += Double.isNaN(label) ? 0 : label;
        }
        rows.add(known("mean", PlantedMarket.day(cutoff), sum));
      }
      return List.of(new DatedTable("models", List.of("intercept"), rows));
    };
  }
}
