package org.alluvium.flows.report.text;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.RunHeader;
import org.alluvium.flows.report.table.Cell;
import org.alluvium.flows.report.table.Footnotes;
import org.alluvium.flows.report.table.TableColumn;
import org.alluvium.flows.report.table.TableView;

/** A page of GitHub Markdown under construction; texts of a model are escaped. */
final class MarkdownPage {
  private final StringBuilder out = new StringBuilder();

  /**
   * @param level 1 for the page's own
   */
  MarkdownPage heading(int level, String text) {
    out.append("#".repeat(level)).append(' ').append(escape(text)).append("\n\n");
    return this;
  }

  MarkdownPage paragraph(String text) {
    out.append(escape(text)).append("\n\n");
    return this;
  }

  /** Which run this is, and how to do it again. */
  MarkdownPage header(String title, RunHeader run) {
    heading(1, title + " " + run.runId());
    out.append("- as of ").append(run.asOf()).append("\n");
    out.append("- Alluvium ").append(escape(run.version())).append("\n");
    out.append("- configuration ").append(digest(run.code().configDigest())).append("\n");
    out.append("- jar ").append(digest(run.code().jarDigest())).append("\n");
    out.append("- replay: ").append(escape(run.code().replayCommand())).append("\n\n");
    return this;
  }

  /**
   * A table under its caption.
   *
   * @param level of the caption's heading
   */
  MarkdownPage table(int level, TableView table) {
    heading(level, table.caption());
    if (table.rows().isEmpty()) {
      return paragraph("None.");
    }
    Footnotes notes = new Footnotes();
    line(table.columns().stream().map(column -> escape(column.title())).toList());
    line(table.columns().stream().map(MarkdownPage::rule).toList());
    for (List<Cell> row : table.rows()) {
      line(row.stream().map(notes::plainText).map(MarkdownPage::escape).toList());
    }
    out.append('\n');
    List<String> reasons = notes.reasons();
    for (int i = 0; i < reasons.size(); i++) {
      out.append("–").append(Footnotes.superscript(i + 1)).append(' ');
      paragraph(reasons.get(i));
    }
    return this;
  }

  private static String digest(Part<String> digest) {
    return digest.isPresent() ? escape(digest.value()) : "– (" + escape(digest.missing()) + ")";
  }

  private static String rule(TableColumn column) {
    return column.kind() == TableColumn.Kind.NUMBER ? "---:" : "---";
  }

  private void line(List<String> cells) {
    out.append(cells.stream().collect(joining(" | ", "| ", " |\n")));
  }

  /** No character of {@code text} is Markdown or HTML any more; line ends become breaks. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("([\\\\`*_\\[\\]|#~])", "\\\\$1")
        .replaceAll("\\R", "<br>");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
