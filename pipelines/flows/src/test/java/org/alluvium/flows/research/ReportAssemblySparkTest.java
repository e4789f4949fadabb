package org.alluvium.flows.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.quality.CheckBounds;
import org.alluvium.flows.quality.DataCheck;
import org.alluvium.flows.quality.DataReport;
import org.alluvium.flows.report.html.HtmlReport;
import org.alluvium.flows.report.model.DeepReport;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.ForecastReport;
import org.alluvium.flows.report.model.LeaderboardRow;
import org.alluvium.flows.report.model.MetaReport;
import org.alluvium.flows.report.model.NavHistory;
import org.alluvium.flows.report.model.ReportModel;
import org.alluvium.flows.report.model.RiskReport;
import org.alluvium.flows.report.model.SelectionReport;
import org.alluvium.flows.report.model.SleeveReport;
import org.alluvium.flows.report.model.SummaryRow;
import org.alluvium.flows.report.model.SymbolHealth;
import org.alluvium.flows.report.model.TradeHistory;
import org.alluvium.flows.report.text.ConsoleSummary;
import org.alluvium.flows.selection.Verdict;
import org.alluvium.lakehouse.tables.Allocations;
import org.alluvium.lakehouse.tables.BookReturns;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.tables.MetaReturns;
import org.alluvium.lakehouse.tables.Selections;
import org.alluvium.lakehouse.tables.SleeveReturns;
import org.alluvium.lakehouse.tables.Trades;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The report's numbers against the same numbers computed from the raw rows by plain loops. */
@Tag("spark")
@Tag("heavy")
class ReportAssemblySparkTest extends SparkTest {
  private static final String STOCKS = "profile = 'stocks' and engine = 'hrp'";

  private static TempLakehouse temp;
  private static ReportBench bench;
  private static ReportModel model;

  @BeforeAll
  static void runTheStagesOnce() {
    temp = TempLakehouse.open(spark());
    bench = new ReportBench(spark(), temp);
    model = bench.assemble();
  }

  @AfterAll
  static void removeTheLakehouse() {
    temp.close();
  }

  @Test
  void theLastNetAssetValueIsTheProductOfTheStoredReturns() {
    double wealth = 1;
    for (Row row : bench.rows(SleeveReturns.SPEC, STOCKS)) {
      wealth *= 1 + row.<Double>getAs(BookReturns.NET_RETURN);
    }
    NavHistory nav = stocks().portfolio().nav().value();
    assertThat(nav.net().at(0)).isEqualTo(1.0);
    assertThat(last(nav.net().toArray())).isCloseTo(wealth, within(1e-10));
    assertThat(nav.dates().last()).isEqualTo(ReportBench.WEEK);
  }

  @Test
  void theMarketIsItsLastCloseOverTheCloseOfTheFirstDay() {
    NavHistory nav = stocks().portfolio().nav().value();
    double first = close("NASDAQ:AAPL", nav.dates().first());
    assertThat(last(nav.market().line().toArray()))
        .isCloseTo(close("NASDAQ:AAPL", ReportBench.WEEK) / first, within(1e-12));
    assertThat(nav.market().name()).isEqualTo("NASDAQ:AAPL");
  }

  @Test
  void theSharpeRatioIsThatOfTheStoredReturns() {
    double[] returns =
        bench.rows(SleeveReturns.SPEC, STOCKS).stream()
            .mapToDouble(row -> row.getAs(BookReturns.NET_RETURN))
            .toArray();
    double mean = Arrays.stream(returns).average().orElseThrow();
    double squares = Arrays.stream(returns).map(r -> (r - mean) * (r - mean)).sum();
    double sharpe = mean / Math.sqrt(squares / (returns.length - 1)) * Math.sqrt(252);
    SummaryRow row = model.summary().get(0);
    assertThat(row.performance().sharpe().value().value()).isCloseTo(sharpe, within(1e-9));
    assertThat(row.performance().sharpe().low().value()).isLessThan(sharpe);
    assertThat(row.performance().sharpe().high().value()).isGreaterThan(sharpe);
  }

  @Test
  void everyFillIsCountedAndTheLastFiftyAreShown() {
    List<Row> trades = newestTrades();
    assertThat(stocks().portfolio().trades().total()).isEqualTo(trades.size());
    assertThat(temp.lakehouse().read(Trades.SPEC).all().filter(STOCKS).count())
        .isGreaterThan(trades.size());
    assertThat(model.summary().get(0).performance().trades()).isEqualTo(Figure.of(trades.size()));
    assertThat(stocks().portfolio().trades().last())
        .hasSize(50)
        .allMatch(trade -> trade.size().weight().value() >= TradeHistory.LEAST_WEIGHT)
        .allMatch(trade -> trade.decided().isBefore(trade.filled()))
        .anyMatch(trade -> trade.size().result().isPresent());
  }

