package org.alluvium.flows.report.text;

import org.alluvium.flows.report.model.ReportModel;
import org.alluvium.flows.report.model.SleeveReport;
import org.alluvium.flows.report.table.Chapter;
import org.alluvium.flows.report.table.Chapters;
import org.alluvium.flows.report.table.EnginesTable;
import org.alluvium.flows.report.table.LedgerTable;
import org.alluvium.flows.report.table.ProvenanceTables;

/**
 * The deep report in GitHub Markdown: the chapters of each sleeve as the page has them, and the
 * ledger.
 */
public final class DeepMarkdown {
  private static final int CAPTION = 4;

  private DeepMarkdown() {}

  public static String of(ReportModel model) {
    MarkdownPage page = new MarkdownPage();
    page.header("Deep report of run", model.run());
    page.paragraph(
        "Each table is on the page of the run, too. A dash is a figure that does not exist, with its reason beneath the table.");
    for (SleeveReport sleeve : model.sleeves()) {
      page.heading(2, "Sleeve " + sleeve.name()).paragraph(sleeve.description());
      page.table(CAPTION, EnginesTable.of(sleeve.name(), sleeve.portfolio().engines()));
      for (Chapter chapter : Chapters.of(sleeve)) {
        page.heading(3, chapter.kind().title());
        chapter.blocks().forEach(block -> write(page, block));
      }
    }
    page.heading(2, "Ledger");
    page.paragraph("Replay, bit for bit: " + model.run().code().replayCommand());
    page.table(CAPTION, ProvenanceTables.stages(model.provenance().stages()));
    page.table(CAPTION, LedgerTable.of(model.provenance().stages()));
    return page + model.run().advice() + "\n";
  }

  private static void write(MarkdownPage page, Chapter.Block block) {
    if (block instanceof Chapter.Shown shown) {
      page.table(CAPTION, shown.table());
    } else if (block instanceof Chapter.Words words) {
      page.paragraph(words.text());
    } else if (block instanceof Chapter.None none) {
      page.paragraph(none.part() + ": – " + none.reason());
    }
  }
}
