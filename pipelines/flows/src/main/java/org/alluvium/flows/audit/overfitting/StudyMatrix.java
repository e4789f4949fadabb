package org.alluvium.flows.audit.overfitting;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.alluvium.flows.trials.ReturnStream;

/**
 * The returns of a study's finished trials on the dates that all of them have. Trials that never
 * move are left out: they have no correlation, no error and no Sharpe ratio.
 *
 * @param finished trials of the study that finished
 * @param trials ids of those that move on the common days
 * @param days common epoch days, ascending
 * @param returns {@code [trial][day]}
 * @param leftOut dates that some trial has and another has not
 */
record StudyMatrix(
    int finished, List<String> trials, long[] days, double[][] returns, int leftOut) {
  private static final double DAYS_PER_YEAR = 365.25;

  static StudyMatrix of(Map<String, ReturnStream> streams) {
    Map<String, ReturnStream> moving = moving(streams);
    long[] common = null;
    TreeSet<Long> all = new TreeSet<>();
    for (ReturnStream stream : moving.values()) {
      long[] own = stream.days();
      if (common == null || !Arrays.equals(common, own)) {
        Arrays.stream(own).forEach(all::add);
        common = common == null ? own : both(common, own);
      }
    }
    long[] days = common == null ? new long[0] : common;
    moving.replaceAll((id, stream) -> stream.on(days));
    Map<String, ReturnStream> kept = days.length == 0 ? moving : moving(moving);
    return new StudyMatrix(
        streams.size(),
        List.copyOf(kept.keySet()),
        days,
        kept.values().stream().map(ReturnStream::values).toArray(double[][]::new),
        all.size() - days.length);
  }

  private static Map<String, ReturnStream> moving(Map<String, ReturnStream> streams) {
    Map<String, ReturnStream> moving = new LinkedHashMap<>(streams);
    moving.values().removeIf(stream -> !stream.moves());
    return moving;
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
        Arrays.stream(returns)
            .mapToDouble(row -> ReturnStream.of(days, row).sharpe().orElseThrow())
            .toArray();
    return IntStream.range(0, returns.length)
        .boxed()
        .sorted((a, b) -> Double.compare(sharpes[b], sharpes[a]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Trials that finished and do not move on the common days. */
  int still() {
    return finished - trials.size();
  }

  /** Periods in a year by the dates: the whole number nearest to their mean number, at least 1. */
  double periodsPerYear() {
    double years = (days[days.length - 1] - days[0]) / DAYS_PER_YEAR;
    return Math.max(1, Math.rint((days.length - 1) / years));
  }
}
