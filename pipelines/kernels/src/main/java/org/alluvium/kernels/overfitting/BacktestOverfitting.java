package org.alluvium.kernels.overfitting;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.alluvium.kernels.check.Check;

/**
 * The probability of backtest overfitting, by combinatorially symmetric cross-validation. The
 * periods are cut into S blocks; in each of the C(S, S/2) ways to call half of the blocks "in
 * sample" the trial with the best Sharpe ratio there is ranked among all trials in the other half.
 * The probability is the share of ways in which it does not beat their median.
 *
 * <p>Trials without any skill give about one half, not 0. Where the periods are no multiple of S
 * the oldest are left out. O(C(S, S/2) · N) time, O(2^(S/2) · N + C(S, S/2)) memory beside the
 * input.
 *
 * <p>Reference: Bailey, Borwein, López de Prado and Zhu, The probability of backtest overfitting
 * (Journal of Computational Finance, 2017), sections 2 and 3.
 *
 * @param trials N
 * @param periods of each trial that were used
 * @param trimmed oldest periods that were left out
 * @param blocks S
 * @param splits one outcome per way, in the order of the blocks in sample read as a binary number,
 *     block 0 its lowest digit
 */
public record BacktestOverfitting(
    int trials, int periods, int trimmed, int blocks, List<SplitOutcome> splits) {
  /** Beyond it there are more than some two hundred thousand ways. */
  private static final int MOST_BLOCKS = 20;

  public BacktestOverfitting {
    splits = List.copyOf(splits);
  }

  /**
   * @param returns {@code [trial][period]}, oldest first, of the same periods; none missing
   * @param blocks S, even, 4 to 20; 16 is usual
   * @throws IllegalArgumentException for fewer than two trials, fewer than two periods per block,
   *     streams of different length, or a return that is not finite
   */
  public static BacktestOverfitting of(double[][] returns, int blocks) {
    Check.atLeast(returns.length, 2, "trials of a cross-validation");
    Check.isTrue(
        blocks >= 4 && blocks <= MOST_BLOCKS && blocks % 2 == 0,
        "blocks must be an even number from 4 to " + MOST_BLOCKS + ", got " + blocks);
    int periods = returns[0].length;
    for (int trial = 1; trial < returns.length; trial++) {
      Check.sameLength(periods, returns[trial].length, "returns of trial " + trial);
    }
    int length = Check.atLeast(periods / blocks, 2, "periods per block");
    BlockSums sums = BlockSums.of(returns, blocks, length);
    return new BacktestOverfitting(
        returns.length,
        blocks * length,
        periods - blocks * length,
        blocks,
        Arrays.asList(splits(sums, blocks)));
  }

  /** A choice of blocks and its complement are judged together: each is the other's rest. */
  private static SplitOutcome[] splits(BlockSums sums, int blocks) {
    int all = (1 << blocks) - 1;
    int[] choices =
        IntStream.rangeClosed(0, all)
            .filter(choice -> Integer.bitCount(choice) == blocks / 2)
            .toArray();
    SplitOutcome[] splits = new SplitOutcome[choices.length];
    for (int index = 0; index < choices.length / 2; index++) {
      double[] chosen = sums.sharpes(choices[index]);
      double[] rest = sums.sharpes(all ^ choices[index]);
      splits[index] = SplitOutcome.of(chosen, rest);
      splits[choices.length - 1 - index] = SplitOutcome.of(rest, chosen);
    }
    return splits;
  }

  /** PBO: share of splits whose logit is not above 0. */
  public double probability() {
    return share(splits.stream().filter(split -> split.logit() <= 0).count());
  }

  /** Share of splits in which the best trial of one half lost money in the other. */
  public double lossProbability() {
    return share(splits.stream().filter(split -> split.outOfSample() < 0).count());
  }

  /** The line through the best trials' Sharpe ratios, out of sample against in sample. */
  public Degradation degradation() {
    return Degradation.of(splits);
  }

  private double share(long count) {
    return (double) count / splits.size();
  }
}
