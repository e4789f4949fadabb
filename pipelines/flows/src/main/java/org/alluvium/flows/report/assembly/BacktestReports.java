package org.alluvium.flows.report.assembly;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.report.model.BacktestReport;
import org.alluvium.flows.report.model.BacktestReport.Comparison;
import org.alluvium.flows.report.model.BacktestReport.Exposure;
import org.alluvium.flows.report.model.BacktestReport.Fall;
import org.alluvium.flows.report.model.BacktestReport.Stream;
import org.alluvium.flows.report.model.Estimate;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.Part;
import org.alluvium.kernels.inference.NeweyWestLag;
import org.alluvium.kernels.inference.SharpeDifference;
import org.alluvium.kernels.performance.BenchmarkComparison;
import org.alluvium.kernels.performance.DrawdownSpell;
import org.alluvium.kernels.performance.Performance;

/** A book beside the market series, over the sessions of which both have a return. */
final class BacktestReports {
  /** As many drawdowns as are shown. */
  static final int FALLS = 5;

  private static final String UNDEFINED = "the metric is not defined for this sample";

  private final String name;
  private final List<BookDay> days;
  private final double periodsPerYear;

  /**
   * @param days of the book, oldest first
   */
  BacktestReports(String name, List<BookDay> days, double periodsPerYear) {
    this.name = name;
    this.days = days;
    this.periodsPerYear = periodsPerYear;
  }

  /**
   * @param metrics of the book by name, as stored
   * @param exposures of the book
   */
  Part<BacktestReport> report(
      NavHistories.Market market, Map<String, Double> metrics, List<Exposure> exposures) {
    if (days.isEmpty()) {
      return Part.missing(ComparedBooks.NO_DAY);
    }
    double[] own = days.stream().mapToDouble(BookDay::netReturn).toArray();
    double[] other = marketReturns(market);
    int[] both = IntStream.range(0, own.length).filter(t -> !Double.isNaN(other[t])).toArray();
    double[] book = Arrays.stream(both).mapToDouble(t -> own[t]).toArray();
    double[] compared = Arrays.stream(both).mapToDouble(t -> other[t]).toArray();
    String none = "%s has no return on a session of the backtest".formatted(market.name());
    return Part.of(
        new BacktestReport(
            List.of(
                stream(name, book.length == 0 ? own : book, none),
                stream(market.name(), compared, none)),
            comparison(book, compared),
            figure(metrics, "capacity", "impact never cost anything, or there was no gain"),
            new Estimate(
                figure(metrics, "hit_ratio", UNDEFINED),
                figure(metrics, "hit_ratio_low_90", UNDEFINED),
                figure(metrics, "hit_ratio_high_90", UNDEFINED)),
            exposures,
            falls(own)));
  }

  /** From close to close of the book's sessions; missing without both closes. */
  private double[] marketReturns(NavHistories.Market market) {
    double[] returns = new double[days.size()];
    Map.Entry<LocalDate, Double> before = market.closes().lowerEntry(days.get(0).date());
    double last = before == null ? Double.NaN : before.getValue();
    for (int t = 0; t < returns.length; t++) {
      double close = market.closes().getOrDefault(days.get(t).date(), Double.NaN);
      returns[t] = close / last - 1;
      last = close;
    }
    return returns;
  }

  private Stream stream(String stream, double[] returns, String none) {
    if (returns.length == 0) {
      Figure missing = Figure.missing(none);
      return new Stream(stream, 0, missing, missing, missing, missing);
    }
    Performance performance = Performance.of(returns, periodsPerYear);
    return new Stream(
        stream,
        performance.periods(),
        Figure.orMissing(performance.annualReturn(), UNDEFINED),
        Figure.orMissing(performance.annualVolatility(), UNDEFINED),
        Figure.orMissing(performance.sharpe(), UNDEFINED),
        Figure.orMissing(performance.maxDrawdown(), UNDEFINED));
  }

  private Comparison comparison(double[] book, double[] market) {
    try {
      BenchmarkComparison beside = BenchmarkComparison.of(book, market, periodsPerYear);
      SharpeDifference difference =
          SharpeDifference.of(book, market, NeweyWestLag.ofPeriods(book.length));
      String flat = "one of the two never moves";
      return new Comparison(
          Figure.orMissing(beside.beta(), flat),
          Figure.orMissing(beside.correlation(), flat),
          Figure.of(beside.trackingError()),
          Figure.of(difference.difference() * Math.sqrt(periodsPerYear)),
          Figure.of(difference.pValue()));
    } catch (IllegalArgumentException e) {
      return Comparison.missing("book and market cannot be compared: " + e.getMessage());
    }
  }

  private static Figure figure(Map<String, Double> metrics, String metric, String undefined) {
    return Figure.orMissing(
        metrics.getOrDefault(metric, Double.NaN),
        metrics.isEmpty() ? BookFigures.NOT_MEASURED : undefined);
  }

  /** A peak at the start counts as that of the first session. */
  private List<Fall> falls(double[] returns) {
    return DrawdownSpell.deepest(returns, FALLS).stream()
        .map(
            spell ->
                new Fall(
                    days.get(Math.max(0, spell.peak())).date(),
                    days.get(spell.trough()).date(),
                    spell.isOver()
                        ? Part.of(days.get(spell.end()).date())
                        : Part.missing("the peak was not regained by the as-of date"),
                    spell.depth(),
                    spell.length()))
        .toList();
  }
}
