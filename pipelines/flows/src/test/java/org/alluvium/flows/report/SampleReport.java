package org.alluvium.flows.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.alluvium.flows.report.model.Alignment;
import org.alluvium.flows.report.model.Correlations;
import org.alluvium.flows.report.model.CostItem;
import org.alluvium.flows.report.model.DeepReport;
import org.alluvium.flows.report.model.EngineRow;
import org.alluvium.flows.report.model.Estimate;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.MetaReport;
import org.alluvium.flows.report.model.NavHistory;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.Performance;
import org.alluvium.flows.report.model.Period;
import org.alluvium.flows.report.model.ReportModel;
import org.alluvium.flows.report.model.RunHeader;
import org.alluvium.flows.report.model.Series;
import org.alluvium.flows.report.model.Skill;
import org.alluvium.flows.report.model.SleeveReport;
import org.alluvium.flows.report.model.SummaryRow;
import org.alluvium.flows.report.model.TradeHistory;

/** A made-up run of the size of a real one: seven years, two sleeves, 24 symbols; seeded. */
public final class SampleReport {
  static final List<String> SYMBOLS =
      List.of(
          "AAPL", "AMZN", "BA", "BAC", "CAT", "CVX", "DIS", "GE", "GOOG", "GS", "HD", "IBM", "INTC",
          "JNJ", "JPM", "KO", "MCD", "MMM", "MRK", "MSFT", "NKE", "PFE", "PG", "WMT");
  static final String HOSTILE = "</script><img src=x onerror=alert(1)>";
  private final Random random = new Random(7);
  private final SampleHistories histories = new SampleHistories(random);
  private final SampleForecasts forecasts = new SampleForecasts(random);

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
        SampleProvenance.upTo(histories.dates().last()));
  }

  private static Part<Period> period() {
    return Part.of(new Period(SampleHistories.START, LocalDate.of(2017, 11, 3)));
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
            Part.of(histories.nav(drift, "SPY")),
            Part.of(histories.weights(SYMBOLS, sign)),
            engines(),
            histories.trades(),
            List.of(
                new CostItem("commission", Figure.of(0.0011)),
                new CostItem("half spread", Figure.of(0.0034)),
                new CostItem("impact", Figure.of(0.0019)),
                new CostItem("borrow", Figure.missing("no short was held overnight")))),
        Part.of(forecasts.report()),
        new SampleDeepReport(new Random(11), histories.dates()).report());
  }

  private SleeveReport currencySleeve() {
    return new SleeveReport(
        "usdcop_ridge",
        "USD/COP, ridge and Bayesian ridge, five sessions ahead.",
        new SleeveReport.Portfolio(
            Part.of(histories.nav(-0.00005, "USDCOP")),
            Part.of(histories.weights(List.of("FX:USDCOP"), 1)),
            List.of(),
            new TradeHistory(List.of()),
            List.of()),
        Part.of(SampleForecasts.none("the strategy has fewer than 30 outcomes")),
        DeepReport.missing("validation was skipped"));
  }

  private MetaReport meta() {
    NavHistory nav = histories.nav(0.0002, "SPY");
    return new MetaReport(
        nav,
        List.of(
            new MetaReport.SleeveNav("us_ridge_weekly", histories.path(0.0004, 0.006)),
            new MetaReport.SleeveNav("usdcop_ridge", histories.path(-0.00005, 0.004))),
        new MetaReport.MetaWeights(
            histories.weights(List.of("us_ridge_weekly", "usdcop_ridge"), 2),
            Part.of(histories.weights(SYMBOLS, 1))),
        new Alignment(
            SampleHistories.SESSIONS,
            List.of(
                new Alignment.SleeveDates(
                    "us_ridge_weekly",
                    SampleHistories.START,
                    histories.dates().last(),
                    SampleHistories.SESSIONS + 12,
                    Figure.of(0.998)),
                new Alignment.SleeveDates(
                    "usdcop_ridge",
                    SampleHistories.START,
                    histories.dates().last(),
                    SampleHistories.SESSIONS + 61,
                    Figure.of(0.981)))),
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
}
