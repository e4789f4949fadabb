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
   * The newest version of each observation that was known at an instant. O(versions).
   *
   * @param versions in the order of {@link TrainingRow#ORDER}
   * @param instant epoch microseconds
   */
  public static List<TrainingRow> newestAt(List<TrainingRow> versions, long instant) {
    List<TrainingRow> newest = new ArrayList<>();
    for (TrainingRow row : versions) {
      if (row.knownAt() <= instant) {
        if (!newest.isEmpty() && newest.get(newest.size() - 1).sameObservation(row)) {
          newest.remove(newest.size() - 1);
        }
        newest.add(row);
      }
    }
    return newest;
  }

  /**
   * Values of the observations that were complete at an instant, in the same order: what a model
   * learns from that needs all rows.
   */
  public static double[][] completeAt(List<TrainingRow> versions, long instant) {
    return newestAt(versions, instant).stream()
        .filter(TrainingRow::complete)
        .map(TrainingRow::values)
        .toArray(double[][]::new);
  }
}
