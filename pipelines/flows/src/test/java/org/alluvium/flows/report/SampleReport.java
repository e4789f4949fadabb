package org.alluvium.flows.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.alluvium.flows.report.model.Alignment;
import org.alluvium.flows.report.model.Correlations;
import org.alluvium.flows.report.model.CostItem;
import org.alluvium.flows.report.model.DateAxis;
import org.alluvium.flows.report.model.EngineRow;
import org.alluvium.flows.report.model.Estimate;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.ForecastScatter;
import org.alluvium.flows.report.model.LeaderboardRow;
import org.alluvium.flows.report.model.MetaReport;
import org.alluvium.flows.report.model.NavHistory;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.Performance;
import org.alluvium.flows.report.model.Period;
import org.alluvium.flows.report.model.ReportModel;
import org.alluvium.flows.report.model.RunHeader;
import org.alluvium.flows.report.model.SealedTable;
import org.alluvium.flows.report.model.Series;
import org.alluvium.flows.report.model.Skill;
import org.alluvium.flows.report.model.SleeveReport;
import org.alluvium.flows.report.model.StageRow;
import org.alluvium.flows.report.model.SummaryRow;
import org.alluvium.flows.report.model.SymbolHealth;
import org.alluvium.flows.report.model.TradeHistory;
import org.alluvium.flows.report.model.WeightHistory;

/** A made-up run of the size of a real one: seven years, two sleeves, 24 symbols; seeded. */
public final class SampleReport {
  private static final LocalDate START = LocalDate.of(2010, 11, 15);
  private static final int SESSIONS = 1_820;
  private static final List<String> SYMBOLS =
      List.of(
          "AAPL", "AMZN", "BA", "BAC", "CAT", "CVX", "DIS", "GE", "GOOG", "GS", "HD", "IBM", "INTC",
          "JNJ", "JPM", "KO", "MCD", "MMM", "MRK", "MSFT", "NKE", "PFE", "PG", "WMT");
  private static final String HOSTILE = "</script><img src=x onerror=alert(1)>";
  private final Random random = new Random(7);
  private final DateAxis dates = sessions();

  private SampleReport() {}

  public static ReportModel model() {
    return new SampleReport().build();
  }

  /** A run that has nothing but its header. */
  public static ReportModel empty() {
    return new ReportModel(
        header(),
        List.of(),
        List.of(),
        Part.missing("this run has one profile"),
        new ReportModel.Provenance(List.of(), List.of(), List.of()));
  }

  private static RunHeader header() {
    return new RunHeader(
        "2017-11-10T180501Z-7c1e",
        LocalDate.of(2017, 11, 10),
        "0.1.0",
        2,
        new RunHeader.CodeSeal(
            Part.of("sha256:3f0c9a5f2c1e4d7b8a6f5e4d3c2b1a0f9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b"),
            Part.missing("the run came from class folders, not from a jar"),
            "./alluvium replay --run-id 2017-11-10T180501Z-7c1e"));
  }

  private ReportModel build() {
    SleeveReport ridge = sleeve("us_ridge_weekly", 0.0004, 1);
    SleeveReport currency = currencySleeve();
    return new ReportModel(
        header(),
        List.of(
            row("us_ridge_weekly", SummaryRow.Kind.SLEEVE, 0.41, 0.513),
            row("usdcop_ridge", SummaryRow.Kind.SLEEVE, -0.12, 0.497),
            new SummaryRow(
                "meta",
                SummaryRow.Kind.META,
                period(),
                performance(0.38),
                Skill.missing("a meta-portfolio makes no forecast of its own"))),
        List.of(ridge, currency),
        Part.of(meta()),
        provenance());
  }

  private static Part<Period> period() {
    return Part.of(new Period(START, LocalDate.of(2017, 11, 3)));
  }

  private static List<EngineRow> engines() {
    return List.of(
        new EngineRow("hrp (this portfolio)", period(), performance(0.41)),
        new EngineRow("equal weight, same names", period(), performance(0.52)),
        new EngineRow("equal weight, whole universe", period(), performance(0.33)));
  }

  private SummaryRow row(String name, SummaryRow.Kind kind, double sharpe, double accuracy) {
    return new SummaryRow(
        name,
        kind,
        period(),
        performance(sharpe),
        new Skill(
            Estimate.orMissing(accuracy, accuracy - 0.021, accuracy + 0.02, "no forecast"),
            Part.of("majority sign"),
            Figure.of(accuracy - 0.509),
            Figure.of(0.31)));
  }

  private static Performance performance(double sharpe) {
    return new Performance(
        Estimate.orMissing(sharpe, sharpe - 0.61, sharpe + 0.58, "no backtest"),
        Figure.of(sharpe * 0.12),
        Figure.of(-0.182),
        Figure.of(9.1),
        Figure.of(1_312),
        Figure.of(0.007));
  }

