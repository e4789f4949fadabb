package org.alluvium.flows.sweep;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;

/**
 * Computes the trials of a round by one job of Spark: one task per chunk. The order of the results
 * and their bits depend neither on the chunks nor on the cores.
 */
final class SparkRounds implements SweepEngine.Rounds, AutoCloseable {
  private final SweepPlan plan;
  private final SparkContext context;
  private final Broadcast<SweepPrices> prices;
  private final long[] days;
  private final Sizes sizes;

  /**
   * How trials are divided.
   *
   * @param round trials that are on record before they are computed, and held in memory
   * @param chunk trials of a task
   */
  record Sizes(int round, int chunk) {
    static final Sizes STANDARD = new Sizes(256, 8);
  }

  SparkRounds(SweepPlan plan, SweepPrices prices, SparkContext context, Sizes sizes) {
    this.plan = plan;
    this.context = context;
    this.prices = JavaSparkContext.fromSparkContext(context).broadcast(prices);
    this.days = prices.returnDays();
    this.sizes = sizes;
  }

  @Override
  public List<TrialResult> compute(List<TrialRequest> trials, SweepProgress progress) {
    List<List<TrialRequest>> chunks = new ArrayList<>();
    for (int at = 0; at < trials.size(); at += sizes.chunk()) {
      chunks.add(new ArrayList<>(trials.subList(at, Math.min(trials.size(), at + sizes.chunk()))));
    }
    LongAccumulator done = context.longAccumulator("trials");
    progress.computing(done::sum);
    TrialTask task = new TrialTask(plan.rule(), prices, plan.market().rules(), done);
    return JavaSparkContext.fromSparkContext(context)
        .parallelize(chunks, chunks.size())
        .map(task)
        .collect()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public int size() {
    return sizes.round();
  }

  @Override
  public long[] days() {
    return days.clone();
  }

  @Override
  public void close() {
    prices.destroy();
  }
}
