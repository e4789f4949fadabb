package org.alluvium.flows.audit.overfitting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.alluvium.flows.trials.ReturnStream;

/**
 * The returns of a study's finished trials on the dates that all of them have.
 *
 * @param trials ids
 * @param days common epoch days, ascending
 * @param returns {@code [trial][day]}
 * @param leftOut dates that some trial has and another has not
 */
record StudyMatrix(List<String> trials, long[] days, double[][] returns, int leftOut) {
  private static final double DAYS_PER_YEAR = 365.25;

  static StudyMatrix of(Map<String, ReturnStream> streams) {
    List<String> trials = List.copyOf(streams.keySet());
    long[] common = null;
    TreeSet<Long> all = new TreeSet<>();
    for (ReturnStream stream : streams.values()) {
      long[] own = stream.days();
      if (common == null || !Arrays.equals(common, own)) {
        Arrays.stream(own).forEach(all::add);
        common = common == null ? own : both(common, own);
      }
    }
    long[] days = common == null ? new long[0] : common;
    return new StudyMatrix(
        trials,
        days,
        streams.values().stream().map(stream -> stream.on(days)).toArray(double[][]::new),
        all.size() - days.length);
  }

  private static long[] both(long[] one, long[] other) {
    return Arrays.stream(one).filter(day -> Arrays.binarySearch(other, day) >= 0).toArray();
  }

  int periods() {
    return days.length;
  }

  /** Rows of the trials by their Sharpe ratio, the best first; the first of equals first. */
  int[] ranked() {
    double[] sharpes =
        Arrays.stream(returns).mapToDouble(row -> ReturnStream.of(days, row).sharpe()).toArray();
    return IntStream.range(0, returns.length)
        .boxed()
        .sorted((a, b) -> Double.compare(sharpes[b], sharpes[a]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The rows that move at all: what never does has no correlation and no error. */
  double[][] moving() {
    List<double[]> moving = new ArrayList<>();
    for (double[] row : returns) {
      if (moves(row)) {
        moving.add(row);
      }
    }
    return moving.toArray(double[][]::new);
  }

  static boolean moves(double[] row) {
    return Arrays.stream(row).anyMatch(value -> value != row[0]);
  }

  /** Periods in a year by the dates: the whole number nearest to their mean number, at least 1. */
  double periodsPerYear() {
    double years = (days[days.length - 1] - days[0]) / DAYS_PER_YEAR;
    return Math.max(1, Math.rint((days.length - 1) / years));
  }
}
