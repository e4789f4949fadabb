package org.alluvium.kernels.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.alluvium.kernels.cost.CostModel;

/**
 * Seeded markets with missing bars, volumes and delistings, and decisions with long, short and
 * empty books.
 */
final class RandomMarket {
  static final long FIRST_DAY = 17_000;

  final int assets;
  final int size;
  final long[] days;
  final double[][] open;
  final double[][] close;
  final double[][] volume;
  final double[][] lastReturns;
  final List<Decision> decisions = new ArrayList<>();
  final BacktestRules rules;

  RandomMarket(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    assets = 1 + random.nextInt(4);
    size = 5 + random.nextInt(60);
    days = new long[size];
    Arrays.setAll(days, index -> FIRST_DAY + index + index / 5 * 2L);
    open = new double[assets][size];
    close = new double[assets][size];
    volume = new double[assets][size];
    lastReturns = new double[assets][size];
    for (int asset = 0; asset < assets; asset++) {
      walk(asset, random);
    }
    for (int index = 0; index < size; index++) {
      if (random.nextInt(4) == 0) {
        decisions.add(Decision.of(days[index], weights(random)));
      }
    }
    rules =
        BacktestRules.of(
                random.nextBoolean() ? FillRule.NEXT_OPEN : FillRule.NEXT_CLOSE,
                new CostModel(
                    "random", random.nextInt(20), random.nextInt(20), random.nextDouble(), 0.05),
                252,
                1e6)
            .withMaximumParticipation(random.nextInt(3) == 0 ? 0.05 : 0.5);
    for (int asset = 0; asset < assets; asset++) {
      delist(asset, random);
    }
  }

  Market market() {
    return Market.of(days, open, close, volume).withLastReturns(lastReturns);
  }

  /** The days from an index up to, not including, another. */
  Market market(int from, int to) {
    return Market.of(
            Arrays.copyOfRange(days, from, to),
            slice(open, from, to),
            slice(close, from, to),
            slice(volume, from, to))
        .withLastReturns(slice(lastReturns, from, to));
  }

  List<Decision> decisions(int from, int to) {
    return decisions.stream()
        .filter(
            decision -> decision.day() >= days[from] && (to == size || decision.day() < days[to]))
        .toList();
  }

  private void walk(int asset, SplittableRandom random) {
    double price = 50 + 50 * random.nextDouble();
    for (int index = 0; index < size; index++) {
      double opened = price * (1 + 0.02 * (random.nextDouble() - 0.5));
      price = opened * (1 + 0.04 * (random.nextDouble() - 0.5));
      boolean hole = random.nextInt(8) == 0;
      open[asset][index] = hole || random.nextInt(15) == 0 ? Double.NaN : opened;
      close[asset][index] = hole || random.nextInt(15) == 0 ? Double.NaN : price;
      volume[asset][index] = random.nextInt(5) == 0 ? Double.NaN : 1e7 * random.nextDouble();
    }
  }

  /** Ends one asset in three: a last return, and no bar from its day on. */
  private void delist(int asset, SplittableRandom random) {
    Arrays.fill(lastReturns[asset], Double.NaN);
    if (random.nextInt(3) == 0) {
      int day = 1 + random.nextInt(size - 1);
      lastReturns[asset][day] = random.nextInt(4) == 0 ? -1 : random.nextDouble() - 0.7;
      for (double[][] matrix : List.of(open, close, volume)) {
        Arrays.fill(matrix[asset], day, size, Double.NaN);
      }
    }
  }

  private double[] weights(SplittableRandom random) {
    double[] weights = new double[assets];
    Arrays.setAll(
        weights, asset -> random.nextInt(4) == 0 ? 0 : (random.nextDouble() - 0.3) / assets);
    return weights;
  }

  private static double[][] slice(double[][] matrix, int from, int to) {
    return Arrays.stream(matrix)
        .map(row -> Arrays.copyOfRange(row, from, to))
        .toArray(double[][]::new);
  }
}
