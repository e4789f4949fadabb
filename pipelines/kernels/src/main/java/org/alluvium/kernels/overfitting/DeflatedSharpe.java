package org.alluvium.kernels.overfitting;

import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.distribution.StandardNormal;
import org.alluvium.kernels.performance.SharpeEstimate;

/**
 * The probability that a Sharpe ratio which was chosen as the best of many trials is more than the
 * luck of choosing: a {@link ProbabilisticSharpe} whose benchmark is the greatest ratio to expect
 * of as many trials without skill, {@code √V·((1 − γ)·Φ⁻¹(1 − 1/N) + γ·Φ⁻¹(1 − 1/(N·e)))}, γ the
 * constant of Euler and Mascheroni. For N = 1 the benchmark is 0. O(1).
 *
 * <p>Reference: Bailey and López de Prado, The deflated Sharpe ratio (Journal of Portfolio
 * Management, 2014), equations 1 and 2.
 *
 * @param family the trials that were made
 * @param expectedMaximum SR₀, the benchmark, per period
 * @param probability the deflated Sharpe ratio
 */
public record DeflatedSharpe(TrialFamily family, double expectedMaximum, double probability) {
  private static final double EULER_MASCHERONI = 0.577215664901532860606512090082;

  /**
   * @param best estimate of the trial that was chosen
   */
  public static DeflatedSharpe of(SharpeEstimate best, TrialFamily family) {
    double maximum = expectedMaximum(family);
    return new DeflatedSharpe(family, maximum, ProbabilisticSharpe.of(best, maximum).probability());
  }

  /** The greatest Sharpe ratio per period to expect of a family without skill: SR₀. */
  public static double expectedMaximum(TrialFamily family) {
    return Math.sqrt(family.sharpeVariance()) * expectedMaximum(family.started());
  }

  /** The greatest of N standard normal draws, to expect: 0 for one draw. */
  public static double expectedMaximum(long draws) {
    Check.isTrue(draws >= 1, "trials must be >= 1, got " + draws);
    return draws == 1
        ? 0
        : (1 - EULER_MASCHERONI) * StandardNormal.quantile(1 - 1.0 / draws)
            + EULER_MASCHERONI * StandardNormal.quantile(1 - 1 / (draws * Math.E));
  }

  /**
   * The Sharpe ratio per period that normal returns must show for a deflated Sharpe ratio of {@code
   * confidence} as the best of a family.
   *
   * @param periods n, its returns
   * @throws IllegalArgumentException when so few periods prove no ratio, however great
   */
  public static double required(int periods, TrialFamily family, double confidence) {
    double maximum = expectedMaximum(family);
    double margin = StandardNormal.quantile(confidence);
    double error = margin * margin / (Check.atLeast(periods, 2, "periods") - 1);
    double scale = 1 - error / 2;
    Check.isTrue(
        scale > 0,
        "%d periods prove no Sharpe ratio at confidence %s".formatted(periods, confidence));
    double root = Math.sqrt(maximum * maximum - scale * (maximum * maximum - error));
    return (maximum + (margin < 0 ? -root : root)) / scale;
  }
}
