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
        Check.isTrue(
            first == null || TrainingRow.ORDER.compare(first, row) < 0,
            "training rows must be sorted by day, symbol and known_at, got "
                + first
                + " before "
                + row);
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
}
