package org.alluvium.kernels.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alluvium.kernels.check.Check;

/** Divides training rows into the blocks of a cutoff calendar. */
public final class TrainingBlocks {
  private TrainingBlocks() {}

  /**
   * The blocks of all observations that are usable at some cutoff. Observations first known after
   * the last cutoff are left for later, for they have no block yet. O(versions).
   *
   * @param versions every version of every observation concerned, in the order of {@link
   *     TrainingRow#ORDER}
   * @param calendar the cutoffs
   * @param dimension number of features plus one
   * @return blocks by index; weeks without rows have none
   */
  public static List<TrainingBlock> partition(
      List<TrainingRow> versions, TrainingCalendar calendar, int dimension) {
    SortedMap<Integer, List<TrainingRow>> byBlock = new TreeMap<>();
    TrainingRow first = null;
    for (TrainingRow row : versions) {
      if (first == null || !row.sameObservation(first)) {
        TrainingRow before = first;
        Check.isTrue(
            before == null || TrainingRow.ORDER.compare(before, row) < 0,
            () ->
                "training rows must be sorted by day, symbol and known_at, got %s before %s"
                    .formatted(before, row));
        first = row;
      }
      int block = calendar.firstAtOrAfter(first.knownAt());
      if (block != TrainingCalendar.NONE) {
        byBlock.computeIfAbsent(block, index -> new ArrayList<>()).add(row);
      }
    }
    return byBlock.values().stream()
        .map(rows -> TrainingBlock.of(rows, calendar, dimension))
        .toList();
  }

  /**
   * Values of the observations that were complete at a cutoff, by block: what a model learns from
   * that needs all rows. O(versions).
   *
   * @param blocks in any order
   * @param cutoff index of the cutoff; of blocks up to it those without rows have none here
   */
  public static List<double[][]> completeAt(List<TrainingBlock> blocks, int cutoff) {
    double[][][] rows = new double[cutoff + 1][0][];
    blocks.stream()
        .filter(block -> block.block() <= cutoff)
        .forEach(block -> rows[block.block()] = block.completeAt(cutoff));
    return List.of(rows);
  }
}
