package org.alluvium.lakehouse.snapshot;

import java.util.List;
import java.util.Map;
import org.alluvium.lakehouse.table.TableName;

/**
 * How two states of a table differ.
 *
 * @param table the table
 * @param counts keys of each kind; an absent kind counts zero
 * @param first the first differing keys, in key order
 */
public record DiffReport(TableName table, Map<Kind, Long> counts, List<KeyDifference> first) {
  /** What became of a key. */
  public enum Kind {
    SAME,
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * One differing key.
   *
   * @param kind what became of it
   * @param key its values, in the order of the table's key
   * @param cells the columns that changed, empty unless {@code CHANGED}
   */
  public record KeyDifference(Kind kind, String key, List<CellDifference> cells) {}

  /**
   * One changed value.
   *
   * @param column its column
   * @param before the old value as text
   * @param after the new value as text
   */
  public record CellDifference(String column, String before, String after) {}

  public DiffReport {
    counts = Map.copyOf(counts);
    first = List.copyOf(first);
  }

  public long count(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** Whether both states hold the same content. */
  public boolean isEmpty() {
    return counts.keySet().stream().allMatch(kind -> kind == Kind.SAME);
  }

  /** Keys that differ. */
  public long differing() {
    return count(Kind.ADDED) + count(Kind.REMOVED) + count(Kind.CHANGED);
  }

  /** One line of counts, one line per shown key, and how many more there are. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %d added, %d removed, %d changed, %d the same%n"
            .formatted(
                table,
                count(Kind.ADDED),
                count(Kind.REMOVED),
                count(Kind.CHANGED),
                count(Kind.SAME)));
    for (KeyDifference difference : first) {
      text.append("  %s [%s]".formatted(difference.kind(), difference.key()));
      difference
          .cells()
          .forEach(c -> text.append(" %s: %s -> %s".formatted(c.column(), c.before(), c.after())));
      text.append(System.lineSeparator());
    }
    if (differing() > first.size()) {
      text.append("  and %,d more keys differ%n".formatted(differing() - first.size()));
    }
    return text.toString();
  }
}
