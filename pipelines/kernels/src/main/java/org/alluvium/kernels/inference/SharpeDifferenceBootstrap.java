package org.alluvium.kernels.inference;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;

/**
 * The studentised bootstrap test that two Sharpe ratios are equal; in small samples closer to its
 * level than the normal one of {@link SharpeDifference}.
 *
 * <p>p = (1 + #{d* ≥ d}) / (1 + replications), d = |Δ|/s(Δ) of the sample, d* = |Δ* − Δ|/s(Δ*) of a
 * resample of ⌊n/b⌋ circular blocks. s(Δ*) takes Ψ* from the blocks' sums: the mean over blocks of
 * ζζᵀ, ζ = Σ (y* − ν*) / √b, and as n the rows of the resample. A resample without a standard error
 * counts as d* ≥ d. O(n·replications) time, O(n) memory.
 *
 * <p>Reference: Ledoit and Wolf, Robust performance hypothesis testing with the Sharpe ratio
 * (Journal of Empirical Finance, 2008), section 3.2.
 *
 * @param sample difference and standard error of the sample
 * @param pValue two-sided, in (0, 1]; 1 if the two series are the same but for a factor
 * @param bootstrap how the resamples were drawn
 */
public record SharpeDifferenceBootstrap(
    SharpeDifference sample, double pValue, CircularBlockBootstrap bootstrap) {
  public SharpeDifferenceBootstrap {
    Check.isTrue(pValue > 0 && pValue <= 1, "pValue must be in (0, 1], got " + pValue);
  }

  /** Returns, lag and errors as in {@link SharpeDifference#of}. */
  public static SharpeDifferenceBootstrap of(
      double[] first, double[] second, int lag, CircularBlockBootstrap bootstrap) {
    SharpeDifference sample = SharpeDifference.of(first, second, lag);
    Extremes extremes = new Extremes(first, second, sample, bootstrap.blockLength());
    bootstrap.forEach(first.length, extremes::add);
    return new SharpeDifferenceBootstrap(sample, extremes.pValue(), bootstrap);
  }

  /** With the resamples given, {@code [replication][row]}, of whole blocks. */
  static double pValue(
      double[] first,
      double[] second,
      SharpeDifference sample,
      int blockLength,
      int[][] resamples) {
    Extremes extremes = new Extremes(first, second, sample, blockLength);
    Arrays.stream(resamples).forEach(extremes::add);
    return extremes.pValue();
  }

  /** Counts the resamples that are at least as extreme as the sample. */
  private static final class Extremes {
    private final double[] first;
    private final double[] second;
    private final SharpeDifference sample;
    private final int blockLength;
    private long resamples;
    private long extreme;

    Extremes(double[] first, double[] second, SharpeDifference sample, int blockLength) {
      this.first = first;
      this.second = second;
      this.sample = sample;
      this.blockLength = blockLength;
    }

    void add(int[] rows) {
      SharpeSample one = SharpeSample.of(select(first, rows));
      SharpeSample two = SharpeSample.of(select(second, rows));
      double distance = Math.abs(one.sharpe() - two.sharpe() - sample.difference());
      double studentised = distance / blockError(one.influenceLess(two));
      extreme += studentised < Math.abs(sample.z()) ? 0 : 1;
      resamples++;
    }

    double pValue() {
      return (1.0 + extreme) / (1.0 + resamples);
    }

    /**
     * √(Ψ* / n) with Ψ* the mean of ζ² over n/b blocks: √(Σ (sum of a block's influences)²) / n.
     */
    private double blockError(double[] influence) {
      double squares = 0;
      for (int block = 0; block < influence.length; block += blockLength) {
        double sum = 0;
        for (int row = block; row < block + blockLength; row++) {
          sum += influence[row];
        }
        squares += sum * sum;
      }
      return Math.sqrt(squares) / influence.length;
    }

    private static double[] select(double[] values, int[] rows) {
      double[] selected = new double[rows.length];
      for (int row = 0; row < rows.length; row++) {
        selected[row] = values[rows[row]];
      }
      return selected;
    }
  }
}
