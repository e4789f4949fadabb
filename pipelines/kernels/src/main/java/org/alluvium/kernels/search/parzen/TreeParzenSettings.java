package org.alluvium.kernels.search.parzen;

import org.alluvium.kernels.check.Check;

/**
 * How a {@link TreeParzenSampler} weighs what it saw.
 *
 * @param gamma share of the finished trials that count as good, rounded up; in (0, 1)
 * @param candidates values drawn per parameter, of which the most promising is proposed; at least 1
 * @param startupTrials as long as fewer have finished, trials are random; at least 1
 * @param priorWeight what the space without any trial weighs beside one trial; above 0
 */
public record TreeParzenSettings(
    double gamma, int candidates, int startupTrials, double priorWeight) {
  public TreeParzenSettings {
    Check.isTrue(gamma > 0 && gamma < 1, "gamma must lie between 0 and 1, got " + gamma);
    Check.atLeast(candidates, 1, "candidates");
    Check.atLeast(startupTrials, 1, "startupTrials");
    Check.isTrue(
        priorWeight > 0 && priorWeight <= Double.MAX_VALUE,
        "priorWeight must be finite and > 0, got " + priorWeight);
  }

  /** The share of 0.15 is the paper's; 24 candidates after 10 random trials are customary. */
  public static TreeParzenSettings standard() {
    return new TreeParzenSettings(0.15, 24, 10, 1);
  }
}
