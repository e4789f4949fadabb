package org.alluvium.flows.report.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.alluvium.flows.audit.overfitting.FamilyTrials;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.report.model.BacktestReport;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.OverfittingFigures;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.RiskReport;
import org.junit.jupiter.api.Test;

class DeepPartsTest {
  private static final LocalDate START = LocalDate.of(2017, 1, 2);
  private static final double[] NET = {0, 0.02, -0.03, 0.01, 0.025, -0.01, 0.004, 0.006};
  private static final FamilyTrials NONE = new FamilyTrials(0, 0, 0, 0, new double[0]);

  private static List<BookDay> days() {
    List<BookDay> days = new ArrayList<>();
    double nav = 1;
    for (int t = 0; t < NET.length; t++) {
      nav *= 1 + NET[t];
      days.add(BookDayTestData.day(START.plusDays(t), NET[t], nav));
    }
    return days;
  }

  private static BacktestReport beside(NavigableMap<LocalDate, Double> closes) {
    return new BacktestReports("own", days(), 252)
        .report(
            new NavHistories.Market("SPY", closes),
            Map.of("capacity", 5e6, "hit_ratio", 0.6, "hit_ratio_low_90", 0.4),
            List.of())
        .value();
  }

  @Test
  void theMarketThatIsTheBookIsNoDifferent() {
    NavigableMap<LocalDate, Double> closes = new TreeMap<>();
    days().forEach(day -> closes.put(day.date(), day.nav() * 100));
    BacktestReport report = beside(closes);
    assertThat(report.streams()).extracting(BacktestReport.Stream::returns).containsOnly(7);
    assertThat(report.streams().get(0).cagr().value())
        .isCloseTo(report.streams().get(1).cagr().value(), within(1e-9));
    assertThat(report.comparison().beta().value()).isCloseTo(1, within(1e-9));
    assertThat(report.comparison().trackingError().value()).isCloseTo(0, within(1e-7));
    assertThat(report.comparison().sharpeDifference().value()).isCloseTo(0, within(1e-7));
    assertThat(report.capacity()).isEqualTo(Figure.of(5e6));
    assertThat(report.hitRatio().high().missing()).contains("not defined");
  }

  @Test
  void aSessionWithoutACloseTakesTwoReturnsOut() {
    NavigableMap<LocalDate, Double> closes = new TreeMap<>();
    days().forEach(day -> closes.put(day.date(), day.nav() + day.date().getDayOfMonth()));
    closes.put(START.minusDays(1), 2.0);
    closes.remove(START.plusDays(3));
    assertThat(beside(closes).streams()).extracting(BacktestReport.Stream::returns).containsOnly(6);
  }

  @Test
  void aMarketWithoutACloseIsSaid() {
    BacktestReport report = beside(new TreeMap<>());
    assertThat(report.streams().get(0).returns()).isEqualTo(NET.length);
    assertThat(report.streams().get(1).sharpe().missing())
        .isEqualTo("SPY has no return on a session of the backtest");
    assertThat(report.comparison().beta().missing()).contains("cannot be compared");
    assertThat(
            new BacktestReports("own", List.of(), 252)
                .report(new NavHistories.Market("SPY", new TreeMap<>()), Map.of(), List.of())
                .missing())
        .contains("no session was simulated");
  }

  @Test
  void drawdownsHaveTheirSessions() {
    List<BacktestReport.Fall> falls = beside(new TreeMap<>()).drawdowns();
    assertThat(falls).hasSize(2);
    assertThat(falls.get(0).peak()).isEqualTo(START.plusDays(1));
    assertThat(falls.get(0).trough()).isEqualTo(START.plusDays(2));
    assertThat(falls.get(0).end()).isEqualTo(Part.of(START.plusDays(4)));
    assertThat(falls.get(0).depth()).isCloseTo(-0.03, within(1e-12));
    assertThat(falls.get(0).sessions()).isEqualTo(3);
    assertThat(falls.get(1).end().missing()).contains("not regained");
  }

  @Test
  void exposuresThatWereNotKeptAreLeftOut() {
    BacktestReport.Exposure kept = BookExposures.of("long", new double[] {Double.NaN, 0.5, 1, 0.9});
    assertThat(kept.mean().value()).isCloseTo(0.8, within(1e-12));
    assertThat(List.of(kept.least(), kept.most(), kept.last()))
        .containsExactly(Figure.of(0.5), Figure.of(1), Figure.of(0.9));
    assertThat(BookExposures.of("long", new double[] {Double.NaN}).mean().missing())
        .isEqualTo("no session of the book has its long exposure");
  }

  @Test
  void sharesOfTheRiskSumToOneAndHeldWeightsStandBeside() {
    double[][] closes = {{100, 101, 99, 102, 103}, {50, 50.2, 50.1, 49.5, 50}};
    RiskReport risk =
        RiskReports.of(
                new RiskReports.Decided(START, 4, List.of("A", "B"), Map.of("A", 0.7, "B", -0.3)),
                closes,
                252,
                Part.of(new LastPositions(START.plusDays(3), Map.of("A", 0.71))))
            .value();
    assertThat(risk.shares().stream().mapToDouble(RiskReport.Share::risk).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(risk.shares().get(0).symbol()).isEqualTo("A");
    assertThat(risk.shares())
        .extracting(RiskReport.Share::held)
        .containsExactly(Figure.of(0.71), Figure.of(0));
    assertThat(risk.sample()).isEqualTo(new RiskReport.Sample(4, 4));
    assertThat(risk.volatility().value()).isPositive();
  }

  @Test
  void weightsOfWhatNeverMovesHaveNoRisk() {
    Part<RiskReport> risk =
        RiskReports.of(
            new RiskReports.Decided(START, 2, List.of("A"), Map.of("A", 1.0)),
            new double[][] {{100, 100, 100}},
            252,
            Part.missing("no session"));
    assertThat(risk.missing()).contains("2017-01-02", "a portfolio that moves");
  }

  @Test
  void withoutATrialOnRecordTheDeflatedRatioIsTheProbabilisticOne() {
    OverfittingFigures alone = OverfittingReports.of(NET, 252, "family", NONE).value();
    assertThat(alone.trials()).isEqualTo(1);
    assertThat(alone.counted()).contains("No trial of the family is on record", "N = 1");
    assertThat(row(alone, "DSR")).isEqualTo(row(alone, "PSR against 0"));
  }

  @Test
  void manyTrialsAskForMore() {
    FamilyTrials hundred =
        new FamilyTrials(2, 100, 1, 98, new double[] {0.1, -0.1, 0.05, 0.02, -0.04});
    OverfittingFigures among = OverfittingReports.of(NET, 252, "family", hundred).value();
    assertThat(among.trials()).isEqualTo(100);
    assertThat(among.counted()).startsWith("N = 100 trials of the family, over 2 studies");
    assertThat(row(among, "DSR").value()).isLessThan(row(among, "PSR against 0").value());
    FamilyTrials unknown = new FamilyTrials(1, 3, 3, 0, new double[0]);
    assertThat(row(OverfittingReports.of(NET, 252, "family", unknown).value(), "DSR").missing())
        .contains("the variance of their Sharpe ratios needs two");
    assertThat(OverfittingReports.of(new double[0], 252, "family", NONE).missing())
        .contains("no session was simulated");
    assertThat(OverfittingReports.of(new double[9], 252, "family", NONE).missing())
        .contains("never moves");
  }

  private static Figure row(OverfittingFigures figures, String name) {
    return figures.rows().stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
