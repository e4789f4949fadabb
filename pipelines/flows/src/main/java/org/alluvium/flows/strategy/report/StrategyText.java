package org.alluvium.flows.strategy.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.backtest.BookMetrics;
import org.alluvium.flows.report.model.ForecastReport;
import org.alluvium.flows.report.table.LeaderboardTable;
import org.alluvium.flows.report.table.TableView;
import org.alluvium.flows.report.text.ConsoleTable;
import org.alluvium.kernels.forecast.DirectionAccuracy;

/**
 * A strategy for a terminal: its books, its models, how positions ended, and what the numbers do
 * not say.
 */
final class StrategyText {
  private static final String ROW = "  %-22s %8s %7s  %-15s %8s %8s %9s %8s%n";

  private final StrategyResult result;
  private final ForecastReport forecasts;
  private final double sessionsPerYear;

  private StrategyText(StrategyResult result, ForecastReport forecasts, double sessionsPerYear) {
    this.result = result;
    this.forecasts = forecasts;
    this.sessionsPerYear = sessionsPerYear;
  }

  static String of(StrategyResult result, ForecastReport forecasts, double sessionsPerYear) {
    return new StrategyText(result, forecasts, sessionsPerYear).text();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        format(ROW, "", "return", "Sharpe", "[90 %]", "per year", "max DD", "turnover", "costs"));
    text.append(book(result.profile().id(), result.days().traded()));
    text.append(book("  best path", result.days().bestPath()));
    text.append(
        format(ROW, "  holding", percent(result.holding()), "", "", "", "", "", "")
            .stripTrailing());
    text.append("\n\n");
    TableView models = LeaderboardTable.compact(result.profile().id(), forecasts);
    text.append(models.caption()).append('\n').append(ConsoleTable.of(models));
    lines().forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private String book(String name, List<BookDay> days) {
    if (days.isEmpty()) {
      return format(ROW, name, "–", "", "", "", "", "", "");
    }
    Map<String, Double> of = BookMetrics.measure(days, sessionsPerYear);
    return format(
        ROW,
        name,
        percent(of.get("total_return")),
        format("%.2f", of.get("sharpe")),
        format("[%.2f, %.2f]", of.get("sharpe_low_90"), of.get("sharpe_high_90")),
        percent(of.get("annual_return")),
        percent(of.get("max_drawdown")),
        format("%.1f×", of.get("annual_turnover")),
        percent(of.get("annual_cost")));
  }

  private List<String> lines() {
    List<TradeRecord> trades = result.trades();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        format(
            "%,d decisions: %s",
            result.decisions().size(),
            result.verdicts().entrySet().stream()
                .map(one -> format("%,d %s", one.getValue(), one.getKey().replace('_', ' ')))
                .collect(Collectors.joining(", "))));
    lines.add(format("%,d positions, ended by: %s", trades.size(), exits(trades)));
    StrategyDocuments.byTier(trades)
        .forEach(
            (tier, own) ->
                lines.add(
                    format(
                        "  tier %s: %,d, %s a position before costs",
                        tier, own.size(), fine(StrategyDocuments.mean(worst(own))))));
    DirectionAccuracy directions = result.directions();
    if (directions.trials() > 0) {
      lines.add(
          format(
              "%.1f %% of %,d directions right, from open to open",
              100 * directions.accuracy(), directions.trials()));
    }
    lines.addAll(words(trades));
    return lines;
  }

  private List<String> words(List<TradeRecord> trades) {
    long open = trades.stream().filter(trade -> !trade.isCertain()).count();
    long daily = trades.stream().filter(t -> t.entry().resolution().equals("daily")).count();
    double doubt = trades.stream().mapToDouble(TradeRecord::doubt).average().orElse(0);
    List<String> words = new ArrayList<>();
    words.add("");
    words.add(
        format(
            "Of %,d positions %,d rest on daily bars alone, and the bars leave the end of %,d open.",
            trades.size(), daily, open));
    if (open > 0) {
      words.add(
          format(
              "Traded is the worst end of each, the best path takes the best: %s a position between them.",
              fine(doubt)));
      words.add("The truth lies between, and these bars cannot say where.");
    }
    words.add(
        "Costs are assumptions. Interest on the notional, which a currency pays or earns every night, is not counted. Nothing here is advice.");
    return words;
  }

  private static String exits(List<TradeRecord> trades) {
    Map<String, Integer> reasons = new TreeMap<>();
    trades.forEach(
        trade ->
            reasons.merge(
                StrategyDocuments.word(trade.worst()).replace('_', ' '), 1, Integer::sum));
    return reasons.entrySet().stream()
        .map(one -> format("%,d %s", one.getValue(), one.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static List<TradeRecord.End> worst(List<TradeRecord> trades) {
    return trades.stream().map(TradeRecord::worst).toList();
  }

  private static String percent(double fraction) {
    return Double.isNaN(fraction) ? "–" : format("%.1f %%", 100 * fraction);
  }

  private static String fine(double fraction) {
    return format("%+.3f %%", 100 * fraction);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
  }
}
