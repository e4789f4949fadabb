package org.alluvium.flows.report.assembly;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.report.model.CostItem;
import org.alluvium.flows.report.model.Estimate;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.Performance;

/** The line of the summary and the costs of a book. */
final class BookFigures {
  static final String NOT_MEASURED =
      "gold.backtests has no metrics of this book as of the run's date: validation was skipped";
  private static final String UNDEFINED = "the metric is not defined for this sample";

  private BookFigures() {}

  /**
   * From stored metrics.
   *
   * @param metrics by name; those without a value are absent
   * @param fills number of fills
   */
  static Performance performance(Map<String, Double> metrics, long fills) {
    if (metrics.isEmpty()) {
      return Performance.missing(NOT_MEASURED);
    }
    return new Performance(
        new Estimate(
            metric(metrics, "sharpe"),
            metric(metrics, "sharpe_low_90"),
            metric(metrics, "sharpe_high_90")),
        metric(metrics, "annual_return"),
        metric(metrics, "max_drawdown"),
        metric(metrics, "annual_turnover"),
        Figure.of((double) fills),
        metric(metrics, "annual_cost"));
  }

  /** Mean cost per year by kind; none without a day. */
  static List<CostItem> costs(List<BookDay> days, double periodsPerYear) {
    if (days.isEmpty()) {
      return List.of();
    }
    return List.of(
        cost("commission", days, BookDay::commission, periodsPerYear),
        cost("half spread", days, BookDay::spread, periodsPerYear),
        cost("impact", days, BookDay::impact, periodsPerYear),
        cost("borrow", days, BookDay::borrow, periodsPerYear));
  }

  private static CostItem cost(
      String kind, List<BookDay> days, ToDoubleFunction<BookDay> cost, double periodsPerYear) {
    double sum = 0;
    for (BookDay day : days) {
      sum += cost.applyAsDouble(day);
    }
    return new CostItem(kind, Figure.orMissing(sum / days.size() * periodsPerYear, UNDEFINED));
  }

  private static Figure metric(Map<String, Double> metrics, String name) {
    return Figure.orMissing(metrics.getOrDefault(name, Double.NaN), UNDEFINED);
  }
}
