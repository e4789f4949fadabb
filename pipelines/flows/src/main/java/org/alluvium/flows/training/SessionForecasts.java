package org.alluvium.flows.training;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.model.FittedModel;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.flows.vintage.Micros;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Forecasts of one decision session: the features of that session as known at the decision, and the
 * models in force. What becomes known later never changes them.
 */
final class SessionForecasts implements FlatMapGroupsFunction<LocalDate, Row, Row>, Serializable {
  private static final long serialVersionUID = 1L;

  private final StrategyConfiguration strategy;
  private final String lineage;
  private final Map<Long, Decision> decisions = new HashMap<>();

  /** What decides on a session, as it travels to the executors. */
  private record Decision(long cutoff, List<FittedModel> models) implements Serializable {}

  SessionForecasts(StrategyConfiguration strategy, String lineage) {
    this.strategy = strategy;
    this.lineage = lineage;
  }

  /** Adds the models that are in force at a session's decision. */
  void decide(LocalDate session, long cutoff, List<FittedModel> models) {
    decisions.put(session.toEpochDay(), new Decision(cutoff, List.copyOf(models)));
  }

  List<LocalDate> sessions() {
    return decisions.keySet().stream().sorted().map(LocalDate::ofEpochDay).toList();
  }

  @Override
  public Iterator<Row> call(LocalDate session, Iterator<Row> vintages) {
    Decision decision = decisions.get(session.toEpochDay());
    List<KnownValues> known = new ArrayList<>();
    vintages.forEachRemaining(row -> known.add(KnownValues.of(row)));
    Map<String, Long> cutoffs = new HashMap<>();
    decision.models().forEach(model -> cutoffs.put(model.id(), model.cutoff()));
    List<Row> out = new ArrayList<>();
    forecasts(known, decision.cutoff(), strategy, decision.models())
        .forEach(
            (id, bySymbol) -> {
              long fitted = cutoffs.getOrDefault(id, decision.cutoff());
              bySymbol.forEach(
                  (symbol, forecast) ->
                      out.add(row(session, id, fitted, decision.cutoff(), symbol, forecast)));
            });
    return out.iterator();
  }

  /**
   * Forecasts of one session by model and symbol, NaN where a feature is missing; with their mean,
   * where that decides and every model of the strategy has its first fit.
   *
   * @param vintages features of the session, in the order in which they became known
   * @param cutoff what became known after it is not seen
   */
  static Map<String, Map<String, Double>> forecasts(
      List<KnownValues> vintages,
      long cutoff,
      StrategyConfiguration strategy,
      List<FittedModel> models) {
    SessionState state = new SessionState(strategy.transform());
    vintages.stream().filter(known -> known.knownAt() <= cutoff).forEach(state::learn);
    Map<String, double[]> features = state.transformed();
    Map<String, Map<String, Double>> forecasts = new LinkedHashMap<>();
    for (FittedModel model : models) {
      Map<String, Double> bySymbol = new TreeMap<>();
      features.forEach((symbol, own) -> bySymbol.put(symbol, model.predictor().predict(own)));
      forecasts.put(model.id(), bySymbol);
    }
    if (strategy.decides().equals(StrategyConfiguration.MEAN)
        && models.size() == strategy.models().size()) {
      forecasts.put(StrategyConfiguration.MEAN, mean(List.copyOf(forecasts.values())));
    }
    return forecasts;
  }

  private static Map<String, Double> mean(List<Map<String, Double>> forecasts) {
    Map<String, Double> mean = new TreeMap<>();
    for (String symbol : forecasts.get(0).keySet()) {
      double sum = 0;
      for (Map<String, Double> one : forecasts) {
        sum += one.get(symbol);
      }
      mean.put(symbol, sum / forecasts.size());
    }
    return mean;
  }

  private Row row(
      LocalDate session, String model, long fitted, long decided, String symbol, double forecast) {
    return RowFactory.create(
        strategy.id(),
        lineage,
        model,
        strategy.horizon(),
        Micros.instant(fitted),
        symbol,
        session,
        Micros.instant(decided),
        Double.isNaN(forecast) ? null : forecast);
  }
}
