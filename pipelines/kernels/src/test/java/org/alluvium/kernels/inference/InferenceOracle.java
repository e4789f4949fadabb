package org.alluvium.kernels.inference;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.alluvium.kernels.returns.SimpleReturns;

/** Numbers of independent packages, and the samples that they were computed from. */
final class InferenceOracle {
  static final OracleVectors ORACLE = OracleVectors.read("inference.txt");
  static final double[] SPY =
      SimpleReturns.series(OracleVectors.read("performance.txt").vector("close"));

  private InferenceOracle() {}

  /** A case's models against its benchmark, from losses. */
  static RelativePerformance losses(String name) {
    return RelativePerformance.ofLosses(
        ORACLE.vector(name + ".benchmark"), ORACLE.rows(name + ".model"));
  }

  /** The resamples that the other package drew, from starts and lengths of their blocks. */
  static int[][] resamples(String name, int periods) {
    int[] blocks = ORACLE.integers(name + ".blocks");
    int[] rows = new int[Arrays.stream(blocks).sum()];
    int filled = 0;
    for (int block = 0; block < blocks.length; block += 2) {
      for (int row = 0; row < blocks[block + 1]; row++) {
        rows[filled++] = (blocks[block] + row) % periods;
      }
    }
    int[][] resamples = new int[filled / periods][];
    for (int i = 0; i < resamples.length; i++) {
      resamples[i] = Arrays.copyOfRange(rows, i * periods, (i + 1) * periods);
    }
    return resamples;
  }

  /** Independent normal draws, {@code [series][period]}. */
  static double[][] draws(int series, int periods, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] draws = new double[series][periods];
    for (double[] row : draws) {
      Arrays.setAll(row, unused -> normal(random));
    }
    return draws;
  }

  private static double normal(SplittableRandom random) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
