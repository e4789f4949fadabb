package org.alluvium.flows.strategy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.alluvium.flows.model.ModelKind;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.kernels.ensemble.MemberForecasts;
import org.alluvium.kernels.forecast.ForecastHistory;

/**
 * What the models of a strategy forecast for one instrument at each decision, and what came of it,
 * every vintage. Filled first, then asked.
 */
final class MemberHistory {
  private final List<String> models;
  private final NavigableMap<Long, Forecasts> decisions = new TreeMap<>();
  private final Map<Long, NavigableMap<Long, Double>> labels = new HashMap<>();

  /** Forecasts of one decision, in the order of the models; NaN = none. */
  private record Forecasts(long decidedAt, double[] values, boolean[] given) {}

  /** A decision session and its instant, epoch microseconds. */
  record Decision(long day, long decidedAt) {}

  /**
   * @param models ids of the members, whose order settles ties
   */
  MemberHistory(List<String> models) {
    this.models = List.copyOf(models);
  }

  /** All models of a strategy, or the one that decides alone. */
  static List<String> membersOf(StrategyConfiguration strategy) {
    List<String> models = strategy.models().keySet().stream().map(ModelKind::id).toList();
    return models.contains(strategy.decides()) ? List.of(strategy.decides()) : models;
  }

  List<String> models() {
    return models;
  }

  /** Adds a forecast; of a model that is no member it is left out. */
  void forecast(String model, long day, long decidedAt, double forecast) {
    int member = models.indexOf(model);
    if (member >= 0) {
      Forecasts of =
          decisions.computeIfAbsent(
              day,
              d -> new Forecasts(decidedAt, missing(models.size()), new boolean[models.size()]));
      of.values()[member] = forecast;
      of.given()[member] = true;
    }
  }

  /** Adds a vintage of the return that came of a decision; NaN = missing. */
  void label(long day, long knownAt, double label) {
    labels.computeIfAbsent(day, d -> new TreeMap<>()).put(knownAt, label);
  }

  /** The decisions from the first at which every model had been fitted, oldest first. */
  List<Decision> decisions() {
    return decisions.entrySet().stream()
        .dropWhile(entry -> !all(entry.getValue().given()))
        .map(entry -> new Decision(entry.getKey(), entry.getValue().decidedAt()))
        .toList();
  }

  /** Everything up to a decision, with the outcomes that were known at it, the decision last. */
  MemberForecasts knownAt(Decision decision) {
    NavigableMap<Long, Forecasts> upTo = decisions.headMap(decision.day(), true);
    int count = upTo.size();
    long[] decidedAt = new long[count];
    double[] realised = missing(count);
    long[] realisedKnownAt = new long[count];
    double[][] forecasts = new double[models.size()][count];
    int row = 0;
    for (Map.Entry<Long, Forecasts> one : upTo.entrySet()) {
      decidedAt[row] = one.getValue().decidedAt();
      Map.Entry<Long, Double> label =
          labels.getOrDefault(one.getKey(), new TreeMap<>()).floorEntry(decision.decidedAt());
      realised[row] = label == null ? Double.NaN : label.getValue();
      realisedKnownAt[row] = label == null ? Long.MAX_VALUE : label.getKey();
      for (int member = 0; member < forecasts.length; member++) {
        forecasts[member][row] = one.getValue().values()[member];
      }
      row++;
    }
    return new MemberForecasts(
        new ForecastHistory(decidedAt, missing(count), realised, realisedKnownAt), forecasts);
  }

  private static boolean all(boolean[] given) {
    for (boolean one : given) {
      if (!one) {
        return false;
      }
    }
    return true;
  }

  private static double[] missing(int count) {
    double[] values = new double[count];
    Arrays.fill(values, Double.NaN);
    return values;
  }
}
