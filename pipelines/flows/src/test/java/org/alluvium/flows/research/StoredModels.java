package org.alluvium.flows.research;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.model.FittedModel;
import org.alluvium.flows.model.ModelKind;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.flows.training.ModelRows;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.Models;
import org.apache.spark.sql.Row;

/**
 * What the registry holds predicts what was forecast: every model of it, read again, gives the bits
 * of every forecast that it was in force for.
 */
final class StoredModels {
  private StoredModels() {}

  /** Checks the forecasts of a profile of one instrument, whose features are not ranked. */
  static void requireTheirForecasts(Lakehouse lakehouse, ForecastProfile profile) {
    StrategyConfiguration strategy = profile.strategy();
    Map<String, NavigableMap<Instant, FittedModel>> registry = new HashMap<>();
    lakehouse
        .read(Models.SPEC)
        .all()
        .filter(col(Models.STRATEGY).equalTo(strategy.id()))
        .collectAsList()
        .forEach(
            row ->
                registry
                    .computeIfAbsent(row.getAs(Models.MODEL), id -> new TreeMap<>())
                    .put(row.getAs(Models.CUTOFF), ModelRows.model(row, strategy.features())));
    assertThat(registry).hasSize(ModelKind.values().length);
    Map<LocalDate, List<Row>> features = features(lakehouse, profile);
    Map<LocalDate, List<Double>> byDate = new HashMap<>();
    Map<LocalDate, Double> means = new HashMap<>();
    for (Row row : forecasts(lakehouse, strategy)) {
      LocalDate date = row.getAs(Forecasts.EVENT_DATE);
      Instant decided = row.getAs(Forecasts.KNOWN_AT);
      double stored = row.<Double>getAs(Forecasts.FORECAST);
      if (row.getAs(Forecasts.MODEL).equals(StrategyConfiguration.MEAN)) {
        means.put(date, stored);
        continue;
      }
      Map.Entry<Instant, FittedModel> inForce =
          registry.get(row.<String>getAs(Forecasts.MODEL)).floorEntry(decided);
      assertThat(row.<Instant>getAs(Forecasts.CUTOFF)).isEqualTo(inForce.getKey());
      double again =
          inForce.getValue().predictor().predict(known(features.get(date), decided, strategy));
      assertThat(again).as("%s at %s", row.getAs(Forecasts.MODEL), date).isEqualTo(stored);
      byDate.computeIfAbsent(date, d -> new ArrayList<>()).add(stored);
    }
    assertThat(means).hasSizeGreaterThan(100);
    means.forEach(
        (date, mean) ->
            assertThat(byDate.get(date).stream().mapToDouble(f -> f).average().orElseThrow())
                .isCloseTo(mean, org.assertj.core.api.Assertions.within(1e-15)));
  }

  private static List<Row> forecasts(Lakehouse lakehouse, StrategyConfiguration strategy) {
    return lakehouse
        .read(Forecasts.SPEC)
        .all()
        .filter(col(Forecasts.STRATEGY).equalTo(strategy.id()))
        .filter(col(Forecasts.FORECAST).isNotNull())
        .collectAsList();
  }

  private static Map<LocalDate, List<Row>> features(Lakehouse lakehouse, ForecastProfile profile) {
    Map<LocalDate, List<Row>> features = new HashMap<>();
    lakehouse
        .read(FeatureSets.table(profile.strategy().featureSet()))
        .all()
        .filter(col(Features.SYMBOL).equalTo(profile.universe().get(0)))
        .collectAsList()
        .forEach(
            row ->
                features
                    .computeIfAbsent(row.getAs(Features.EVENT_DATE), d -> new ArrayList<>())
                    .add(row));
    return features;
  }

  /** Features of the newest vintage that was known, within the bound of {@code clip}. */
  private static double[] known(List<Row> vintages, Instant at, StrategyConfiguration strategy) {
    Row newest =
        vintages.stream()
            .filter(row -> !row.<Instant>getAs(Features.KNOWN_AT).isAfter(at))
            .max(Comparator.comparing(row -> row.<Instant>getAs(Features.KNOWN_AT)))
            .orElseThrow();
    return strategy.features().stream()
        .mapToDouble(name -> Math.max(-3, Math.min(3, newest.<Number>getAs(name).doubleValue())))
        .toArray();
  }
}
