package org.alluvium.flows.report.assembly;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.alluvium.kernels.forecast.ForecastHistory;

/**
 * The decisions of one symbol: forecast, outcome as known by the run, and what the naive baselines
 * knew at each. Decisions without a forecast are there for the baselines to learn from. A label
 * that was restated is seen by the baselines from its restatement on, never earlier.
 *
 * @param symbol the symbol
 * @param dates decision sessions, ascending, length T
 * @param forecasts length T, fractions; NaN = none
 * @param history decisions and outcomes, length T
 * @param apart whether the decision has forecast and outcome, and its return shares no session with
 *     that of the previous such decision, length T
 */
@SuppressWarnings("ArrayRecordComponent")
record DecisionTrack(
    String symbol,
    List<LocalDate> dates,
    double[] forecasts,
    ForecastHistory history,
    boolean[] apart) {

  /**
   * O(T + L log L).
   *
   * @param decisions instants (epoch microseconds) of the decisions by session
   * @param forecasts by session
   * @param vintages every known vintage of the symbol's labels, in any order, L of them
   */
  static DecisionTrack of(
      String symbol,
      NavigableMap<LocalDate, Long> decisions,
      Map<LocalDate, Double> forecasts,
      List<LabelVintage> vintages) {
    List<LabelVintage> byKnownAt =
        vintages.stream()
            .sorted(
                Comparator.comparingLong(LabelVintage::knownAt).thenComparing(LabelVintage::date))
            .toList();
    Map<LocalDate, LabelVintage> newest = new HashMap<>();
    byKnownAt.forEach(vintage -> newest.put(vintage.date(), vintage));
    List<LocalDate> dates = List.copyOf(decisions.keySet());
    long[] decidedAt = decisions.values().stream().mapToLong(Long::longValue).toArray();
    double[] realised = new double[dates.size()];
    long[] realisedAt = new long[dates.size()];
    double[] predicted = new double[dates.size()];
    for (int t = 0; t < realised.length; t++) {
      LabelVintage label = newest.get(dates.get(t));
      realised[t] = label == null ? Double.NaN : label.value();
      realisedAt[t] = label == null ? Long.MAX_VALUE : label.knownAt();
      predicted[t] = forecasts.getOrDefault(dates.get(t), Double.NaN);
    }
    return new DecisionTrack(
        symbol,
        dates,
        predicted,
        new ForecastHistory(decidedAt, lastReturns(decidedAt, byKnownAt), realised, realisedAt),
        apart(dates, predicted, newest));
  }

  /** The latest label known at each decision, which is the last return over the horizon. */
  private static double[] lastReturns(long[] decidedAt, List<LabelVintage> byKnownAt) {
    double[] last = new double[decidedAt.length];
    Arrays.fill(last, Double.NaN);
    LabelVintage latest = null;
    int next = 0;
    for (int t = 0; t < decidedAt.length; t++) {
      for (; next < byKnownAt.size() && byKnownAt.get(next).knownAt() <= decidedAt[t]; next++) {
        LabelVintage vintage = byKnownAt.get(next);
        latest = latest == null || !vintage.date().isBefore(latest.date()) ? vintage : latest;
      }
      last[t] = latest == null ? Double.NaN : latest.value();
    }
    return last;
  }

  private static boolean[] apart(
      List<LocalDate> dates, double[] forecasts, Map<LocalDate, LabelVintage> newest) {
    boolean[] apart = new boolean[forecasts.length];
    LocalDate lastExit = LocalDate.MIN;
    for (int t = 0; t < forecasts.length; t++) {
      LabelVintage label = newest.get(dates.get(t));
      boolean complete =
          label != null && !Double.isNaN(label.value()) && !Double.isNaN(forecasts[t]);
      if (complete && !label.entry().isBefore(lastExit)) {
        apart[t] = true;
        lastExit = label.exit();
      }
    }
    return apart;
  }
}
