package org.alluvium.flows.training;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.profile.Transform;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.linear.LinearModel;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Forecasts of one decision session: the features of that session as known at the decision, and the
 * model of that cutoff. What becomes known later never changes them.
 */
final class SessionForecasts implements FlatMapGroupsFunction<LocalDate, Row, Row>, Serializable {
  private static final long serialVersionUID = 1L;

  private final String strategy;
  private final String lineage;
  private final String model;
  private final int horizon;
  private final Transform transform;
  private final Map<Long, Fitted> models = new HashMap<>();

  /** A model as it travels to the executors. */
  private record Fitted(long cutoff, double intercept, double[] coefficients)
      implements Serializable {}

  SessionForecasts(
      String strategy, String lineage, String model, int horizon, Transform transform) {
    this.strategy = strategy;
    this.lineage = lineage;
    this.model = model;
    this.horizon = horizon;
    this.transform = transform;
  }

  /** Adds the model that decides on a session. */
  void decide(LocalDate session, long cutoff, LinearModel fitted) {
    models.put(session.toEpochDay(), new Fitted(cutoff, fitted.intercept(), fitted.coefficients()));
  }

  List<LocalDate> sessions() {
    return models.keySet().stream().sorted().map(LocalDate::ofEpochDay).toList();
  }

  @Override
  public Iterator<Row> call(LocalDate session, Iterator<Row> vintages) {
    Fitted fitted = models.get(session.toEpochDay());
    List<KnownValues> known = new ArrayList<>();
    vintages.forEachRemaining(row -> known.add(KnownValues.of(row)));
    LinearModel predictor = new LinearModel(fitted.intercept(), fitted.coefficients(), 0, 0, 0);
    List<Row> out = new ArrayList<>();
    forecasts(known, fitted.cutoff(), transform, predictor)
        .forEach((symbol, forecast) -> out.add(row(session, fitted, symbol, forecast)));
    return out.iterator();
  }

  /**
   * Forecasts of one session by symbol, NaN where a feature is missing.
   *
   * @param vintages features of the session, in the order in which they became known
   * @param cutoff what became known after it is not seen
   */
  static Map<String, Double> forecasts(
      List<KnownValues> vintages, long cutoff, Transform transform, LinearModel model) {
    SessionState state = new SessionState(transform);
    vintages.stream().filter(known -> known.knownAt() <= cutoff).forEach(state::learn);
    Map<String, Double> forecasts = new TreeMap<>();
    state
        .transformed()
        .forEach((symbol, features) -> forecasts.put(symbol, model.predict(features)));
    return forecasts;
  }

  private Row row(LocalDate session, Fitted fitted, String symbol, double forecast) {
    return RowFactory.create(
        strategy,
        lineage,
        model,
        horizon,
        Micros.instant(fitted.cutoff()),
        symbol,
        session,
        Micros.instant(fitted.cutoff()),
        Double.isNaN(forecast) ? null : forecast);
  }
}
