package org.alluvium.kernels.regime;

import org.alluvium.kernels.check.Check;

/**
 * One state of a market that has two: what is seen in it is normal.
 *
 * @param start probability that a series starts in it
 * @param stay probability that the next value is of the same state
 * @param mean of what is seen in it
 * @param variance of it, above 0
 */
public record NormalState(double start, double stay, double mean, double variance) {
  public NormalState {
    Check.isTrue(
        start >= 0 && start <= 1, () -> "probability of a start must be in [0, 1], got " + start);
    Check.isTrue(
        stay >= 0 && stay <= 1, () -> "probability to stay must be in [0, 1], got " + stay);
    Check.isTrue(Double.isFinite(mean), () -> "mean of a state must be finite, got " + mean);
    Check.positive(variance, "variance of a state");
  }
}
