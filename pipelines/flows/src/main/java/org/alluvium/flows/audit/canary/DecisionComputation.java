package org.alluvium.flows.audit.canary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.flows.features.SessionCloses;
import org.alluvium.flows.features.SymbolFeatures;
import org.alluvium.flows.labels.LabelStage;
import org.alluvium.flows.model.FittedModel;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.training.DecisionSessions;
import org.alluvium.flows.training.DecisionTraining;
import org.alluvium.flows.vintage.BarVersions;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.canary.CanaryInputs;
import org.alluvium.kernels.canary.Computation;
import org.alluvium.kernels.canary.DatedRow;
import org.alluvium.kernels.canary.DatedTable;
import org.alluvium.kernels.feature.FeatureSchema;
import org.alluvium.kernels.feature.macro.DerivedSeries;
import org.alluvium.kernels.feature.macro.MacroFeatures;
import org.alluvium.kernels.linear.LinearModel;
import org.alluvium.kernels.training.TrainingCalendar;
import org.alluvium.kernels.tree.TreeModel;
import org.alluvium.lakehouse.tables.Forecasts;

/**
 * The last forecasts of a profile by a moment, with their models, from bars on, by the code of
 * their stages. The training is given every cutoff and all that the inputs hold, also of later; it
 * has to keep to what was known.
 */
final class DecisionComputation implements Computation {
  private final ForecastProfile profile;
  private final FeatureSchema set;
  private final DecisionSessions sessions;
  private final SessionCloses closes;

  /**
   * @param set the feature set of the profile's strategy
   * @param sessions decisions of the whole period
   */
  DecisionComputation(
      ForecastProfile profile, FeatureSchema set, DecisionSessions sessions, SessionCloses closes) {
    this.profile = profile;
    this.set = set;
    this.sessions = sessions;
    this.closes = closes;
  }

  /** Session of the last decision by a moment, where there is one. */
  Optional<LocalDate> session(long moment) {
    int cutoff = sessions.cutoffs().modelFor(moment);
    return cutoff == TrainingCalendar.NONE ? Optional.empty() : Optional.of(sessions.date(cutoff));
  }

  /** Instant of that decision, when everything that it may use was known. */
  Instant instant(long moment) {
    return Micros.instant(sessions.cutoffs().cutoff(sessions.cutoffs().modelFor(moment)));
  }

  @Override
  public List<DatedTable> compute(CanaryInputs inputs, long moment) {
    return tables(decided(inputs, moment));
  }

  /** The decision, where there is one. */
  Optional<DecisionTraining.Decided> decided(CanaryInputs inputs, long moment) {
    int cutoff = sessions.cutoffs().modelFor(moment);
    return cutoff == TrainingCalendar.NONE
        ? Optional.empty()
        : training(inputs, bars(inputs)).decide(cutoff);
  }

  /** Its models and forecasts, in the order of {@link StoredResults#forecasting}. */
  List<DatedTable> tables(Optional<DecisionTraining.Decided> decided) {
    ModelTables models =
        decided
            .map(this::models)
            .orElseGet(() -> new ModelTables(profile.strategy(), LocalDate.EPOCH));
    List<DatedTable> tables = new ArrayList<>(models.tables());
    tables.add(
        new DatedTable(
            Forecasts.SPEC.toString(),
            profile.strategy().forecasts(),
            decided.map(this::forecasts).orElse(List.of())));
    return tables;
  }

  private DecisionTraining training(CanaryInputs inputs, Map<String, BarVersions> bars) {
    List<DerivedSeries> series =
        set instanceof MacroFeatures macro
            ? SymbolSeries.series(inputs, macro.series())
            : List.of();
    int[] used = profile.strategy().features().stream().mapToInt(set.names()::indexOf).toArray();
    DecisionTraining training = new DecisionTraining(profile, sessions);
    LabelStage.Kind kind = new LabelStage.Kind(profile.strategy().horizon(), profile.fill());
    bars.forEach(
        (symbol, own) -> {
          SymbolFeatures.evaluate(
              set,
              symbol,
              own,
              series,
              closes,
              (day, known, values) -> training.feature(day, known, symbol, picked(values, used)));
          kind.labels(symbol, own)
              .forEach(
                  row ->
                      training.label(
                          SymbolComputation.day(row),
                          SymbolComputation.knownAt(row),
                          symbol,
                          SymbolComputation.label(row)));
        });
    return training;
  }

  private ModelTables models(DecisionTraining.Decided decided) {
    ModelTables models = new ModelTables(profile.strategy(), decided.session());
    for (FittedModel model : decided.models()) {
      if (model.predictor() instanceof LinearModel linear) {
        models.linear(model.id(), model.cutoff(), linear.intercept(), linear.coefficients());
      } else if (model.predictor() instanceof TreeModel trees) {
        double[] numbers = trees.trees().toArray();
        models.trees(model.id(), model.cutoff(), trees.scale().mean(), numbers);
      }
    }
    return models;
  }

  private List<DatedRow> forecasts(DecisionTraining.Decided decided) {
    int day = (int) decided.session().toEpochDay();
    List<String> ids = profile.strategy().forecasts();
    Map<String, double[]> bySymbol = new TreeMap<>();
    decided
        .forecasts()
        .forEach(
            (model, own) ->
                own.forEach(
                    (symbol, forecast) ->
                        bySymbol
                                .computeIfAbsent(symbol, s -> SilverInputs.missing(ids.size()))[
                                ids.indexOf(model)] =
                            forecast));
    List<DatedRow> forecasts = new ArrayList<>();
    bySymbol.forEach((symbol, v) -> forecasts.add(new DatedRow(symbol, day, decided.cutoff(), v)));
    return forecasts;
  }

  /** So many decisions up to the last by a moment, oldest first. */
  List<DecisionTraining.Decided> latest(CanaryInputs inputs, long moment, int count) {
    int last = sessions.cutoffs().modelFor(moment);
    return last == TrainingCalendar.NONE
        ? List.of()
        : training(inputs, bars(inputs)).decide(Math.max(0, last - count + 1), last);
  }

  private Map<String, BarVersions> bars(CanaryInputs inputs) {
    Map<String, BarVersions> bars = new TreeMap<>();
    profile.universe().forEach(symbol -> bars.put(symbol, SymbolSeries.bars(inputs, symbol)));
    return bars;
  }

  private static double[] picked(float[] values, int[] used) {
    double[] picked = new double[used.length];
    for (int i = 0; i < used.length; i++) {
      picked[i] = values[used[i]];
    }
    return picked;
  }
}
