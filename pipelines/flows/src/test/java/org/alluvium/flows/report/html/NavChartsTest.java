package org.alluvium.flows.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.alluvium.flows.report.model.DateAxis;
import org.alluvium.flows.report.model.NavHistory;
import org.alluvium.flows.report.model.Series;
import org.junit.jupiter.api.Test;

/** What the chart of net asset values says in words, to readers of screens too. */
class NavChartsTest {
  private static final DateAxis DATES =
      DateAxis.of(LocalDate.of(2000, 4, 7), LocalDate.of(2005, 2, 25), LocalDate.of(2017, 11, 10));

  @Test
  void aMarketThatStartsLaterIsSaidToBeSetToThePortfolioAndItsOwnGrowthIsTold() {
    String page = page(Series.of(Double.NaN, 1.5, 3.6));
    assertThat(page)
        .contains(
            "ARCA:SPY from 2005-02-25 to 2017-11-10: 2.40 times its first value; its line begins at"
                + " the portfolio’s value of that first day, 1.50, not at 1.")
        .contains("ARCA:SPY, set to us on 2005-02-25")
        .doesNotContain("3.60");
  }

  @Test
  void aMarketOfTheSameFirstDayGrowsFromOne() {
    assertThat(page(Series.of(1, 1.5, 2.5)))
        .contains("ARCA:SPY from 2000-04-07 to 2017-11-10: 2.50 times its first value.")
        .doesNotContain("set to us");
    assertThat(page(Series.allMissing(3))).contains("ARCA:SPY has no value.");
  }

  @Test
  void bothEqualWeightsAreDrawnAndToldByNamesThatDiffer() {
    assertThat(page(Series.allMissing(3)))
        .contains(
            "From 2000-04-07 to 2017-11-10: us ends at 6.00; equal weight, same names ends at 7.16;"
                + " equal weight, whole universe ends at 4.80.")
        .contains("\"name\":\"equal weight, same names\"")
        .contains("\"name\":\"equal weight, whole universe\"");
  }

  private static String page(Series market) {
    NavHistory nav =
        new NavHistory(
            DATES,
            Series.of(1, 1.5, 6),
            List.of(
                new NavHistory.Alternative("equal weight, same names", Series.of(1, 2, 7.16)),
                new NavHistory.Alternative("equal weight, whole universe", Series.of(1, 2, 4.8))),
            new NavHistory.MarketLine("ARCA:SPY", market));
    Html html = new Html();
    ChartSheet charts = new ChartSheet();
    NavCharts.write(html, charts, "us", nav);
    return html + charts.json();
  }
}
