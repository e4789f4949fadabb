package org.alluvium.kernels.portfolio;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Return matrices with what goes wrong in practice: no assets, few days, holes, copies, mirrors,
 * flat lines, extremes.
 */
final class DegenerateReturns {
  private DegenerateReturns() {}

  static double[][] draw(SplittableRandom random) {
    int assets = random.nextInt(12);
    int days = random.nextInt(3) == 0 ? random.nextInt(4) : 2 + random.nextInt(30);
    double[][] returns = new double[assets][days];
    for (double[] series : returns) {
      Arrays.setAll(series, day -> (random.nextDouble() - 0.5) * 0.04);
    }
    for (int flaw = random.nextInt(3); flaw > 0 && assets > 0 && days > 0; flaw--) {
      spoil(returns, random);
    }
    return returns;
  }

  private static void spoil(double[][] returns, SplittableRandom random) {
    int asset = random.nextInt(returns.length);
    int other = random.nextInt(returns.length);
    double[] series = returns[asset];
    switch (random.nextInt(8)) {
      case 0 -> Arrays.fill(series, 0.001);
      case 1 -> Arrays.fill(series, Double.NaN);
      case 2 -> series[random.nextInt(series.length)] = Double.NaN;
      case 3 -> returns[asset] = returns[other].clone();
      case 4 -> Arrays.setAll(series, day -> -returns[other][day]);
      case 5 -> Arrays.setAll(series, day -> series[day] * 1e-200);
      case 6 -> Arrays.setAll(series, day -> series[day] * 1e200);
      default -> series[random.nextInt(series.length)] = Double.POSITIVE_INFINITY;
    }
  }
}
