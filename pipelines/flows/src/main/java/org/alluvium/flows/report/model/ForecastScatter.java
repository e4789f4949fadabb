package org.alluvium.flows.report.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Non-overlapping forecasts against what happened: successive forecasts of a symbol are at least a
 * horizon apart, so that no return is counted twice.
 *
 * @param model the model's name
 * @param horizonDays sessions ahead
 * @param forecast forecast returns as fractions
 * @param realised realised returns as fractions, same order; NaN = not realised yet
 */
public record ForecastScatter(String model, int horizonDays, Series forecast, Series realised) {
  private static final int BINS = 10;

  public ForecastScatter {
    Objects.requireNonNull(model, "model");
    if (horizonDays < 1) {
      throw new IllegalArgumentException("horizonDays must be >= 1, got " + horizonDays);
    }
    if (forecast.size() != realised.size()) {
      throw new IllegalArgumentException(
          "each forecast needs one outcome: "
              + forecast.size()
              + " forecasts, got "
              + realised.size());
    }
  }

  /** Mean forecast and mean outcome of a tenth of the forecasts, and how many they are. */
  public record Bin(double forecast, double realised, int count) {}

  /**
   * Ten bins of equal count by forecast (as equal as the count allows), lowest first, over the
   * pairs with both numbers; fewer bins when there are fewer than ten pairs. O(n log n).
   */
  public List<Bin> bins() {
    int[] order =
        IntStream.range(0, forecast.size())
            .filter(i -> !Double.isNaN(forecast.at(i)) && !Double.isNaN(realised.at(i)))
            .boxed()
            .sorted(Comparator.comparingDouble(forecast::at))
            .mapToInt(Integer::intValue)
            .toArray();
    int bins = Math.min(BINS, order.length);
    List<Bin> result = new ArrayList<>();
    for (int b = 0; b < bins; b++) {
      int from = (int) ((long) b * order.length / bins);
      int to = (int) ((long) (b + 1) * order.length / bins);
      result.add(binOf(order, from, to));
    }
    return List.copyOf(result);
  }

  /** What is drawn of the pairs with both numbers. */
  public ScatterFrame frame() {
    int[] both =
        IntStream.range(0, forecast.size())
            .filter(i -> !Double.isNaN(forecast.at(i)) && !Double.isNaN(realised.at(i)))
            .toArray();
    return ScatterFrame.of(
        IntStream.of(both).mapToDouble(forecast::at).toArray(),
        IntStream.of(both).mapToDouble(realised::at).toArray());
  }

  private Bin binOf(int[] order, int from, int to) {
    double forecastSum = 0;
    double realisedSum = 0;
    for (int i = from; i < to; i++) {
      forecastSum += forecast.at(order[i]);
      realisedSum += realised.at(order[i]);
    }
    int count = to - from;
    return new Bin(forecastSum / count, realisedSum / count, count);
  }
}