  @Test
  void directionAccuracyIsTheShareOfRightSignsOfForecastsApart() {
    assertThat(
            stocks()
                .forecasts()
                .value()
                .leaderboard()
                .get(0)
                .accuracy()
                .direction()
                .value()
                .value())
        .isCloseTo(accuracy("stocks_ridge", "ridge"), within(1e-12));
    assertThat(model.summary().get(1).skill().directionAccuracy().value().value())
        .isCloseTo(accuracy("dollar_ridge", "mean"), within(1e-12));
    assertThat(model.summary().get(1).skill().pValue().value()).isBetween(0.0, 1.0);
    ForecastReport dollar = model.sleeves().get(1).forecasts().value();
    assertThat(dollar.leaderboard())
        .extracting(LeaderboardRow::model)
        .containsExactly(
            "mean",
            "ard",
            "bayesian_ridge",
            "elastic_net",
            "gbt",
            "huber",
            "lasso",
            "pls",
            "random_forest",
            "ridge",
            "xgboost");
    assertThat(dollar.years().keySet()).contains(2016, 2017);
    assertThat(
            dollar.years().values().stream()
                .mapToInt(rows -> rows.get(0).sample().forecasts())
                .sum())
        .isEqualTo(dollar.models().get(0).judged().size());
  }

  @Test
  void theMetaCompoundsItsReturnsAndItsPartsAddUp() {
    List<Row> days = bench.rows(MetaReturns.SPEC, "profile = 'both' and engine = 'hrp'");
    double wealth = 1;
    double gross = 0;
    for (Row row : days) {
      wealth *= 1 + row.<Double>getAs(BookReturns.NET_RETURN);
      gross += row.<Double>getAs(BookReturns.GROSS_RETURN);
    }
    MetaReport meta = model.meta().value();
    assertThat(last(meta.nav().net().toArray())).isCloseTo(wealth, within(1e-10));
    double ofReturn =
        meta.evidence().contributions().stream().mapToDouble(c -> c.ofReturn().value()).sum();
    double ofRisk =
        meta.evidence().contributions().stream().mapToDouble(c -> c.ofRisk().value()).sum();
    assertThat(ofReturn).isCloseTo(gross / (days.size() - 1) * 252, within(2e-4));
    assertThat(ofRisk).isCloseTo(1, within(1e-12));
    assertThat(meta.evidence().gates())
        .extracting(MetaReport.GateVerdict::verdict)
        .containsOnly(MetaReport.Verdict.PASSED);
    assertThat(meta.weights().assets().isPresent()).isTrue();
  }

  @Test
  void dataHealthCountsTheBars() {
    SymbolHealth apple =
        model.provenance().health().stream()
            .filter(h -> h.symbol().equals("NASDAQ:AAPL"))
            .findFirst()
            .orElseThrow();
    assertThat(model.provenance().health()).hasSize(6);
    assertThat(apple.coverage().value().bars())
        .isEqualTo(bench.rows(DailyBars.SPEC, "symbol = 'NASDAQ:AAPL'").size());
    assertThat(apple.coverage().value().last()).isEqualTo(ReportBench.WEEK);
    assertThat(apple.coverage().value().missingSessions()).isZero();
  }

  @Test
  void dataHealthIsWhatTheCheckFinds() {
    List<SymbolHealth> told = model.provenance().health();
    DataReport checked =
        new DataCheck(bench.input().calendars(), CheckBounds.DEFAULT)
            .check(
                temp.lakehouse(),
                bench.context().asOf(),
                told.stream().map(SymbolHealth::symbol).toList());
    assertThat(told)
        .flatExtracting(
            health -> health.warnings().stream().map(w -> health.symbol() + " " + w).toList())
        .isNotEmpty()
        .containsExactlyElementsOf(checked.warnings());
  }

  @Test
  void theHeaderCountsEveryBookThatWasMeasured() {
    assertThat(model.run().trials()).isEqualTo(2 * 3 + 2);
    assertThat(model.provenance().stages()).hasSize(bench.input().stages().size() + 1);
    assertThat(model.provenance().stages().get(bench.input().stages().size()).step())
        .isEqualTo("report");
    assertThat(model.provenance().lineage()).isNotEmpty();
  }

