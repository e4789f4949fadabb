package org.alluvium.flows.report.text;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.ReportModel;
import org.alluvium.flows.report.model.RunHeader;
import org.alluvium.flows.report.table.Cell;
import org.alluvium.flows.report.table.Footnotes;
import org.alluvium.flows.report.table.MetaTables;
import org.alluvium.flows.report.table.ProvenanceTables;
import org.alluvium.flows.report.table.SummaryTable;
import org.alluvium.flows.report.table.TableColumn;
import org.alluvium.flows.report.table.TableView;

/** The report in GitHub Markdown: header, summary, alignment and gates, stages, inputs. */
public final class MarkdownSummary {
  private MarkdownSummary() {}

  public static String of(ReportModel model) {
    StringBuilder out = new StringBuilder();
    header(out, model.run());
    table(out, SummaryTable.of(model));
    if (model.meta().isPresent()) {
      table(out, MetaTables.alignment(model.meta().value().alignment()));
      table(out, MetaTables.gates(model.meta().value().evidence().gates()));
    }
    table(out, ProvenanceTables.stages(model.provenance().stages()));
    table(out, ProvenanceTables.lineage(model.provenance().lineage()));
    out.append("Nothing here is advice; N = ").append(model.run().trials()).append(".\n");
    return out.toString();
  }

  private static void header(StringBuilder out, RunHeader run) {
    out.append("# Run ").append(escape(run.runId())).append("\n\n");
    out.append("- as of ").append(run.asOf()).append("\n");
    out.append("- Alluvium ").append(escape(run.version())).append("\n");
    out.append("- configuration ").append(digest(run.code().configDigest())).append("\n");
    out.append("- jar ").append(digest(run.code().jarDigest())).append("\n");
    out.append("- replay: ").append(escape(run.code().replayCommand())).append("\n\n");
  }

  private static String digest(Part<String> digest) {
    return digest.isPresent() ? escape(digest.value()) : "– (" + escape(digest.missing()) + ")";
  }

  private static void table(StringBuilder out, TableView table) {
    out.append("## ").append(escape(table.caption())).append("\n\n");
    if (table.rows().isEmpty()) {
      out.append("None.\n\n");
      return;
    }
    Footnotes notes = new Footnotes();
    line(out, table.columns().stream().map(column -> escape(column.title())).toList());
    line(out, table.columns().stream().map(MarkdownSummary::rule).toList());
    for (List<Cell> row : table.rows()) {
      line(out, row.stream().map(notes::plainText).map(MarkdownSummary::escape).toList());
    }
    out.append('\n');
    List<String> reasons = notes.reasons();
    for (int i = 0; i < reasons.size(); i++) {
      out.append("–").append(Footnotes.superscript(i + 1)).append(' ');
      out.append(escape(reasons.get(i))).append("\n\n");
    }
  }

  private static String rule(TableColumn column) {
    return column.kind() == TableColumn.Kind.NUMBER ? "---:" : "---";
  }

  private static void line(StringBuilder out, List<String> cells) {
    out.append(cells.stream().collect(joining(" | ", "| ", " |\n")));
  }

  /** No character of {@code text} is Markdown or HTML any more; line ends become breaks. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("([\\\\`*_\\[\\]|#~])", "\\\\$1")
        .replaceAll("\\R", "<br>");
  }
}
