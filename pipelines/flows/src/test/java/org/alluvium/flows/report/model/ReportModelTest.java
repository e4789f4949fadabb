package org.alluvium.flows.report.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.alluvium.flows.report.model.NavHistory.MarketLine;
import org.junit.jupiter.api.Test;

class ReportModelTest {
  private static final DateAxis DATES =
      DateAxis.of(
          LocalDate.of(2016, 11, 29),
          LocalDate.of(2016, 11, 30),
          LocalDate.of(2016, 12, 30),
          LocalDate.of(2017, 2, 1));

  @Test
  void aFigureIsANumberOrAReasonAndNeverBoth() {
    assertThat(Figure.orMissing(Double.NaN, "no trade").missing()).isEqualTo("no trade");
    assertThatThrownBy(() -> Figure.of(Double.NaN)).hasMessageContaining("must be finite, got NaN");
    assertThatThrownBy(() -> new Figure(null, null)).hasMessageContaining("value or a reason");
    assertThatThrownBy(() -> new Figure(1.0, "why")).hasMessageContaining("value or a reason");
  }

  @Test
  void aSeriesDoesNotFollowItsArray() {
    double[] values = {1, 2};
    Series series = Series.of(values);
    values[0] = 9;
    series.toArray()[1] = 9;
    assertThat(series).isEqualTo(Series.of(1, 2));
  }

  @Test
  void datesMustAscend() {
    LocalDate day = LocalDate.of(2017, 11, 10);
    assertThatThrownBy(() -> DateAxis.of(day, day))
        .hasMessageContaining("2017-11-10 after 2017-11-10 at 1");
  }

  @Test
  void drawdownIsMeasuredFromThePeakSoFar() {
    Series net = Series.of(1, 2, Double.NaN, 1.5);
    NavHistory nav = new NavHistory(DATES, net, List.of(), new MarketLine("SPY", net));
    assertThat(nav.drawdown()).isEqualTo(Series.of(0, 0, Double.NaN, -0.25));
  }

  @Test
  void everySeriesNeedsAValuePerDate() {
    Series net = Series.of(1, 2, 3, 4);
    assertThatThrownBy(
            () ->
                new NavHistory(
                    DATES,
                    net,
                    List.of(new NavHistory.Alternative("equal weight", Series.of(1))),
                    new MarketLine("SPY", net)))
        .hasMessage("equal weight must have one value per date: 4 dates, got 1");
  }

  @Test
  void aMarketsOwnGrowthIsMeasuredFromItsOwnFirstValue() {
    MarketLine late = new MarketLine("SPY", Series.of(Double.NaN, 1.5, 1.8, Double.NaN));
    assertThat(late.startsLater()).isTrue();
    assertThat(late.growth().value()).isCloseTo(1.2, within(1e-12));
    assertThat(new MarketLine("SPY", Series.of(1, 2)).startsLater()).isFalse();
    assertThat(new MarketLine("SPY", Series.allMissing(2)).growth().missing())
        .isEqualTo("SPY has no close on the sessions shown");
  }

  @Test
  void monthsCompoundToTheirYearAndAnEmptyMonthIsMissing() {
    MonthlyReturns months = MonthlyReturns.of(DATES, Series.of(1, 1.1, 1.21, 1.0));
    assertThat(months.years()).extracting(MonthlyReturns.Year::year).containsExactly(2016, 2017);
    MonthlyReturns.Year first = months.years().get(0);
    assertThat(first.months().at(10)).isCloseTo(0.1, within(1e-12));
    assertThat(first.months().at(11)).isCloseTo(0.1, within(1e-12));
    assertThat(first.total()).isCloseTo(0.21, within(1e-12));
    assertThat(months.years().get(1).months().at(0)).isNaN();
    assertThat(months.years().get(1).months().at(1)).isCloseTo(1 / 1.21 - 1, within(1e-12));
  }

  @Test
  void binsHaveEqualCountsAndTheMeansOfTheirPairs() {
    double[] forecast = new double[21];
    for (int i = 0; i < 21; i++) {
      forecast[i] = 20 - i;
    }
    double[] realised = forecast.clone();
    realised[0] = Double.NaN;
    ForecastScatter scatter =
        new ForecastScatter("ridge", 5, Series.of(forecast), Series.of(realised));
    List<ForecastScatter.Bin> bins = scatter.bins();
    assertThat(bins).hasSize(10).extracting(ForecastScatter.Bin::count).containsOnly(2);
    assertThat(bins.get(0)).isEqualTo(new ForecastScatter.Bin(0.5, 0.5, 2));
    assertThat(bins.get(9)).isEqualTo(new ForecastScatter.Bin(18.5, 18.5, 2));
  }

  @Test
  void oneOutlierDoesNotSetTheAxisOfAScatter() {
    double[] forecast = new double[1000];
    double[] realised = new double[1000];
    for (int i = 0; i < 1000; i++) {
      forecast[i] = (i - 500) / 1e5;
      realised[i] = (i % 100 - 50) / 1e3;
    }
    realised[500] = -0.55;
    ScatterFrame frame =
        new ForecastScatter("ridge", 5, Series.of(forecast), Series.of(realised)).frame();
    assertThat(frame.outside()).isEqualTo(1);
    assertThat(frame.realised().low()).isCloseTo(-0.05, within(1e-12));
    assertThat(frame.realised().high()).isCloseTo(0.05, within(1e-12));
    assertThat(frame.forecast().low()).isCloseTo(-0.005, within(1e-12));
  }

  @Test
  void aSmallScatterIsDrawnWhole() {
    ScatterFrame frame =
        new ForecastScatter("ridge", 5, Series.of(0.01, 0.02), Series.of(-0.55, 0.01)).frame();
    assertThat(frame.outside()).isZero();
    assertThat(frame.realised().holds(-0.55)).isTrue();
  }

  @Test
  void commonDatesCannotExceedASleevesDates() {
    LocalDate day = LocalDate.of(2017, 11, 10);
    Alignment.SleeveDates sleeve = new Alignment.SleeveDates("us", day, day, 1, Figure.of(1));
    assertThatThrownBy(() -> new Alignment(2, List.of(sleeve)))
        .hasMessage("2 common dates exceed the 1 dates of us");
    assertThat(new Alignment(1, List.of(sleeve)).dropped(sleeve)).isZero();
  }
}
