package org.alluvium.flows.report.text;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.report.table.Cell;
import org.alluvium.flows.report.table.Footnotes;
import org.alluvium.flows.report.table.TableColumn;
import org.alluvium.flows.report.table.TableView;

/** A table for a terminal: aligned by columns, numbers to the right, no colours. */
public final class ConsoleTable {
  private static final String GAP = "  ";

  private ConsoleTable() {}

  /**
   * Titles, rows, and the reasons of what is missing. Lines end in {@code \n}; control characters
   * in names are shown as {@code ?}.
   */
  public static String of(TableView table) {
    Footnotes notes = new Footnotes();
    List<List<String>> lines = new ArrayList<>();
    lines.add(table.columns().stream().map(TableColumn::title).toList());
    for (List<Cell> row : table.rows()) {
      lines.add(row.stream().map(notes::plainText).map(ConsoleTable::printable).toList());
    }
    StringBuilder out = new StringBuilder();
    int[] widths = widths(lines);
    lines.forEach(line -> append(out, line, widths, table.columns()));
    List<String> reasons = notes.reasons();
    for (int i = 0; i < reasons.size(); i++) {
      out.append("  –").append(Footnotes.superscript(i + 1)).append("  ");
      out.append(printable(reasons.get(i))).append('\n');
    }
    return out.toString();
  }

  private static int[] widths(List<List<String>> lines) {
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(line.get(i)));
      }
    }
    return widths;
  }

  private static void append(
      StringBuilder out, List<String> line, int[] widths, List<TableColumn> columns) {
    StringBuilder text = new StringBuilder(" ");
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - length(line.get(i)));
      boolean right = columns.get(i).kind() == TableColumn.Kind.NUMBER;
      text.append(i == 0 ? " " : GAP).append(right ? padding : "");
      text.append(line.get(i)).append(right ? "" : padding);
    }
    out.append(text.toString().stripTrailing()).append('\n');
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
