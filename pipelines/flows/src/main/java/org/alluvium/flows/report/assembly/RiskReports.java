package org.alluvium.flows.report.assembly;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.flows.panel.PeriodsPerYear;
import org.alluvium.flows.panel.PriceHistory;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.RiskReport;
import org.alluvium.flows.report.model.RiskReport.Share;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.covariance.SampleCovariance;
import org.alluvium.kernels.portfolio.RiskContributions;
import org.alluvium.kernels.returns.SimpleReturns;
import org.alluvium.lakehouse.time.TradingCalendar;

/**
 * What each weight of a sleeve's latest decision adds to its variance, by the sample covariance of
 * the look-back's returns as known at the decision, whatever covariance its engine uses.
 */
final class RiskReports {
  private static final int DAYS_PER_SESSION = 2;
  private static final int SPARE_DAYS = 30;

  private RiskReports() {}

  /**
   * @param decided weights by decision session and symbol
   * @param held at the last close of the book
   */
  static Part<RiskReport> of(
      StageContext context,
      SleeveProfile profile,
      TradingCalendar calendar,
      NavigableMap<LocalDate, Map<String, Double>> decided,
      Part<LastPositions> held) {
    if (decided.isEmpty()) {
      return Part.missing("no decision was made by the as-of date");
    }
    LocalDate session = decided.lastKey();
    List<String> symbols =
        decided.lastEntry().getValue().entrySet().stream()
            .filter(entry -> entry.getValue() != 0)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (symbols.isEmpty()) {
      return Part.missing("the latest decision, of %s, holds nothing".formatted(session));
    }
    int lookBack = profile.portfolio().lookBackSessions();
    PriceHistory bars = PriceHistory.ofBars(context, symbols);
    AsOfPanel panel =
        AsOfPanel.of(
            symbols,
            AsOfPanel.DayRule.ANY_ASSET,
            bars.from(session.minusDays((long) lookBack * DAYS_PER_SESSION + SPARE_DAYS)));
    Instant decision = calendar.closeInstant(session);
    panel.advance(Micros.of(decision));
    return of(
        new Decided(session, lookBack, symbols, decided.lastEntry().getValue()),
        panel.closesUpTo(symbols, session, lookBack + 1),
        PeriodsPerYear.of(calendar),
        held);
  }

  /** A decision whose risk is shared out. */
  record Decided(
      LocalDate session, int lookBack, List<String> symbols, Map<String, Double> weights) {}

  static Part<RiskReport> of(
      Decided decided, double[][] closes, double periodsPerYear, Part<LastPositions> held) {
    double[] weights =
        decided.symbols().stream().mapToDouble(symbol -> decided.weights().get(symbol)).toArray();
    try {
      SampleCovariance covariance = SampleCovariance.of(SimpleReturns.of(closes).values());
      double[] shares = RiskContributions.shares(weights, covariance.covariance());
      List<Share> rows = new ArrayList<>();
      for (int i = 0; i < weights.length; i++) {
        String symbol = decided.symbols().get(i);
        rows.add(new Share(symbol, weights[i], LastPositions.weight(held, symbol), shares[i]));
      }
      rows.addAll(leaving(decided, held));
      rows.sort(Comparator.comparingDouble(Share::risk).reversed().thenComparing(Share::symbol));
      return Part.of(
          new RiskReport(
              decided.session(),
              held.isPresent() ? Part.of(held.value().date()) : Part.missing(held.missing()),
              new RiskReport.Sample(covariance.rowsUsed(), decided.lookBack()),
              Figure.of(volatility(weights, covariance.covariance(), periodsPerYear)),
              rows));
    } catch (IllegalArgumentException e) {
      return Part.missing(
          "the weights of %s have no covariance: %s".formatted(decided.session(), e.getMessage()));
    }
  }

  /** What is still held at the last close, and decided to be held no more. */
  private static List<Share> leaving(Decided decided, Part<LastPositions> held) {
    if (!held.isPresent()) {
      return List.of();
    }
    return held.value().weights().entrySet().stream()
        .filter(entry -> entry.getValue() != 0 && !decided.symbols().contains(entry.getKey()))
        .map(entry -> new Share(entry.getKey(), 0, Figure.of(entry.getValue()), 0))
        .toList();
  }

  private static double volatility(double[] weights, double[][] covariance, double periods) {
    double variance = 0;
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < weights.length; j++) {
        variance += weights[i] * covariance[i][j] * weights[j];
      }
    }
    return Math.sqrt(variance * periods);
  }
}
