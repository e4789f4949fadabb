package org.alluvium.kernels.inference;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.alluvium.kernels.check.Check;

/**
 * The circular block bootstrap (Politis and Romano 1992): blocks of fixed length from a series
 * closed to a circle, every start equally likely. A resample of n rows has ⌊n/b⌋ whole blocks, thus
 * up to b − 1 rows less than n.
 *
 * @param blockLength b, at least 1; 1 is the ordinary bootstrap
 * @param replications how many resamples
 * @param seed of the {@link SplittableRandom} that all resamples come from, in order
 */
public record CircularBlockBootstrap(int blockLength, int replications, long seed) {
  public CircularBlockBootstrap {
    Check.atLeast(blockLength, 1, "blockLength");
    Check.atLeast(replications, 1, "replications");
  }

  /**
   * Hands over the rows of each resample, each in 0 … rows − 1, in an array that the next one
   * overwrites.
   *
   * @throws IllegalArgumentException with fewer rows than two blocks have
   */
  public void forEach(int rows, Consumer<int[]> use) {
    Check.atLeast(rows, 2 * blockLength, "rows of a bootstrap with blocks of " + blockLength);
    SplittableRandom random = new SplittableRandom(seed);
    int[] resample = new int[rows / blockLength * blockLength];
    for (int replication = 0; replication < replications; replication++) {
      for (int block = 0; block < resample.length; block += blockLength) {
        int start = random.nextInt(rows);
        for (int row = 0; row < blockLength; row++) {
          resample[block + row] = (start + row) % rows;
        }
      }
      use.accept(resample);
    }
  }
}