  private SleeveReport sleeve(String name, double drift, int sign) {
    return new SleeveReport(
        name,
        "Long and short US shares, ridge on Alpha158, weekly, decided at the close, filled at the"
            + " next open.",
        new SleeveReport.Portfolio(
            Part.of(nav(drift, "SPY")),
            Part.of(weights(SYMBOLS, sign)),
            engines(),
            new TradeHistory(1_312, 400, trades()),
            List.of(
                new CostItem("commission", Figure.of(0.0011)),
                new CostItem("half spread", Figure.of(0.0034)),
                new CostItem("impact", Figure.of(0.0019)),
                new CostItem("borrow", Figure.missing("no short was held overnight")))),
        Part.of(scatter()),
        leaderboard());
  }

  private SleeveReport currencySleeve() {
    return new SleeveReport(
        "usdcop_ridge",
        "USD/COP, ridge and Bayesian ridge, five sessions ahead.",
        new SleeveReport.Portfolio(
            Part.of(nav(-0.00005, "USDCOP")),
            Part.of(weights(List.of("FX:USDCOP"), 1)),
            List.of(),
            TradeHistory.none(),
            List.of()),
        Part.missing("the strategy has fewer than 30 outcomes"),
        List.of());
  }

  private static DateAxis sessions() {
    List<LocalDate> days = new ArrayList<>();
    for (LocalDate day = START; days.size() < SESSIONS; day = day.plusDays(1)) {
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        days.add(day);
      }
    }
    return DateAxis.of(days.toArray(LocalDate[]::new));
  }

  private NavHistory nav(double drift, String market) {
    return new NavHistory(
        dates,
        path(drift, 0.006),
        List.of(
            new NavHistory.Alternative("equal weight, same names", path(0.0003, 0.009)),
            new NavHistory.Alternative("equal weight, whole universe", path(0.0002, 0.008))),
        new NavHistory.MarketLine(market, path(0.00035, 0.0095)));
  }

  private Series path(double drift, double volatility) {
    double[] values = new double[SESSIONS];
    double value = 1;
    for (int i = 0; i < SESSIONS; i++) {
      values[i] = value;
      value *= 1 + drift + volatility * random.nextGaussian();
    }
    return Series.of(values);
  }

  private WeightHistory weights(List<String> names, int longSign) {
    List<LocalDate> days = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i += 5) {
      days.add(dates.at(i));
    }
    List<WeightHistory.Weights> weights = new ArrayList<>();
    for (int s = 0; s < names.size(); s++) {
      double[] values = new double[days.size()];
      double level = (s % 3 == 2 ? -0.3 : 0.6) * longSign / names.size();
      for (int i = 0; i < values.length; i++) {
        values[i] = level * (1 + 0.5 * Math.sin(i / 40.0 + s)) + 0.004 * random.nextGaussian();
      }
      weights.add(new WeightHistory.Weights(names.get(s), Series.of(values)));
    }
    return new WeightHistory(DateAxis.of(days.toArray(LocalDate[]::new)), weights);
  }

  private List<TradeHistory.Trade> trades() {
    List<TradeHistory.Trade> trades = new ArrayList<>();
    for (int i = 0; i < TradeHistory.SHOWN; i++) {
      LocalDate decided = dates.at(SESSIONS - 2 - i / 5 * 5);
      trades.add(
          new TradeHistory.Trade(
              decided,
              decided.plusDays(1),
              i == 3 ? HOSTILE : "NASDAQ:" + SYMBOLS.get(i % SYMBOLS.size()),
              i % 3 == 0 ? TradeHistory.Side.SELL : TradeHistory.Side.BUY,
              new TradeHistory.Fill(
                  Figure.of(0.004 + 0.02 * random.nextDouble()),
                  Figure.of(20 + 900 * random.nextDouble()),
                  Figure.of(0.00002 * random.nextDouble()),
                  i % 4 == 0
                      ? Figure.missing("the position is still open")
                      : Figure.of(0.02 * random.nextGaussian()))));
    }
    return trades;
  }

  private ForecastScatter scatter() {
    int count = 900;
    double[] forecast = new double[count];
    double[] realised = new double[count];
    for (int i = 0; i < count; i++) {
      forecast[i] = 0.002 + 0.004 * random.nextGaussian();
      realised[i] = 0.3 * forecast[i] + 0.022 * random.nextGaussian();
    }
    realised[17] = -0.55;
    realised[count - 1] = Double.NaN;
    return new ForecastScatter("ridge", 5, Series.of(forecast), Series.of(realised));
  }

  private List<LeaderboardRow> leaderboard() {
    List<LeaderboardRow> rows = new ArrayList<>();
    for (String model : List.of("ridge", "bayesian_ridge", "lasso", "pls", "huber", "xgboost")) {
      for (int horizon : List.of(5, 20)) {
        double accuracy = 0.5 + 0.02 * random.nextGaussian();
        rows.add(
            new LeaderboardRow(
                model,
                horizon,
                new LeaderboardRow.Accuracy(
                    Estimate.orMissing(accuracy, accuracy - 0.02, accuracy + 0.02, "none"),
                    Figure.of(0.022 * Math.sqrt(horizon / 5.0)),
                    Figure.of(0.02 * random.nextGaussian())),
                comparisons(accuracy)));
      }
    }
    return rows;
  }

  private List<LeaderboardRow.Comparison> comparisons(double accuracy) {
    return List.of(
        new LeaderboardRow.Comparison(
            "zero", Figure.missing("a zero forecast has no direction"), Figure.of(0.998)),
        new LeaderboardRow.Comparison("random walk", Figure.of(accuracy - 0.496), Figure.of(0.71)),
        new LeaderboardRow.Comparison(
            "historical mean", Figure.of(accuracy - 0.508), Figure.of(1.001)),
        new LeaderboardRow.Comparison(
            "majority sign",
            Figure.of(accuracy - 0.509),
            Figure.missing("a sign has no size, so no RMSE")));
  }

  private MetaReport meta() {
    NavHistory nav = nav(0.0002, "SPY");
    return new MetaReport(
        nav,
        List.of(
            new MetaReport.SleeveNav("us_ridge_weekly", path(0.0004, 0.006)),
            new MetaReport.SleeveNav("usdcop_ridge", path(-0.00005, 0.004))),
        new MetaReport.MetaWeights(
            weights(List.of("us_ridge_weekly", "usdcop_ridge"), 2), Part.of(weights(SYMBOLS, 1))),
        new Alignment(
            SESSIONS,
            List.of(
                new Alignment.SleeveDates(
                    "us_ridge_weekly", START, dates.last(), SESSIONS + 12, Figure.of(0.998)),
                new Alignment.SleeveDates(
                    "usdcop_ridge", START, dates.last(), SESSIONS + 61, Figure.of(0.981)))),
        new MetaReport.Evidence(
            engines(),
            List.of(
                new MetaReport.Contribution("us_ridge_weekly", Figure.of(0.041), Figure.of(0.83)),
                new MetaReport.Contribution("usdcop_ridge", Figure.of(-0.006), Figure.of(0.17))),
            Part.of(
                new Correlations(
                    List.of("us_ridge_weekly", "usdcop_ridge"),
                    List.of(Series.of(1, -0.21), Series.of(-0.21, 1)))),
            List.of(
                new MetaReport.GateVerdict(
                    "health of usdcop_ridge", MetaReport.Verdict.PASSED, "98.1 % >= 75 %"),
                new MetaReport.GateVerdict(
                    "sign of usdcop_ridge",
                    MetaReport.Verdict.ADVISORY,
                    "correlation 0.04 of 250 observations; 252 are needed"))));
  }

  private ReportModel.Provenance provenance() {
    List<SymbolHealth> health = new ArrayList<>();
    for (String symbol : SYMBOLS) {
      health.add(
          new SymbolHealth(
              "NASDAQ:" + symbol,
              Part.of(
                  new SymbolHealth.Coverage(
                      START, dates.last(), SESSIONS, symbol.equals("GE") ? 3 : 0, 0)),
              symbol.equals("BA")
                  ? List.of(new SymbolHealth.Rejection("low above close", 2))
                  : List.of(),
              symbol.equals("GE")
                  ? List.of("lacks 2012-03-01, 2012-03-02, 2012-03-05")
                  : List.of()));
    }
    health.add(
        new SymbolHealth(
            HOSTILE, Part.missing("the source had no bar"), List.of(), List.of("has no bar")));
    return new ReportModel.Provenance(
        health,
        List.of(
            stage("restore", 6.1, Figure.missing("reads files, not tables"), 214_902),
            stage("check", 0.8, Figure.of(214_902), 52),
            stage("features", 7.9, Figure.of(214_865), 214_865)),
        List.of(
            new SealedTable("silver.daily_bars", 3, Part.of("8f2c11d0a47be925-0000000000034776")),
            new SealedTable(
                "silver.macro_observations", 1, Part.missing("the slice of this run is empty"))));
  }

  private static StageRow stage(String step, double seconds, Figure read, long written) {
    return new StageRow(
        step,
        Figure.of(seconds),
        read,
        Figure.of(written),
        List.of(
            new SealedTable("silver.daily_bars", 3, Part.of("8f2c11d0a47be925-0000000000034776")),
            new SealedTable("bronze.rejected_rows", 1, Part.of("11d08f2ca47be925-25"))));
  }
}
