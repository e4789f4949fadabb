package org.alluvium.jobs.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/** A {@link ResultTable} as aligned text: numbers to the right, all else to the left. */
public final class TextTable {
  private TextTable() {}

  /** Heading, rule, and one line per row, each ending in a line feed. */
  public static String render(ResultTable table) {
    int width = table.columns().size();
    List<List<String>> cells = table.rows().stream().map(TextTable::shown).toList();
    int[] widths =
        IntStream.range(0, width).map(j -> widest(table.columns().get(j), cells, j)).toArray();
    boolean[] right = new boolean[width];
    for (int j = 0; j < width; j++) {
      right[j] = isNumeric(table, j);
    }
    StringBuilder text = new StringBuilder(line(table.columns(), widths, right));
    List<String> rule = IntStream.of(widths).mapToObj("─"::repeat).toList();
    text.append(line(rule, widths, right));
    cells.forEach(row -> text.append(line(row, widths, right)));
    return text.toString();
  }

  private static List<String> shown(List<Object> row) {
    List<String> texts = new ArrayList<>();
    row.forEach(value -> texts.add(shown(value)));
    return texts;
  }

  private static String shown(Object value) {
    if (value == null) {
      return "-";
    }
    if (value instanceof Long || value instanceof Integer) {
      return String.format(Locale.ROOT, "%,d", ((Number) value).longValue());
    }
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.4g", number)
        : value.toString().replace('\n', ' ');
  }

  private static boolean isNumeric(ResultTable table, int column) {
    List<Object> values =
        table.rows().stream().map(row -> row.get(column)).filter(Objects::nonNull).toList();
    return !values.isEmpty() && values.stream().allMatch(Number.class::isInstance);
  }

  private static int widest(String heading, List<List<String>> cells, int column) {
    return Math.max(
        heading.length(), cells.stream().mapToInt(r -> r.get(column).length()).max().orElse(0));
  }

  private static String line(List<String> cells, int[] widths, boolean[] right) {
    StringBuilder line = new StringBuilder();
    for (int j = 0; j < cells.size(); j++) {
      String padding = " ".repeat(widths[j] - cells.get(j).length());
      line.append(j == 0 ? "" : "  ");
      line.append(right[j] ? padding + cells.get(j) : cells.get(j) + padding);
    }
    return line.toString().stripTrailing() + "\n";
  }
}
