package org.alluvium.flows.backtest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.stage.SliceWrite;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.kernels.performance.Capacity;
import org.alluvium.kernels.performance.HitRatioInterval;
import org.alluvium.kernels.performance.Performance;
import org.alluvium.kernels.performance.SharpeInterval;
import org.alluvium.kernels.performance.StationaryBootstrap;
import org.alluvium.lakehouse.tables.Backtests;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Measures books as of the run and keeps the metrics, one row each. */
public final class BookMetrics {
  private static final int REPLICATIONS = 1000;
  private static final long SEED = 20171110L;

  private final StageContext context;

  public BookMetrics(StageContext context) {
    this.context = context;
  }

  /**
   * Measures books of one table and replaces their metrics of the run's date, in one commit; in
   * none when they are as they were.
   */
  public void write(Map<Book, Double> periodsPerYear) {
    SliceWrite write = new SliceWrite(context, Backtests.SPEC);
    new BookDays(context)
        .days(List.copyOf(periodsPerYear.keySet()))
        .forEach(
            (book, days) -> {
              List<Row> rows = new ArrayList<>();
              measure(days, periodsPerYear.get(book))
                  .forEach((metric, value) -> rows.add(row(book, metric, value)));
              write.replace(
                  book.slice() + " and event_date = date'%s'".formatted(context.asOfDate()), rows);
            });
    write.commitNews();
  }

  /** Metrics by name, in a fixed order. */
  public static Map<String, Double> measure(List<BookDay> days, double periodsPerYear) {
    double[] net = days.stream().mapToDouble(BookDay::netReturn).toArray();
    double[] turnover = days.stream().mapToDouble(BookDay::turnover).toArray();
    double[] costs = days.stream().mapToDouble(BookDay::cost).toArray();
    Performance performance = Performance.of(net, turnover, costs, periodsPerYear);
    StationaryBootstrap bootstrap = StationaryBootstrap.forSample(net.length, REPLICATIONS, SEED);
    SharpeInterval interval = SharpeInterval.of(net, periodsPerYear, bootstrap);
    HitRatioInterval hits = HitRatioInterval.of(net, bootstrap);
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("periods", (double) performance.periods());
    metrics.put("total_return", performance.totalReturn());
    metrics.put("annual_return", performance.annualReturn());
    metrics.put("annual_volatility", performance.annualVolatility());
    metrics.put("sharpe", performance.sharpe());
    metrics.put("sharpe_low_90", interval.low());
    metrics.put("sharpe_high_90", interval.high());
    metrics.put("sortino", performance.sortino());
    metrics.put("calmar", performance.calmar());
    metrics.put("max_drawdown", performance.maxDrawdown());
    metrics.put("max_drawdown_length", (double) performance.maxDrawdownLength());
    metrics.put("hit_ratio", performance.hitRatio());
    metrics.put("hit_ratio_low_90", hits.low());
    metrics.put("hit_ratio_high_90", hits.high());
    metrics.put("profit_factor", performance.profitFactor());
    metrics.put("skew", performance.skew());
    metrics.put("raw_kurtosis", performance.rawKurtosis());
    metrics.put("value_at_risk_95", performance.valueAtRisk95());
    metrics.put("conditional_value_at_risk_95", performance.conditionalValueAtRisk95());
    metrics.put("annual_turnover", performance.annualTurnover());
    metrics.put("annual_cost", performance.annualCost());
    metrics.put("capacity", capacity(days));
    return metrics;
  }

  private static double capacity(List<BookDay> days) {
    double[] net = days.stream().mapToDouble(BookDay::netReturn).toArray();
    double[] impacts = days.stream().mapToDouble(BookDay::impact).toArray();
    double capital = days.get(0).nav() / (1 + net[0]);
    return Capacity.of(net, impacts, capital, Capacity.SHARE);
  }

  private Row row(Book book, String metric, double value) {
    return RowFactory.create(
        book.profile(),
        book.lineage(),
        book.engine(),
        context.asOfDate(),
        metric,
        Double.isNaN(value) ? null : value);
  }
}
