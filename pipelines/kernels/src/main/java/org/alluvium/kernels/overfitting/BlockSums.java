package org.alluvium.kernels.overfitting;

/**
 * Sharpe ratios of every trial over any choice of blocks of periods. The sums over all choices of
 * the lower and of the upper half of the blocks are kept, so that a choice of blocks, whatever its
 * number, is one addition per trial. A choice is a set of bits, block 0 the lowest. O(N · 2^(S/2))
 * memory.
 */
final class BlockSums {
  /** A variance this small beside the mean square is rounding of returns that never move. */
  private static final double ROUNDING = 1e-12;

  private final Half lower;
  private final Half upper;
  private final int length;

  private BlockSums(Half lower, Half upper, int length) {
    this.lower = lower;
    this.upper = upper;
    this.length = length;
  }

  /** The newest {@code blocks × length} periods of each trial. */
  static BlockSums of(double[][] returns, int blocks, int length) {
    double[][] sums = new double[blocks][returns.length];
    double[][] squares = new double[blocks][returns.length];
    for (int trial = 0; trial < returns.length; trial++) {
      int first = returns[trial].length - blocks * length;
      for (int row = 0; row < blocks * length; row++) {
        double value = returns[trial][first + row];
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException(
              "return %d of trial %d is %s; leave out periods that not every trial has"
                  .formatted(first + row, trial, value));
        }
        sums[row / length][trial] += value;
        squares[row / length][trial] += value * value;
      }
    }
    int half = blocks / 2;
    return new BlockSums(
        Half.of(sums, squares, 0, half), Half.of(sums, squares, half, blocks), length);
  }

  /** Sums {@code [choice][trial]} over the choices of some neighbouring blocks. */
  private record Half(double[][] sums, double[][] squares, int blocks) {
    static Half of(double[][] sums, double[][] squares, int from, int to) {
      return new Half(choices(sums, from, to), choices(squares, from, to), to - from);
    }

    private static double[][] choices(double[][] blocks, int from, int to) {
      double[][] choices = new double[1 << (to - from)][blocks[0].length];
      for (int choice = 1; choice < choices.length; choice++) {
        double[] rest = choices[choice & (choice - 1)];
        double[] block = blocks[from + Integer.numberOfTrailingZeros(choice)];
        for (int trial = 0; trial < rest.length; trial++) {
          choices[choice][trial] = rest[trial] + block[trial];
        }
      }
      return choices;
    }
  }

  /** Sharpe ratio per period of every trial over the chosen blocks; 0 where nothing moves. */
  double[] sharpes(int chosen) {
    int low = chosen & ((1 << lower.blocks()) - 1);
    int high = chosen >>> lower.blocks();
    int periods = Integer.bitCount(chosen) * length;
    double[] sharpes = new double[lower.sums()[0].length];
    for (int trial = 0; trial < sharpes.length; trial++) {
      double sum = lower.sums()[low][trial] + upper.sums()[high][trial];
      double square = lower.squares()[low][trial] + upper.squares()[high][trial];
      double mean = sum / periods;
      double deviations = square - sum * mean;
      sharpes[trial] =
          deviations <= ROUNDING * square ? 0 : mean / Math.sqrt(deviations / (periods - 1));
    }
    return sharpes;
  }
}
