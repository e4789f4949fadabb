package org.alluvium.flows.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.alluvium.flows.report.model.AllocationReport;
import org.alluvium.flows.report.model.BacktestReport;
import org.alluvium.flows.report.model.DateAxis;
import org.alluvium.flows.report.model.DeepReport;
import org.alluvium.flows.report.model.Estimate;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.OverfittingFigures;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.RegimeHistory;
import org.alluvium.flows.report.model.RiskReport;
import org.alluvium.flows.report.model.SelectionReport;
import org.alluvium.flows.report.model.SelectionReport.Candidate;
import org.alluvium.flows.selection.Verdict;

/** A made-up deep report of the sample's symbols, one of them hostile. */
final class SampleDeepReport {
  private static final LocalDate DECIDED = LocalDate.of(2017, 11, 3);
  private static final List<String> QUADRANTS = List.of("CRISIS", "EXPANSION", "QUIET", "NORMAL");

  private final Random random;
  private final DateAxis dates;

  SampleDeepReport(Random random, DateAxis dates) {
    this.random = random;
    this.dates = dates;
  }

  DeepReport report() {
    return new DeepReport(
        Part.of(selection()),
        Part.of(
            new AllocationReport(
                "hrp",
                364,
                List.of(
                    new AllocationReport.Answer("hrp", "the profile's own engine", 360, DECIDED),
                    new AllocationReport.Answer(
                        "equal",
                        "hrp: … of … days have a return for all … assets",
                        4,
                        DECIDED.minusYears(6))))),
        Part.of(regime()),
        Part.of(risk()),
        Part.of(backtest()),
        Part.of(overfitting()));
  }

