package org.alluvium.kernels.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.moments.Moments;

/**
 * The blocks of one fold in their current versions, and their sum in cutoff order.
 *
 * <p>As long as no block of before the start changes, sums begin with the stored sum. When one
 * does, the earlier blocks are fetched, compared with the stored sum, and sums begin with block 0.
 */
final class CurrentBlocks {
  private final Map<Integer, Moments> blocks = new HashMap<>();
  private final Supplier<List<Moments>> earlierBlocks;
  private final int startCutoff;
  private Moments base;
  private int firstAfterBase;

  CurrentBlocks(Moments start, int startCutoff, Supplier<List<Moments>> earlierBlocks) {
    this.base = start;
    this.startCutoff = startCutoff;
    this.firstAfterBase = startCutoff + 1;
    this.earlierBlocks = earlierBlocks;
  }

  void replace(BlockVersion version) {
    if (version.block() < firstAfterBase) {
      loadEarlier();
    }
    blocks.put(version.block(), version.moments());
  }

  Moments at(int block) {
    return blocks.getOrDefault(block, Moments.empty(base.dimension()));
  }

  /** ((base + first block after it) + …) + block {@code last}. */
  Moments sum(int last) {
    Moments sum = base;
    for (int block = firstAfterBase; block <= last; block++) {
      sum = Moments.merge(sum, at(block));
    }
    return sum;
  }

  private void loadEarlier() {
    List<Moments> earlier = earlierBlocks.get();
    Check.sameLength(startCutoff + 1, earlier.size(), "blocks up to the cutoff resumed from");
    for (int block = 0; block <= startCutoff; block++) {
      blocks.put(block, earlier.get(block));
    }
    Moments stored = base;
    base = Moments.empty(stored.dimension());
    firstAfterBase = 0;
    Check.isTrue(
        sum(startCutoff).equals(stored),
        "stored cumulative moments at cutoff "
            + startCutoff
            + " are not the sum of their blocks: the blocks are of another version; rebuild the timeline from nothing");
  }
}
