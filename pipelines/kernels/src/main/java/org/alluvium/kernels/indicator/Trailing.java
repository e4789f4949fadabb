package org.alluvium.kernels.indicator;

/**
 * Statistics of the {@code length} values that end at a position, of arrays that count from a first
 * position on. NaN where there are fewer, and where one of them is NaN. O(length). Input is not
 * modified. Not thread-safe.
 */
public final class Trailing {
  private int first;

  /** Values before this position count no more. */
  public void startAt(int position) {
    this.first = position;
  }

  /** Whether there are that many values up to a position. */
  public boolean holds(int at, int length) {
    return at - length + 1 >= first;
  }

  /** The value itself. */
  public double value(double[] values, int at) {
    return holds(at, 1) ? values[at] : Double.NaN;
  }

  /** Simple mean. */
  public double mean(double[] values, int at, int length) {
    return holds(at, length) ? sum(values, at, length) / length : Double.NaN;
  }

  /** Mean with weights length, length - 1, ..., 1 from the newest value back. */
  public double linearlyWeightedMean(double[] values, int at, int length) {
    if (!holds(at, length)) {
      return Double.NaN;
    }
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum += (length - k) * values[at - k];
    }
    return sum / (length * (length + 1) / 2.0);
  }

  /** Population standard deviation, two passes. */
  public double deviation(double[] values, int at, int length) {
    double mean = mean(values, at, length);
    double squares = 0;
    for (int k = 0; k < length && !Double.isNaN(mean); k++) {
      double difference = values[at - k] - mean;
      squares += difference * difference;
    }
    return Double.isNaN(mean) ? mean : Math.sqrt(squares / length);
  }

  /** Mean distance to the mean. */
  public double meanAbsoluteDeviation(double[] values, int at, int length) {
    double mean = mean(values, at, length);
    double distances = 0;
    for (int k = 0; k < length && !Double.isNaN(mean); k++) {
      distances += Math.abs(values[at - k] - mean);
    }
    return Double.isNaN(mean) ? mean : distances / length;
  }

  /** Greatest value. */
  public double highest(double[] values, int at, int length) {
    double highest = holds(at, length) ? Double.NEGATIVE_INFINITY : Double.NaN;
    for (int k = 0; k < length && holds(at, length); k++) {
      highest = Math.max(highest, values[at - k]);
    }
    return highest;
  }

  /** Least value. */
  public double lowest(double[] values, int at, int length) {
    double lowest = holds(at, length) ? Double.POSITIVE_INFINITY : Double.NaN;
    for (int k = 0; k < length && holds(at, length); k++) {
      lowest = Math.min(lowest, values[at - k]);
    }
    return lowest;
  }

  private static double sum(double[] values, int at, int length) {
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum += values[at - k];
    }
    return sum;
  }
}
