package org.alluvium.lakehouse.snapshot;

import java.util.Optional;

/**
 * How two sets of rows of one table differ, row by row of its key.
 *
 * @param added rows that only the later one has
 * @param changed rows of one key with other values
 * @param removed rows that only the earlier one has
 * @param first date and name of the first differing row, by date
 */
public record RowChanges(long added, long changed, long removed, Optional<FirstRow> first) {
  /**
   * The first differing row.
   *
   * @param date event date, or the first date of its key; empty where it has none
   * @param name symbol or series; empty where it has none
   */
  public record FirstRow(String date, String name) implements Comparable<FirstRow> {
    @Override
    public int compareTo(FirstRow other) {
      int byDate = date.compareTo(other.date);
      return byDate != 0 ? byDate : name.compareTo(other.name);
    }
  }

  /** Rows that differ in any way. */
  public long differing() {
    return added + changed + removed;
  }
}
