package org.alluvium.kernels.validation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.alluvium.kernels.check.Check;

/**
 * From when to when each row of a sample looks: decided at one instant, its label known at another.
 * Rows are in order of their decision; several, of a panel, may share one. Times are in any unit
 * that all share, microseconds or sessions.
 */
public final class LabelSpans {
  private final long[] decidedAt;
  private final long[] knownAt;

  private LabelSpans(long[] decidedAt, long[] knownAt) {
    this.decidedAt = decidedAt;
    this.knownAt = knownAt;
  }

  /**
   * @param decidedAt ascending
   * @param knownAt when the label became known, never before its decision
   */
  public static LabelSpans of(long[] decidedAt, long[] knownAt) {
    Check.sameLength(decidedAt.length, knownAt.length, "knownAt");
    for (int row = 0; row < decidedAt.length; row++) {
      if (row > 0 && decidedAt[row] < decidedAt[row - 1]) {
        throw new IllegalArgumentException(
            "decidedAt must ascend, row %d is before row %d".formatted(row, row - 1));
      }
      if (knownAt[row] < decidedAt[row]) {
        throw new IllegalArgumentException(
            "the label of row %d is known at %d, before its decision at %d"
                .formatted(row, knownAt[row], decidedAt[row]));
      }
    }
    return new LabelSpans(decidedAt.clone(), knownAt.clone());
  }

  int rows() {
    return decidedAt.length;
  }

  /**
   * Cuts the rows into groups of as many decisions each as can be, the first ones a decision longer
   * where they do not divide. A decision is never cut.
   *
   * @return first row of each group, then the number of rows
   */
  int[] groups(int groups) {
    int[] starts =
        IntStream.range(0, rows())
            .filter(row -> row == 0 || decidedAt[row] != decidedAt[row - 1])
            .toArray();
    Check.isTrue(
        groups >= 2 && groups <= starts.length,
        "groups must be from 2 to the %d decisions, got %d".formatted(starts.length, groups));
    int[] bounds = new int[groups + 1];
    for (int group = 0; group < groups; group++) {
      int longer = Math.min(group, starts.length % groups);
      bounds[group] = starts[group * (starts.length / groups) + longer];
    }
    bounds[groups] = rows();
    return bounds;
  }

  /**
   * Rows that may train when the rows {@code from … to − 1} are tested: their label was known when
   * the first of these was decided, or they were decided once all labels of these were known and
   * the embargo is over.
   */
  boolean[] apartFrom(int from, int to, long embargo) {
    long opened = decidedAt[from];
    long closed = Arrays.stream(knownAt, from, to).max().orElseThrow();
    boolean[] apart = new boolean[rows()];
    for (int row = 0; row < rows(); row++) {
      boolean before = row < from && knownAt[row] <= opened;
      boolean after = row >= to && decidedAt[row] - closed >= embargo;
      apart[row] = before || after;
    }
    return apart;
  }
}
