package org.alluvium.kernels.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.moments.MomentsAccumulator;

/**
 * All versions of the rows that became usable at one cutoff, and the statistics that follow from
 * them.
 *
 * <p>An observation (symbol, day) belongs for ever to block j, the first cutoff not before its
 * <em>first</em> version was known. A later version takes effect at the first cutoff k not before
 * it was known: there the block is built again from the newest versions known at k. Versions known
 * after the last cutoff have no effect yet. So a block depends on the cutoff calendar and on what
 * was known, never on when a program ran.
 *
 * <p>Observations whose newest version misses a value are excluded and counted. Rows enter in the
 * order of {@link TrainingRow#ORDER}. Immutable. O(versions) to check, O(rows · d²) per built
 * version.
 */
public final class TrainingBlock {
  private final List<TrainingRow> versions;
  private final TrainingCalendar calendar;
  private final int dimension;
  private final int block;

  private TrainingBlock(List<TrainingRow> versions, TrainingCalendar calendar, int dimension) {
    Check.isTrue(!versions.isEmpty(), "a training block needs at least one row");
    this.versions = List.copyOf(versions);
    this.calendar = calendar;
    this.dimension = dimension;
    this.block = blockOf(this.versions.get(0));
    checkRows();
  }

  /**
   * @param versions every version of every observation of one block, in the order of {@link
   *     TrainingRow#ORDER}
   * @param calendar the cutoffs
   * @param dimension number of features plus one
   * @throws IllegalArgumentException if rows are out of order, doubled, of another length or of
   *     another block
   */
  public static TrainingBlock of(
      List<TrainingRow> versions, TrainingCalendar calendar, int dimension) {
    return new TrainingBlock(versions, calendar, dimension);
  }

  private int blockOf(TrainingRow first) {
    int index = calendar.firstAtOrAfter(first.knownAt());
    Check.isTrue(
        index != TrainingCalendar.NONE,
        () -> "training row " + first + " is known after the last cutoff: it has no block yet");
    return index;
  }

  private void checkRows() {
    for (int i = 0; i < versions.size(); i++) {
      TrainingRow row = versions.get(i);
      TrainingRow before = i == 0 ? null : versions.get(i - 1);
      Check.isTrue(
          row.values().length == dimension,
          () ->
              "values of training row %s must have length %d, got %d"
                  .formatted(row, dimension, row.values().length));
      Check.isTrue(
          before == null || TrainingRow.ORDER.compare(before, row) < 0,
          () ->
              "training rows must be sorted by day, symbol and known_at without doubles, got %s before %s"
                  .formatted(before, row));
      if (before == null || !row.sameObservation(before)) {
        int index = blockOf(row);
        Check.isTrue(
            index == block,
            () ->
                "training row %s belongs to block %d, not to block %d"
                    .formatted(row, index, block));
      }
    }
  }

  /** Index of the cutoff at which the block's rows were first usable. */
  public int block() {
    return block;
  }

  /**
   * The first version, then one for each cutoff at which a correction changed the statistics; by
   * cutoff.
   */
  public List<BlockVersion> versions() {
    List<BlockVersion> built = new ArrayList<>();
    for (int cutoff : effectiveCutoffs()) {
      BlockVersion version = build(cutoff);
      if (built.isEmpty() || changes(built.get(built.size() - 1), version)) {
        built.add(version);
      }
    }
    return built;
  }

  /** The part of {@link #versions()} that a run resumed after this cutoff has not folded yet. */
  public List<BlockVersion> versionsAfter(int cutoff) {
    return versions().stream().filter(version -> version.cutoff() > cutoff).toList();
  }

  /** The version that holds at a cutoff; empty before the block exists. */
  public Optional<BlockVersion> currentAt(int cutoff) {
    return versions().stream()
        .filter(version -> version.cutoff() <= cutoff)
        .reduce((earlier, later) -> later);
  }

  private SortedSet<Integer> effectiveCutoffs() {
    SortedSet<Integer> effective = new TreeSet<>();
    for (TrainingRow row : versions) {
      effective.add(calendar.firstAtOrAfter(row.knownAt()));
    }
    effective.remove(TrainingCalendar.NONE);
    return effective;
  }

  private BlockVersion build(int cutoff) {
    double[][] complete = completeAt(cutoff);
    long excluded = newestAt(cutoff).size() - complete.length;
    return new BlockVersion(block, cutoff, MomentsAccumulator.of(complete, dimension), excluded);
  }

  /** Values of the observations whose newest version known at a cutoff is complete, in order. */
  double[][] completeAt(int cutoff) {
    return newestAt(cutoff).stream()
        .filter(TrainingRow::complete)
        .map(TrainingRow::values)
        .toArray(double[][]::new);
  }

  private List<TrainingRow> newestAt(int cutoff) {
    List<TrainingRow> newest = new ArrayList<>();
    for (TrainingRow row : versions) {
      if (row.knownAt() <= calendar.cutoff(cutoff)) {
        if (!newest.isEmpty() && newest.get(newest.size() - 1).sameObservation(row)) {
          newest.remove(newest.size() - 1);
        }
        newest.add(row);
      }
    }
    return newest;
  }

  private static boolean changes(BlockVersion before, BlockVersion after) {
    return before.excludedRows() != after.excludedRows()
        || !before.moments().equals(after.moments());
  }
}
