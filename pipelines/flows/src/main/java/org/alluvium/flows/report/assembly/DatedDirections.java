package org.alluvium.flows.report.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alluvium.flows.report.model.Estimate;
import org.alluvium.kernels.forecast.DirectionAccuracy;
import org.alluvium.kernels.forecast.McNemar;
import org.alluvium.kernels.performance.StationaryBootstrap;

/**
 * Directions of many symbols on some dates. What is drawn and tested are dates, with all their
 * symbols: symbols of one date are not independent, and intervals that took them for it would be
 * too narrow.
 *
 * @param days epoch day of each forecast, not decreasing, length n
 * @param forecasts length n
 * @param realised length n
 */
@SuppressWarnings("ArrayRecordComponent")
record DatedDirections(int[] days, double[] forecasts, double[] realised) {
  private static final int REPLICATIONS = 1000;
  private static final long SEED = 20171110L;
  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;
  private static final String ONE_DATE = "an interval needs forecasts of two dates";

  /**
   * Share of right signs with its 90 % percentile interval: stationary bootstrap of whole dates,
   * mean block ⌈dates^(1/3)⌉, 1,000 resamples, a fixed seed. NaN-free forecasts are assumed; with
   * one date there is no interval.
   */
  Estimate accuracy() {
    List<DirectionAccuracy> dates = byDate(forecasts);
    double accuracy = sum(dates).accuracy();
    if (dates.size() < 2) {
      return Estimate.orMissing(accuracy, Double.NaN, Double.NaN, ONE_DATE);
    }
    double[] resampled =
        Arrays.stream(
                StationaryBootstrap.forSample(dates.size(), REPLICATIONS, SEED)
                    .statistics(dates.size(), drawn -> share(dates, drawn)))
            .filter(share -> !Double.isNaN(share))
            .sorted()
            .toArray();
    return Estimate.orMissing(
        accuracy, quantile(resampled, LOW), quantile(resampled, HIGH), ONE_DATE);
  }

  /**
   * Two-sided p-value that both forecasters are as good: an exact sign test over dates on which one
   * of them had more hits than the other. With one symbol a date it is McNemar's test.
   */
  double against(double[] others) {
    List<DirectionAccuracy> own = byDate(forecasts);
    List<DirectionAccuracy> other = byDate(others);
    long better = 0;
    long worse = 0;
    for (int date = 0; date < own.size(); date++) {
      better += own.get(date).hits() > other.get(date).hits() ? 1 : 0;
      worse += own.get(date).hits() < other.get(date).hits() ? 1 : 0;
    }
    return new McNemar(better, worse).pValue();
  }

  private List<DirectionAccuracy> byDate(double[] judged) {
    List<DirectionAccuracy> dates = new ArrayList<>();
    for (int from = 0; from < days.length; ) {
      int to = from;
      while (to < days.length && days[to] == days[from]) {
        to++;
      }
      dates.add(
          DirectionAccuracy.of(
              Arrays.copyOfRange(judged, from, to), Arrays.copyOfRange(realised, from, to)));
      from = to;
    }
    return dates;
  }

  private static double share(List<DirectionAccuracy> dates, int[] drawn) {
    long hits = 0;
    long trials = 0;
    for (int date : drawn) {
      hits += dates.get(date).hits();
      trials += dates.get(date).trials();
    }
    return trials == 0 ? Double.NaN : (double) hits / trials;
  }

  private static DirectionAccuracy sum(List<DirectionAccuracy> dates) {
    return dates.stream().reduce(new DirectionAccuracy(0, 0, 0, 0, 0), DirectionAccuracy::plus);
  }

  /** Linear between order statistics (type 7). */
  private static double quantile(double[] sorted, double probability) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = probability * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
