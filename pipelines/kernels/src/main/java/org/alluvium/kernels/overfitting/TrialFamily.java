package org.alluvium.kernels.overfitting;

import org.alluvium.kernels.check.Check;

/**
 * All the trials among which a result was found: how many were ever started, failures among them,
 * and how far the Sharpe ratios of those that finished lie apart. A trial whose returns never move
 * has no Sharpe ratio: it counts in N and not in the variance, which it would only shrink.
 *
 * @param started N, at least 1
 * @param sharpeVariance sample variance (divisor n − 1) of the finished trials' Sharpe ratios per
 *     period; 0 when only one trial was started
 */
public record TrialFamily(long started, double sharpeVariance) {
  public TrialFamily {
    Check.isTrue(started >= 1, "trials started must be >= 1, got " + started);
    Check.isTrue(
        sharpeVariance >= 0 && sharpeVariance <= Double.MAX_VALUE,
        "variance of the trials' Sharpe ratios must be finite and >= 0, got " + sharpeVariance);
  }

  /**
   * @param started trials ever started, failures among them
   * @param finishedSharpes per period, one for each trial that finished with returns that move
   * @throws IllegalArgumentException when these are more than were started, or when several were
   *     started and these are fewer than two: how far trials lie apart is unknown then
   */
  public static TrialFamily of(long started, double[] finishedSharpes) {
    int finished = finishedSharpes.length;
    Check.isTrue(
        finished <= started,
        "%d trials finished, but only %d were started".formatted(finished, started));
    Check.isTrue(
        started == 1 || finished >= 2,
        "of %d trials started %d finished with returns that move: the variance of their Sharpe ratios needs two; run more of them"
            .formatted(started, finished));
    return new TrialFamily(started, started == 1 ? 0 : variance(finishedSharpes));
  }

  /**
   * As many trials, independent of each other and without skill, of normal returns: chance alone
   * sets their ratios apart, by a variance of 1 / (n − 1).
   *
   * @param periods n, returns of each trial, at least 2
   */
  public static TrialFamily withoutSkill(long started, int periods) {
    return new TrialFamily(
        started, started == 1 ? 0 : 1.0 / (Check.atLeast(periods, 2, "periods") - 1));
  }

  /** This family with the variance of the other where that is greater. */
  public TrialFamily atLeastAsFarApartAs(TrialFamily other) {
    return new TrialFamily(started, Math.max(sharpeVariance, other.sharpeVariance));
  }

  private static double variance(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares / (values.length - 1);
  }
}
