package org.alluvium.flows.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alluvium.flows.report.SampleReport;
import org.alluvium.flows.report.html.HtmlReport;
import org.alluvium.flows.report.model.SleeveReport;
import org.alluvium.flows.report.table.Chapter;
import org.alluvium.flows.report.table.Chapters;
import org.junit.jupiter.api.Test;

class DeepMarkdownTest {
  private static final String MARKDOWN = DeepMarkdown.of(SampleReport.model());
  private static final List<SleeveReport> SLEEVES = SampleReport.model().sleeves();

  @Test
  void thePageAndTheMarkdownHaveTheSameTables() {
    String page = HtmlReport.render(SampleReport.model());
    for (SleeveReport sleeve : SLEEVES) {
      for (Chapter chapter : Chapters.of(sleeve)) {
        assertThat(chapter.blocks()).as("%s", chapter.kind()).isNotEmpty();
        assertThat(MARKDOWN).contains("\n### " + chapter.kind().title() + "\n");
        assertThat(page).contains("<h3 class=\"chapter\">" + chapter.kind().title() + "</h3>");
        for (Chapter.Block block : chapter.blocks()) {
          if (block instanceof Chapter.Shown shown) {
            String caption = shown.table().caption();
            assertThat(MARKDOWN).contains("\n#### " + MarkdownPage.escape(caption) + "\n");
            assertThat(page).contains("<span>" + caption.replace("&", "&amp;") + "</span>");
          }
        }
      }
    }
  }

  @Test
  void everyTableRowHasAsManyCellsAsItsHeadings() {
    int cells = 0;
    for (String line : MARKDOWN.lines().toList()) {
      if (line.startsWith("| ")) {
        int own = line.replace("\\|", "").split("\\|", -1).length;
        assertThat(own).as(line).isEqualTo(cells == 0 ? own : cells);
        cells = own;
      } else {
        cells = 0;
      }
    }
    assertThat(MARKDOWN).doesNotContain("null", "NaN", "</script>");
  }

  @Test
  void theFunnelLeadsFromCandidatesToWinners() {
    assertThat(MARKDOWN)
        .containsSubsequence(
            "Latest decision, 2017-11-03: 25 candidates, 3 vetoed, 14 not chosen, 8 winners.",
            "| candidates | 25 |",
            "| vetoed by policy/relaxation: spectral: entropy is above 0.95 | 2 |",
            "| vetoed by ingestion/prices: no bar on the decision session | 1 |",
            "| not chosen | 14 |",
            "| winners | 8 |",
            "All 364 decisions since 2010-11-03: 31 let a threshold give way, 12 were below the"
                + " minimum of 15, 0 had no winner; 14.3 winners on average.",
            "Weights of 364 decisions; 4 of them by another engine than hrp.");
  }

  @Test
  void whatARunHasNotIsSaidByEachChapter() {
    String missing = MARKDOWN.substring(MARKDOWN.indexOf("## Sleeve usdcop"));
    assertThat(missing)
        .contains(
            "Selection: – validation was skipped",
            "Clusters: – validation was skipped",
            "Regime: – validation was skipped",
            "Risk contributions: – validation was skipped",
            "Drawdowns: – validation was skipped",
            "Overfitting: – validation was skipped",
            "Costs: – no session was simulated");
  }

  @Test
  void theLedgerSaysWhatWasReadAndHowToReplay() {
    assertThat(MARKDOWN)
        .containsSubsequence(
            "## Ledger",
            "Replay, bit for bit: ./alluvium replay --run-id 2017-11-10T180501Z-7c1e",
            "| features | read | silver.instruments | 3 | 214,865 | –¹ |",
            "| features | wrote | silver.daily\\_bars | 3 | 214,865 | 8f2c11d0a47be925-0000000000034776 |");
  }
}