  private SelectionReport selection() {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < SampleReport.SYMBOLS.size(); i++) {
      candidates.add(candidate("NASDAQ:" + SampleReport.SYMBOLS.get(i), i));
    }
    candidates.add(
        new Candidate(
            SampleReport.HOSTILE,
            Verdict.VETOED,
            "ingestion/prices",
            "no bar on the decision session",
            0,
            Figure.missing("no ranker gave it a score"),
            Part.missing("it is in no cluster")));
    return new SelectionReport(
        DECIDED,
        candidates,
        List.of(
            "ingestion/prices: 25 candidates, 1 without a bar on 2017-11-03",
            "clustering/correlation: 24 candidates in 5 clusters by ward linkage",
            "policy/relaxation: 1 vetoed for good; strict: 20 of 24 pass, 8 chosen",
            "policy/relaxation: 8 winners, below the minimum of 15"),
        new SelectionReport.History(
            DECIDED.minusYears(7),
            364,
            15,
            new SelectionReport.Counts(31, 12, 0, 5_213),
            List.of(
                new SelectionReport.Veto(
                    "policy/relaxation", "spectral: entropy is above 0.95", 2, 811, 290),
                new SelectionReport.Veto(
                    "ingestion/prices", "no bar on the decision session", 1, 2, 2))));
  }

  private Candidate candidate(String symbol, int i) {
    Verdict verdict =
        i % 3 == 0 ? Verdict.WINNER : i % 8 == 7 ? Verdict.VETOED : Verdict.NOT_CHOSEN;
    String reason =
        switch (verdict) {
          case WINNER -> "strict: rank " + (i / 3 + 1);
          case VETOED -> "spectral: entropy 0.9612 is above 0.95";
          case NOT_CHOSEN -> "rank " + (i + 8) + ": cluster 2 has its 3 winners";
        };
    return new Candidate(
        symbol,
        verdict,
        "policy/relaxation",
        reason,
        i % 5 == 4 ? -1 : 1,
        Figure.of(random.nextDouble()),
        Part.of(i % 5));
  }

  private RegimeHistory regime() {
    List<RegimeHistory.Spell> spells = new ArrayList<>();
    LocalDate from = dates.first().minusYears(1);
    for (int i = 0; from.isBefore(dates.last()); i++) {
      LocalDate end = from.plusDays(20 + random.nextInt(200));
      LocalDate to = end.isAfter(dates.last()) ? dates.last() : end;
      spells.add(new RegimeHistory.Spell(QUADRANTS.get((i * 3) % 4), from, to));
      from = end;
    }
    return new RegimeHistory(
        "ARCA:SPY",
        "2017-11-10: NORMAL. Turbulent with probability 0.02, volatility 6.3 % a year, move -1.1 %"
            + " over 63 sessions; model of 2017-11-01; 2,072 sessions since 2009-11-16.",
        "A Gaussian mixture, which has no memory, tells the same of 81.2 % of 1,820 sessions, and"
            + " switches 57.1 times a year instead of 6.2.",
        spells,
        List.of(
            new RegimeHistory.Share("CRISIS", 118, 7, 0.057),
            new RegimeHistory.Share("EXPANSION", 300, 8, 0.145),
            new RegimeHistory.Share("QUIET", 410, 8, 0.198),
            new RegimeHistory.Share("NORMAL", 1_244, 8, 0.6)),
        QUADRANTS.stream().flatMap(q -> List.of(5, 20).stream().map(h -> forward(q, h))).toList());
  }

  private static RegimeHistory.Forward forward(String quadrant, int ahead) {
    boolean crisis = quadrant.equals("CRISIS") && ahead == 20;
    String none = "no session of it has a return so far ahead";
    return new RegimeHistory.Forward(
        quadrant,
        ahead,
        crisis ? 0 : 400,
        crisis ? Estimate.missing(none) : Estimate.orMissing(0.58, 0.49, 0.67, none),
        crisis ? 0 : 400 / ahead,
        crisis
            ? new RegimeHistory.Spread(
                Figure.missing(none),
                Figure.missing(none),
                Figure.missing(none),
                Figure.missing(none))
            : new RegimeHistory.Spread(
                Figure.of(0.004), Figure.of(0.006), Figure.of(-0.031), Figure.of(0.034)));
  }

  private RiskReport risk() {
    List<RiskReport.Share> shares = new ArrayList<>();
    int held = SampleReport.SYMBOLS.size() / 3;
    double left = 1;
    for (int i = 0; i < held; i++) {
      double risk = i == held - 1 ? left : left * 0.3;
      left -= risk;
      shares.add(
          new RiskReport.Share(
              "NASDAQ:" + SampleReport.SYMBOLS.get(3 * i),
              i == 2 ? -0.05 : 1.0 / held,
              Figure.of(1.0 / held + 0.004),
              risk));
    }
    shares.sort(Comparator.comparingDouble(RiskReport.Share::risk).reversed());
    return new RiskReport(
        DECIDED, Part.of(dates.last()), new RiskReport.Sample(250, 252), Figure.of(0.094), shares);
  }

  private BacktestReport backtest() {
    return new BacktestReport(
        List.of(
            new BacktestReport.Stream(
                "us_ridge_weekly",
                1_819,
                Figure.of(0.049),
                Figure.of(0.12),
                Figure.of(0.41),
                Figure.of(-0.182)),
            new BacktestReport.Stream(
                "SPY", 1_819, Figure.of(0.11), Figure.of(0.15), Figure.of(0.78), Figure.of(-0.19))),
        new BacktestReport.Comparison(
            Figure.of(0.61), Figure.of(0.7), Figure.of(0.09), Figure.of(-0.37), Figure.of(0.21)),
        Figure.of(48_200_000),
        Estimate.orMissing(0.528, 0.508, 0.547, "no backtest"),
        List.of(
            exposure("gross", 1),
            exposure("net", 0.6),
            exposure("long", 0.8),
            exposure("short", 0.2)),
        List.of(
            new BacktestReport.Fall(
                LocalDate.of(2011, 7, 7),
                LocalDate.of(2011, 10, 3),
                Part.of(LocalDate.of(2012, 2, 9)),
                -0.182,
                151),
            new BacktestReport.Fall(
                LocalDate.of(2017, 10, 2),
                LocalDate.of(2017, 10, 25),
                Part.missing("the peak was not regained by the as-of date"),
                -0.031,
                28)));
  }

  private static BacktestReport.Exposure exposure(String kind, double mean) {
    return new BacktestReport.Exposure(
        kind, Figure.of(mean), Figure.of(0), Figure.of(mean + 0.1), Figure.of(mean));
  }

  private static OverfittingFigures overfitting() {
    return new OverfittingFigures(
        "us_ridge/25-symbols-0a1b2c3d/5-sessions",
        120,
        "N = 120 trials of the family, over 2 studies: 118 finished, 1 failed, 1 unfinished.",
        List.of(
            new OverfittingFigures.Row(
                "PSR against 0", Figure.of(0.863), "probability of a true Sharpe ratio above 0"),
            new OverfittingFigures.Row(
                "DSR", Figure.of(0.212), "probability of a true Sharpe ratio above that luck"),
            new OverfittingFigures.Row(
                "minimum track record, years",
                Figure.missing("the Sharpe ratio is not above 0: no record is long enough"),
                "for a PSR of 0.95")));
  }
}
