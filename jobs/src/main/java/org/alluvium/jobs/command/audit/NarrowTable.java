package org.alluvium.jobs.command.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lines of cells in columns that fit a terminal: the last column goes on in the next line where it
 * is too long, at a space if there is one.
 */
final class NarrowTable {
  private static final String INDENT = "  ";
  private static final String GAP = "  ";
  private static final int LEAST = 30;

  private NarrowTable() {}

  /** The lines, none of them wider than {@code width} unless the other columns already are. */
  static List<String> lines(List<List<String>> rows, int width) {
    int last = rows.isEmpty() ? 0 : rows.get(0).size() - 1;
    int[] widths =
        IntStream.range(0, last)
            .map(j -> rows.stream().mapToInt(row -> row.get(j).length()).max().orElse(0))
            .toArray();
    int before = INDENT.length() + IntStream.of(widths).map(w -> w + GAP.length()).sum();
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder start = new StringBuilder(INDENT);
      for (int j = 0; j < last; j++) {
        start.append(padded(row.get(j), widths[j])).append(GAP);
      }
      for (String part : folded(row.get(last), Math.max(LEAST, width - before))) {
        lines.add((start + part).stripTrailing());
        start = new StringBuilder(" ".repeat(before));
      }
    }
    return lines;
  }

  private static List<String> folded(String text, int width) {
    List<String> parts = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int end = space > 0 ? space : width;
      parts.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    parts.add(rest);
    return parts;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
