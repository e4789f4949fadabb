package org.alluvium.flows.report.text;

import org.alluvium.flows.report.model.ReportModel;
import org.alluvium.flows.report.table.MetaTables;
import org.alluvium.flows.report.table.ProvenanceTables;
import org.alluvium.flows.report.table.SummaryTable;

/** The report in GitHub Markdown: header, summary, alignment and gates, stages, inputs. */
public final class MarkdownSummary {
  private MarkdownSummary() {}

  public static String of(ReportModel model) {
    MarkdownPage page = new MarkdownPage();
    page.header("Run", model.run());
    page.table(2, SummaryTable.of(model));
    if (model.meta().isPresent()) {
      page.table(2, MetaTables.alignment(model.meta().value().alignment()));
      page.table(2, MetaTables.gates(model.meta().value().evidence().gates()));
    }
    page.table(2, ProvenanceTables.stages(model.provenance().stages()));
    page.table(2, ProvenanceTables.lineage(model.provenance().lineage()));
    return page + model.run().advice() + "\n";
  }
}