  @Test
  void theDeepReportIsThatOfTheTables() {
    DeepReport deep = stocks().deep();
    SelectionReport selection = deep.selection().value();
    List<Row> decided = bench.rows(Selections.SPEC, "profile = 'stocks'");
    LocalDate latest = date(decided.get(decided.size() - 1));
    List<Row> last = decided.stream().filter(row -> date(row).equals(latest)).toList();
    assertThat(selection.decided()).isEqualTo(latest);
    assertThat(selection.candidates()).hasSize(last.size());
    assertThat(selection.count(Verdict.WINNER))
        .isEqualTo(last.stream().filter(row -> won(row)).count());
    assertThat(selection.steps()).isNotEmpty();
    assertThat(selection.history().decisions())
        .isEqualTo((int) decided.stream().map(row -> date(row)).distinct().count());
    assertThat(selection.history().counts().winners())
        .isEqualTo(decided.stream().filter(row -> won(row)).count());
    assertThat(deep.allocation().value().decisions())
        .isEqualTo(bench.rows(Allocations.SPEC, STOCKS).size());
    assertThat(deep.risk().value().shares().stream().mapToDouble(RiskReport.Share::risk).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(deep.backtest().value().drawdowns().get(0).depth())
        .isCloseTo(model.summary().get(0).performance().maxDrawdown().value(), within(1e-12));
    assertThat(deep.backtest().value().exposures().get(0).last().value())
        .isEqualTo(
            last(
                bench.rows(SleeveReturns.SPEC, STOCKS).stream()
                    .mapToDouble(row -> row.getAs(BookReturns.GROSS_EXPOSURE))
                    .toArray()));
    assertThat(deep.overfitting().value().trials()).isEqualTo(1);
  }

  private static boolean won(Row row) {
    return row.getAs(Selections.VERDICT).equals(Verdict.WINNER.id());
  }

  @Test
  void assemblingAgainGivesTheSameModel() {
    assertThat(bench.assemble()).isEqualTo(model);
  }

  @Test
  void thePageAndTheConsoleShowTheModel() throws IOException {
    Path page = temp.folder().resolve("index.html");
    HtmlReport.write(model, page);
    assertThat(Files.readString(page)).contains("stocks").contains("dollar").contains("both");
    assertThat(ConsoleSummary.of(model)).contains("N = 8 books and trials so far");
  }

  /** Every date that a symbol's last judged return has left behind, one symbol after the other. */
  private static double accuracy(String strategy, String model) {
    Map<String, Row> labels = new HashMap<>();
    bench
        .rows(Labels.SPEC, "basis = 'close' and horizon = 5")
        .forEach(row -> labels.put(row.getAs(Labels.SYMBOL) + " " + date(row), row));
    Map<String, LocalDate> free = new HashMap<>();
    long right = 0;
    long judged = 0;
    for (Row row :
        bench.rows(Forecasts.SPEC, "strategy = '%s' and model = '%s'".formatted(strategy, model))) {
      String symbol = row.getAs(Forecasts.SYMBOL);
      Row label = labels.get(symbol + " " + date(row));
      if (label == null
          || day(label, Labels.ENTRY_DATE).isBefore(free.getOrDefault(symbol, LocalDate.MIN))) {
        continue;
      }
      free.put(symbol, day(label, Labels.EXIT_DATE));
      double outcome = label.getAs(Labels.LABEL);
      double forecast = row.getAs(Forecasts.FORECAST);
      judged += outcome == 0 ? 0 : 1;
      right += outcome * forecast > 0 ? 1 : 0;
    }
    return (double) right / judged;
  }

  private static double close(String symbol, LocalDate date) {
    return bench
        .rows(DailyBars.SPEC, "symbol = '%s' and event_date = date'%s'".formatted(symbol, date))
        .get(0)
        .getAs(DailyBars.CLOSE);
  }

  /** The fills that the newest simulation of each day made. */
  private static List<Row> newestTrades() {
    Map<LocalDate, Instant> newest = new HashMap<>();
    bench
        .rows(SleeveReturns.SPEC, STOCKS)
        .forEach(row -> newest.put(date(row), row.<Instant>getAs(BookReturns.KNOWN_AT)));
    return bench.rows(Trades.SPEC, STOCKS).stream()
        .filter(row -> row.getAs(Trades.KNOWN_AT).equals(newest.get(date(row))))
        .toList();
  }

  private static LocalDate date(Row row) {
    return day(row, Labels.EVENT_DATE);
  }

  private static LocalDate day(Row row, String column) {
    return row.getAs(column);
  }

  private static double last(double[] values) {
    return values[values.length - 1];
  }

  private static SleeveReport stocks() {
    return model.sleeves().get(0);
  }
}
