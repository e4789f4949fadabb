package org.alluvium.kernels.training;

import java.util.List;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.moments.Moments;

/**
 * What a model may learn from at one cutoff.
 *
 * @param cutoff index of the cutoff
 * @param block moments of the rows that were first usable at this cutoff; empty moments in a week
 *     without rows
 * @param cumulative moments of all rows usable at this cutoff, in their newest versions known then
 * @param corrections earlier blocks that were built again at this cutoff, by block; empty in most
 *     weeks
 */
public record CutoffMoments(
    int cutoff, Moments block, Moments cumulative, List<BlockVersion> corrections) {

  public CutoffMoments {
    Check.atLeast(cutoff, 0, "cutoff");
    corrections = List.copyOf(corrections);
  }

  /** Rows usable at this cutoff. */
  public long rows() {
    return cumulative.count();
  }

  /** Rows that had to be read for this cutoff: its own, and those of the blocks built again. */
  public long rowsRead() {
    return block.count()
        + corrections.stream().mapToLong(version -> version.moments().count()).sum();
  }
}
