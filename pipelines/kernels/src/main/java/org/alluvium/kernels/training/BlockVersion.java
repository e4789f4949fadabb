package org.alluvium.kernels.training;

import java.util.Comparator;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.moments.Moments;

/**
 * The statistics of one block of rows from one cutoff on.
 *
 * @param block index of the cutoff at which the block's rows were first usable
 * @param cutoff index of the cutoff from which this version holds: {@code block} for the first,
 *     later for a correction
 * @param moments of the block's complete rows
 * @param excludedRows observations left out because a feature or the target is missing
 */
public record BlockVersion(int block, int cutoff, Moments moments, long excludedRows) {
  /** By cutoff, then by block. */
  public static final Comparator<BlockVersion> ORDER =
      Comparator.comparingInt(BlockVersion::cutoff).thenComparingInt(BlockVersion::block);

  public BlockVersion {
    Check.atLeast(block, 0, "block");
    Check.atLeast(cutoff, block, "cutoff of a version of block " + block);
    Check.isTrue(excludedRows >= 0, "excluded rows must be >= 0, got " + excludedRows);
  }

  /** Whether this version was made by a later correction and not by the block's own cutoff. */
  public boolean corrects() {
    return cutoff > block;
  }
}
