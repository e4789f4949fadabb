package org.alluvium.flows.training;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
    SessionState state = new SessionState(transform);
    while (vintages.hasNext()) {
      Row row = vintages.next();
      if (Micros.of(row.<Instant>getAs(SessionInput.KNOWN_AT)) <= fitted.cutoff()) {
        state.learn(row);
      }
    }
    LinearModel predictor = new LinearModel(fitted.intercept(), fitted.coefficients(), 0, 0, 0);
    List<Row> out = new ArrayList<>();
    state
        .transformed()
        .forEach(
            (symbol, features) ->
                out.add(row(session, fitted, symbol, predictor.predict(features))));
    return out.iterator();
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
