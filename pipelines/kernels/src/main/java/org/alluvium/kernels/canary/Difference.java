package org.alluvium.kernels.canary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where two states of a table first differ, bit by bit: by day, then symbol, then column. A missing
 * value equals a missing value.
 *
 * @param table its name
 * @param column the first column that differs; the first of all where one side has no row
 * @param day epoch day
 * @param symbol of the row
 * @param knownAt of the row, epoch microseconds
 * @param expected value as text, {@code missing} or {@code no row}
 * @param actual likewise
 * @param cells number of cells that differ in all; a row of one side only counts as one
 */
public record Difference(
    String table,
    String column,
    int day,
    String symbol,
    long knownAt,
    String expected,
    String actual,
    long cells) {
  private static final String NO_ROW = "no row";

  /** What identifies a row. */
  private record Key(int day, String symbol, long knownAt) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparingInt(Key::day)
            .thenComparing(Key::symbol)
            .thenComparingLong(Key::knownAt);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * Compares; empty when nothing differs.
   *
   * @throws IllegalArgumentException when a side has two rows of one symbol, day and moment
   */
  public static Optional<Difference> first(DatedTable expected, DatedTable actual) {
    Map<Key, double[]> mine = byKey(expected);
    Map<Key, double[]> theirs = byKey(actual);
    TreeMap<Key, double[]> all = new TreeMap<>(mine);
    all.putAll(theirs);
    Difference first = null;
    long cells = 0;
    for (Key key : all.keySet()) {
      List<Integer> differing = differing(mine.get(key), theirs.get(key));
      cells += differing.size();
      if (first == null && !differing.isEmpty()) {
        first = at(expected, key, differing.get(0), mine.get(key), theirs.get(key));
      }
    }
    return first == null ? Optional.empty() : Optional.of(first.counting(cells));
  }

  /** The day as a date. */
  public LocalDate date() {
    return LocalDate.ofEpochDay(day);
  }

  /** Whether both name the same cell. */
  boolean sameCell(Difference other) {
    return table.equals(other.table)
        && column.equals(other.column)
        && day == other.day
        && symbol.equals(other.symbol)
        && knownAt == other.knownAt;
  }

  private Difference counting(long number) {
    return new Difference(table, column, day, symbol, knownAt, expected, actual, number);
  }

  private static Difference at(
      DatedTable table, Key key, int column, double[] expected, double[] actual) {
    return new Difference(
        table.name(),
        table.columns().get(column),
        key.day(),
        key.symbol(),
        key.knownAt(),
        text(expected, column),
        text(actual, column),
        0);
  }

  private static String text(double[] values, int column) {
    if (values == null) {
      return NO_ROW;
    }
    return Double.isNaN(values[column]) ? "missing" : Double.toString(values[column]);
  }

  private static List<Integer> differing(double[] expected, double[] actual) {
    List<Integer> columns = new ArrayList<>();
    if (expected == null || actual == null) {
      columns.add(0);
      return columns;
    }
    for (int column = 0; column < expected.length; column++) {
      long mine = Double.doubleToLongBits(expected[column]);
      if (mine != Double.doubleToLongBits(actual[column])) {
        columns.add(column);
      }
    }
    return columns;
  }

  private static Map<Key, double[]> byKey(DatedTable table) {
    Map<Key, double[]> rows = new TreeMap<>();
    for (DatedRow row : table.rows()) {
      Key key = new Key(row.day(), row.symbol(), row.knownAt());
      if (rows.put(key, row.values()) != null) {
        throw new IllegalArgumentException("%s holds two rows of %s".formatted(table.name(), key));
      }
    }
    return rows;
  }
}
