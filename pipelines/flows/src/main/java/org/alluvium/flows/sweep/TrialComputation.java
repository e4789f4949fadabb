package org.alluvium.flows.sweep;

import java.util.Arrays;
import java.util.List;
import org.alluvium.kernels.backtest.Backtest;
import org.alluvium.kernels.backtest.BacktestRules;
import org.alluvium.kernels.backtest.Decision;
import org.alluvium.kernels.backtest.Market;
import org.alluvium.kernels.rule.ClosePanel;
import org.alluvium.kernels.rule.RuleKind;
import org.alluvium.kernels.rule.RuleValues;
import org.alluvium.kernels.rule.WeightRule;

/**
 * Computes trials one after the other on the same prices: a rule decides on each session from the
 * start on, orders are filled on the next, costs are paid. The bits of a trial depend on its
 * parameters and the prices alone.
 */
final class TrialComputation {
  private final RuleKind rule;
  private final ClosePanel closes;
  private final int from;
  private final Market market;
  private final Backtest backtest;

  TrialComputation(RuleKind rule, SweepPrices prices, BacktestRules rules) {
    Market history = prices.history();
    this.rule = rule;
    this.closes = ClosePanel.of(history.days(), closes(history));
    this.from = prices.from();
    this.market = history.from(from);
    this.backtest = Backtest.of(rules);
  }

  /** The result of a trial; whatever its rule throws is the reason why it failed. */
  TrialResult of(TrialRequest trial) {
    try {
      double[] returns = returns(rule.make(new RuleValues(trial.parameters())));
      for (double value : returns) {
        if (!Double.isFinite(value)) {
          return TrialResult.failed(trial.id(), "a return is " + value);
        }
      }
      return TrialResult.finished(trial.id(), returns);
    } catch (IllegalArgumentException e) {
      return TrialResult.failed(trial.id(), e.getMessage());
    } catch (RuntimeException e) {
      return TrialResult.failed(trial.id(), e.toString());
    }
  }

  private double[] returns(WeightRule made) {
    List<Decision> decisions = made.decide(closes, from);
    double[] returns = backtest.netReturns(market, decisions);
    return Arrays.copyOfRange(returns, 1, returns.length);
  }

  private static double[][] closes(Market market) {
    double[][] closes = new double[market.assets()][market.size()];
    for (int asset = 0; asset < closes.length; asset++) {
      for (int at = 0; at < closes[asset].length; at++) {
        closes[asset][at] = market.close(asset, at);
      }
    }
    return closes;
  }
}
