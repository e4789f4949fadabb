package org.alluvium.flows.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alluvium.flows.report.SampleReport;
import org.alluvium.flows.report.table.LeaderboardTable;
import org.alluvium.flows.report.table.TableView;
import org.junit.jupiter.api.Test;

class SummaryTextTest {
  @Test
  void theConsoleAlignsNumbersToTheRight() {
    List<String> lines = ConsoleSummary.of(SampleReport.model()).lines().toList();
    assertThat(lines)
        .containsExactly(
            "  sleeve           months           Sharpe       [90 %]    CAGR   max DD  turnover  trades  costs  direction  over baseline",
            "  us_ridge_weekly  2010-11–2017-11    0.41  [-0.2, 1.0]   4.9 %  -18.2 %      9.1×   1,312  0.7 %     51.3 %  +0.4 (p = 0.31)",
            "  usdcop_ridge     2010-11–2017-11   -0.12  [-0.7, 0.5]  -1.4 %  -18.2 %      9.1×   1,312  0.7 %     49.7 %  -1.2 (p = 0.31)",
            "  meta             2010-11–2017-11    0.38  [-0.2, 1.0]   4.6 %  -18.2 %      9.1×   1,312  0.7 %         –¹  –¹",
            "  –¹  a meta-portfolio makes no forecast of its own",
            "Nothing here is advice; N = 2 books and trials so far.");
  }

  @Test
  void aLeaderboardHasALineForEachModelAndHorizon() {
    TableView table =
        LeaderboardTable.compact("us", SampleReport.model().sleeves().get(0).forecasts().value());
    List<String> lines = ConsoleTable.of(table).lines().toList();
    assertThat(lines).hasSize(1 + 12 + 1);
    assertThat(lines.get(0))
        .matches(" +model +horizon +direction +\\[90 %\\] +p without skill +RMSE +IC");
    assertThat(lines.get(1))
        .matches(
            "  ridge \\(decides\\) +5 d +[\\d.]+ % +\\[[\\d., ]+\\] % +0.21 +2.200 % +-?0.0\\d+");
    assertThat(lines.get(2)).startsWith("  ridge (decides)").contains("20 d", "–¹");
    assertThat(lines.get(13)).isEqualTo("  –¹  signs of many instruments are not independent");
  }

  @Test
  void theTableFitsATerminalOf130Columns() {
    assertThat(ConsoleSummary.of(SampleReport.model()).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(130));
  }

  @Test
  void aRunWithoutSleevesHasOnlyHeadings() {
    assertThat(ConsoleSummary.of(SampleReport.empty()).lines()).hasSize(2);
  }

  @Test
  void markdownOfANameIsNotMarkdown() {
    assertThat(MarkdownPage.escape("a|b*_[x](y)<i>\n`&"))
        .isEqualTo("a\\|b\\*\\_\\[x\\](y)&lt;i><br>\\`&amp;");
  }

  @Test
  void markdownTablesHaveAsManyCellsAsHeadings() {
    String markdown = MarkdownSummary.of(SampleReport.model());
    assertThat(markdown)
        .contains("| sleeve | from | to | Sharpe |")
        .contains("| us\\_ridge\\_weekly | 2010-11-15 | 2017-11-03 | 0.41 | \\[-0.2, 1.0\\] |")
        .contains("–¹ a meta-portfolio makes no forecast of its own")
        .contains("- jar – (the run came from class folders, not from a jar)")
        .doesNotContain("null", "NaN");
  }
}
