package org.alluvium.flows.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alluvium.flows.report.SampleReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. Pictures of it go to {@code target/report-pictures}. */
@Tag("browser")
class HtmlReportBrowserTest {
  private static final Path PICTURES = Path.of("target", "report-pictures");
  @TempDir static Path folder;
  private static HeadlessBrowser browser;
  private static Path page;

  @BeforeAll
  static void openBrowser() throws Exception {
    page = folder.resolve("reports/index.html");
    HtmlReport.write(SampleReport.model(), page);
    Files.createDirectories(PICTURES);
    HtmlReport.write(SampleReport.model(), PICTURES.resolve("index.html"));
    browser = HeadlessBrowser.start(folder.resolve("profile"));
  }

  @AfterAll
  static void closeBrowser() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void everyChartIsDrawnAndTheBrowserDoesNotComplain() throws Exception {
    browser.open(page, 1280);
    JsonNode marks =
        browser.evaluate(
            """
            Array.from(document.querySelectorAll('.plot')).map(plot => ({id: plot.id,
              marks: plot.querySelectorAll('svg path, svg circle, svg rect').length,
              drawn: echarts.getInstanceByDom(plot).getModel().getSeries()
                .map(series => series.getData().count()).reduce((a, b) => a + b, 0)}))
            """);
    assertThat(marks).hasSizeGreaterThanOrEqualTo(14);
    assertThat(marks)
        .allSatisfy(
            chart -> {
              assertThat(chart.get("marks").asInt()).as("%s", chart).isGreaterThan(4);
              assertThat(chart.get("drawn").asInt()).as("%s", chart).isPositive();
            });
    assertThat(
            browser.evaluate(
                "echarts.getInstanceByDom(document.getElementById('chart-2'))"
                    + ".getModel().getSeries().map(series => series.getData().count())"))
        .hasToString("[1820,1820,1820,1820]");
    browser.screenshot(PICTURES.resolve("light-1280.png"));
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
  }

  @Test
  void theHostileNameIsShownAsText() throws Exception {
    browser.open(page, 1280);
    assertThat(browser.evaluate("document.querySelectorAll('img').length").asInt()).isZero();
    assertThat(
            browser
                .evaluate(
                    "document.body.innerText.includes('</script><img src=x onerror=alert(1)>')")
                .asBoolean())
        .isTrue();
  }

  @Test
  void linksLeadToTheirParts() throws Exception {
    browser.open(page, 1280);
    JsonNode tops =
        browser.evaluate(
            """
            document.documentElement.style.scrollBehavior = 'auto';
            Array.from(document.querySelectorAll('nav a')).map(link => {
              link.click();
              const top = document.querySelector(link.hash).getBoundingClientRect().top;
              const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
              return {hash: location.hash, asked: link.hash, reached: end || Math.abs(top - 56) < 30, top: top};
            })
            """);
    assertThat(tops).hasSizeGreaterThanOrEqualTo(7);
    assertThat(tops)
        .allSatisfy(
            link -> {
              assertThat(link.get("hash")).isEqualTo(link.get("asked"));
              assertThat(link.get("reached").asBoolean()).as("%s", link).isTrue();
            });
  }

  @Test
  void tablesSortByNumberAndKeepMissingFiguresLast() throws Exception {
    browser.open(page, 1280);
    String read =
        "Array.from(document.querySelectorAll('#summary tbody tr')).map(row => row.cells[0].textContent).join()";
    String click = "document.querySelectorAll('#summary thead button')[%d].click();";
    assertThat(browser.evaluate(click.formatted(3) + read).asText())
        .isEqualTo("usdcop_ridge,meta,us_ridge_weekly");
    assertThat(browser.evaluate(click.formatted(3) + read).asText())
        .isEqualTo("us_ridge_weekly,meta,usdcop_ridge");
    assertThat(browser.evaluate(click.formatted(10) + read).asText())
        .isEqualTo("usdcop_ridge,us_ridge_weekly,meta");
    assertThat(browser.evaluate(click.formatted(10) + read).asText())
        .isEqualTo("us_ridge_weekly,usdcop_ridge,meta");
  }

  @Test
  void aPhoneDoesNotScrollSideways() throws Exception {
    browser.open(page, 360);
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
        .isLessThanOrEqualTo(360);
    assertThat(
            browser.evaluate(
                """
                Array.from(document.querySelectorAll('main *')).filter(part => !part.closest('.scroll') && !part.closest('svg')
                  && part.getBoundingClientRect().right > innerWidth + 1).map(part => part.outerHTML.slice(0, 120))
                """))
        .isEmpty();
    browser.open(page, 390);
    browser.screenshot(PICTURES.resolve("light-390.png"));
  }

  @Test
  void regimesShareTheZoomOfTheNetAssetValue() throws Exception {
    browser.open(page, 375);
    JsonNode zoomed =
        browser.evaluate(
            """
            (() => {
              const plot = document.querySelector('.timeline .plot');
              const group = echarts.getInstanceByDom(plot);
              echarts.getInstanceByDom(document.getElementById('chart-2'))
                .dispatchAction({type: 'dataZoom', start: 25, end: 50});
              const zoom = group.getOption().dataZoom[0];
              return {start: zoom.start, end: zoom.end,
                rows: Array.from(plot.querySelectorAll('text')).map(text => text.textContent).join()};
            })()
            """);
    assertThat(zoomed.get("start").asDouble()).isEqualTo(25);
    assertThat(zoomed.get("end").asDouble()).isEqualTo(50);
    assertThat(zoomed.get("rows").asText()).contains("CRISIS", "EXPANSION", "QUIET", "NORMAL");
  }

  @Test
  void darkPaperHasItsOwnColours() throws Exception {
    browser.prefer("dark");
    browser.open(page, 1280);
    assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor").asText())
        .isEqualTo("rgb(18, 23, 30)");
    browser.screenshot(PICTURES.resolve("dark-1280.png"));
    browser.prefer("light");
  }

  @Test
  void anEmptyRunIsAPageToo() throws Exception {
    Path empty = folder.resolve("empty.html");
    HtmlReport.write(SampleReport.empty(), empty);
    browser.open(empty, 360);
    assertThat(browser.evaluate("document.querySelectorAll('.plot').length").asInt()).isZero();
    assertThat(browser.complaints()).isEmpty();
  }
}
