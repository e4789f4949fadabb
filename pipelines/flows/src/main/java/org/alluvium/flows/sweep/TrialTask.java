package org.alluvium.flows.sweep;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.kernels.backtest.BacktestRules;
import org.alluvium.kernels.rule.RuleKind;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;

/**
 * Computes a chunk of trials.
 *
 * @param rule of all trials
 * @param prices sent once to each machine
 * @param rules of the books
 * @param done counts trials, for people
 */
record TrialTask(
    RuleKind rule, Broadcast<SweepPrices> prices, BacktestRules rules, LongAccumulator done)
    implements Function<List<TrialRequest>, List<TrialResult>> {

  @Override
  public List<TrialResult> call(List<TrialRequest> chunk) {
    TrialComputation computation = new TrialComputation(rule, prices.value(), rules);
    List<TrialResult> results = new ArrayList<>();
    for (TrialRequest trial : chunk) {
      results.add(computation.of(trial));
      done.add(1);
    }
    return results;
  }
}
