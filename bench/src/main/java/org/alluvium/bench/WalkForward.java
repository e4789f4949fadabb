package org.alluvium.bench;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import org.alluvium.kernels.portfolio.PortfolioEngine;

/**
 * Rebalances of a book: each from the returns of the window before it, held for a number of days.
 */
final class WalkForward implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[][] returns;
  private final int window;
  private final int step;

  private WalkForward(double[][] returns, int window, int step) {
    this.returns = returns;
    this.window = window;
    this.step = step;
  }

  /**
   * @param file returns, day by day
   */
  static WalkForward read(Path file, int assets, int window, int step) throws IOException {
    double[] numbers = Numbers.read(file);
    double[][] returns = new double[assets][numbers.length / assets];
    for (int i = 0; i < numbers.length; i++) {
      returns[i % assets][i / assets] = numbers[i];
    }
    return new WalkForward(returns, window, step);
  }

  int assets() {
    return returns.length;
  }

  int rebalances() {
    return (returns[0].length - window) / step;
  }

  double[] weights(PortfolioEngine engine, int rebalance) {
    double[][] known = new double[returns.length][];
    for (int asset = 0; asset < known.length; asset++) {
      known[asset] =
          Arrays.copyOfRange(returns[asset], rebalance * step, rebalance * step + window);
    }
    return engine.weights(known);
  }

  /** What the book returns on the days on which it is held. */
  double[] returns(double[] weights, int rebalance) {
    double[] held = new double[step];
    for (int day = 0; day < step; day++) {
      for (int asset = 0; asset < weights.length; asset++) {
        held[day] += weights[asset] * returns[asset][rebalance * step + window + day];
      }
    }
    return held;
  }
}
