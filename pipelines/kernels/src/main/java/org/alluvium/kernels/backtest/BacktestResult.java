package org.alluvium.kernels.backtest;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a simulation produced, day by day.
 *
 * @param daily one entry per simulated day
 * @param weights end-of-day weights, one entry per day, {@code [asset]} each
 * @param positions held at each close, in order of day and asset
 * @param trades in order of day and asset; what a delisting paid comes before the day's fills
 * @param counts what was missing
 * @param state at the last close: where {@link Backtest#resume} goes on
 */
public record BacktestResult(
    List<DailyResult> daily,
    List<DailyWeights> weights,
    List<Position> positions,
    List<Trade> trades,
    BacktestCounts counts,
    BacktestState state) {
  public BacktestResult {
    daily = List.copyOf(daily);
    weights = List.copyOf(weights);
    positions = List.copyOf(positions);
    trades = List.copyOf(trades);
  }

  /** One column as an array, for example {@code series(DailyResult::netReturn)}. */
  public double[] series(ToDoubleFunction<DailyResult> column) {
    return daily.stream().mapToDouble(column).toArray();
  }

  public long[] days() {
    return daily.stream().mapToLong(DailyResult::day).toArray();
  }
}
