package org.alluvium.kernels.canary;

import java.util.NavigableMap;

/** Closes of one symbol as an array, in the order of their sessions. */
@SuppressWarnings("ArrayRecordComponent")
record PlantedSeries(int[] days, double[] closes) {
  static final int HORIZON = 5;

  static PlantedSeries of(NavigableMap<Integer, double[]> bars) {
    return new PlantedSeries(
        bars.keySet().stream().mapToInt(d -> d).toArray(),
        bars.values().stream().mapToDouble(v -> v[PlantedMarket.CLOSE]).toArray());
  }

  int last() {
    return closes.length - 1;
  }

  double mean(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += closes[i];
    }
    return from < 0 || to > closes.length ? Double.NaN : sum / (to - from);
  }

  /** Return from the next close to that five sessions later. */
  double label(int at) {
    int exit = at + 1 + HORIZON;
    return exit < closes.length ? closes[exit] / closes[at + 1] - 1 : Double.NaN;
  }

  /** Standardised by the first closes. */
  double score(int to, int at) {
    double mean = mean(0, to);
    double squares = 0;
    for (int i = 0; i < to; i++) {
      squares += (closes[i] - mean) * (closes[i] - mean);
    }
    return (closes[at] - mean) / Math.sqrt(squares / to);
  }

  /** Scaled to the range of the first closes. */
  double scaled(int to, int at) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = 0;
    for (int i = 0; i < to; i++) {
      least = Math.min(least, closes[i]);
      greatest = Math.max(greatest, closes[i]);
    }
    return (closes[at] - least) / (greatest - least);
  }
}
