package org.alluvium.kernels.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.alluvium.kernels.check.Check;

/**
 * The stationary bootstrap (Politis and Romano 1994, "The stationary bootstrap", section 2): blocks
 * of geometric length from a series closed to a circle. Row 0 is drawn uniformly; every later row
 * follows its predecessor with probability 1 − 1/L and is drawn afresh with probability 1/L.
 *
 * @param meanBlockLength L, at least 1; 1 is the ordinary bootstrap
 * @param replications how many resamples
 * @param seed of the {@link SplittableRandom} that all resamples come from, in order
 */
public record StationaryBootstrap(double meanBlockLength, int replications, long seed) {
  public StationaryBootstrap {
    Check.isTrue(meanBlockLength >= 1, "meanBlockLength must be >= 1, got " + meanBlockLength);
    Check.atLeast(replications, 1, "replications");
  }

  /** The common choice of a block length that grows with the cube root of the sample: ⌈n^(1/3)⌉. */
  public static StationaryBootstrap forSample(int rows, int replications, long seed) {
    return new StationaryBootstrap(
        Math.ceil(StrictMath.cbrt(Check.atLeast(rows, 1, "rows"))), replications, seed);
  }

  /** Rows of every resample, {@code [replication][row]}, each in 0 … rows − 1. */
  public int[][] indices(int rows) {
    List<int[]> indices = new ArrayList<>();
    forEach(rows, resample -> indices.add(resample.clone()));
    return indices.toArray(int[][]::new);
  }

  /** A statistic of every resample, in order; memory for one resample. */
  public double[] statistics(int rows, ToDoubleFunction<int[]> statistic) {
    DoubleStream.Builder statistics = DoubleStream.builder();
    forEach(rows, resample -> statistics.add(statistic.applyAsDouble(resample)));
    return statistics.build().toArray();
  }

  /**
   * Hands over the resamples of {@link #indices} one by one, in an array that the next one
   * overwrites: memory for one.
   */
  public void forEach(int rows, Consumer<int[]> use) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] resample = new int[Check.atLeast(rows, 1, "rows")];
    for (int replication = 0; replication < replications; replication++) {
      fill(resample, random);
      use.accept(resample);
    }
  }

  private void fill(int[] resample, SplittableRandom random) {
    int rows = resample.length;
    resample[0] = random.nextInt(rows);
    for (int row = 1; row < rows; row++) {
      boolean fresh = random.nextDouble() * meanBlockLength < 1;
      resample[row] = fresh ? random.nextInt(rows) : (resample[row - 1] + 1) % rows;
    }
  }
}
