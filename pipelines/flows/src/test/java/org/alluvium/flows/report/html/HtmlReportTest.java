package org.alluvium.flows.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.alluvium.flows.report.SampleReport;
import org.alluvium.flows.report.model.DateAxis;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.SealedTable;
import org.alluvium.flows.report.model.Series;
import org.alluvium.flows.report.table.ProvenanceTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private static final String PAGE = HtmlReport.render(SampleReport.model());

  /** The page without the chart library. */
  private static final String OWN = PAGE.replace(library(), "");

  @Test
  void theSameModelGivesTheSameBytes(@TempDir Path folder) throws IOException {
    HtmlReport.write(SampleReport.model(), folder.resolve("a/index.html"));
    HtmlReport.write(SampleReport.model(), folder.resolve("b/index.html"));
    assertThat(folder.resolve("a/index.html"))
        .hasSameBinaryContentAs(folder.resolve("b/index.html"));
    try (var files = Files.list(folder.resolve("a"))) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("index.html");
    }
  }

  @Test
  void aNameThatClosesTheScriptStaysText() {
    assertThat(OWN).doesNotContain("<img").contains("&lt;/script&gt;&lt;img src=x");
    assertThat(count(PAGE, "</script>")).isEqualTo(3);
    assertThat(count(PAGE, "<script")).isEqualTo(3);
  }

  @Test
  void chartDataCannotLeaveItsScriptElement() {
    String json = ChartJson.of(new String[] {"</script><!--&\u2028\"\\"});
    assertThat(json).doesNotContain("<", ">", "&", "\u2028");
    assertThat(Html.escape("<a href='x'>\"&\u0001"))
        .isEqualTo("&lt;a href=&#39;x&#39;&gt;&quot;&amp;\uFFFD");
  }

  @Test
  void nothingIsFetched() {
    assertThat(PAGE).contains("default-src 'none'");
    assertThat(OWN).hasSizeLessThan(PAGE.length() - 900_000);
    assertThat(OWN).doesNotContain("http://", "https://", "//cdn", "@import", "url(");
    assertThat(Pattern.compile("\\s(?:src|href)=\"([^\"]*)\"").matcher(OWN).results())
        .isNotEmpty()
        .extracting((MatchResult link) -> link.group(1))
        .allMatch(target -> target.startsWith("#") || target.equals("data:,"));
  }

  @Test
  void everyLinkLeadsToAPartOfThePage() {
    assertThat(Pattern.compile("href=\"#([^\"]+)\"").matcher(PAGE).results())
        .hasSizeGreaterThan(7)
        .extracting((MatchResult link) -> link.group(1))
        .allMatch(id -> PAGE.contains("id=\"" + id + "\""));
  }

  @Test
  void missingFiguresAreDashesWithTheirReason() {
    assertThat(OWN)
        .contains("–<sup title=\"a meta-portfolio makes no forecast of its own\">1</sup>")
        .contains("<li>a meta-portfolio makes no forecast of its own</li>")
        .contains("Forecasts: – the strategy has fewer than 30 outcomes")
        .doesNotContain(">NaN", "[NaN", "NaN,")
        .doesNotContain(">null<");
  }

  @Test
  void anEmptyRunSaysSoInsteadOfShowingNothing() {
    assertThat(HtmlReport.render(SampleReport.empty()))
        .contains("Sleeves and meta-portfolio, net of costs: none.")
        .contains("Meta-portfolio: – this run has one profile")
        .contains("id=\"charts\">[]<");
  }

  @Test
  void everyLineOfTheSummarySaysWhatItWasMeasuredOver() {
    String summary = section("summary");
    assertThat(count(summary, "2010-11-15")).isEqualTo(SampleReport.model().summary().size());
    assertThat(count(summary, "2017-11-03")).isEqualTo(SampleReport.model().summary().size());
  }

  @Test
  void bothEqualWeightsStandBesideTheSleevesOwn() {
    assertThat(section("sleeve-1"))
        .containsSubsequence(
            "Weights of us_ridge_weekly beside other weights, net of costs",
            "hrp (this portfolio)",
            "equal weight, same names",
            "equal weight, whole universe");
  }

  @Test
  void whatIsLeftOutOfATableOrAChartIsCounted() {
    assertThat(section("sleeve-1"))
        .contains(
            "Last 50 fills of us_ridge_weekly; of 1,312 in all, 400 of less than 0.05 % of NAV are"
                + " left out")
        .contains("result against mean entry price")
        .containsPattern("Beyond the axes and not drawn: \\d+; outcomes reach from −55.0");
  }

  @Test
  void aColumnOfDigestsThatHasNoneIsLeftOut() {
    SealedTable bars = new SealedTable("silver.daily_bars", 1, Part.missing("an input"));
    assertThat(ProvenanceTables.lineage(List.of(bars)).columns()).hasSize(2);
    SealedTable sealed = new SealedTable("gold.labels", 1, Part.of("9-ab"));
    assertThat(ProvenanceTables.lineage(List.of(bars, sealed)).columns()).hasSize(3);
  }

  @Test
  void everyChartHasWordsOfItsOwn() {
    int charts = count(PAGE, "<figure ");
    assertThat(charts).isGreaterThanOrEqualTo(14);
    assertThat(count(PAGE, "role=\"img\"")).isEqualTo(charts);
    assertThat(Pattern.compile("aria-describedby=\"([^\"]+)\"").matcher(PAGE).results())
        .hasSize(charts)
        .allMatch(words -> PAGE.contains("<p id=\"" + words.group(1) + "\">"));
    assertThat(count(PAGE, "<caption>")).isEqualTo(count(PAGE, "<table "));
  }

  @Test
  void datesAreGapsAndEveryPointIsKept() throws IOException {
    DateAxis dates =
        DateAxis.of(
            LocalDate.of(2017, 11, 9), LocalDate.of(2017, 11, 10), LocalDate.of(2017, 11, 13));
    assertThat(ChartJson.of(dates)).isEqualTo("[17479,1,3]");
    assertThat(ChartJson.of(Series.of(0.123456789, Double.NaN, 0))).isEqualTo("[0.1234568,null,0]");
    JsonNode nav = new ObjectMapper().readTree(chartJson()).get(1).get("data");
    assertThat(nav.get("dates")).hasSize(1_820);
    assertThat(nav.get("lines").get(0).get("values")).hasSize(1_820);
  }

  @Test
  void numbersCarryATrueMinusAndDoNotBreak() {
    assertThat(PAGE).contains("−18.2\u00A0%").doesNotContain(">-18.2");
  }

  private static String section(String id) {
    int from = PAGE.indexOf("<section id=\"" + id + "\"");
    return PAGE.substring(from, PAGE.indexOf("</section>", from));
  }

  private static String chartJson() {
    String start = "id=\"charts\">";
    int from = PAGE.indexOf(start) + start.length();
    return PAGE.substring(from, PAGE.indexOf("</script>", from));
  }

  private static String library() {
    int from = PAGE.indexOf("* Licensed to the Apache");
    return PAGE.substring(from, PAGE.indexOf("</script>", from));
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
