package org.alluvium.flows.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.flows.model.FittedModel;
import org.alluvium.flows.model.ModelConfiguration;
import org.alluvium.flows.model.ModelKind;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.Sides;
import org.alluvium.flows.profile.SleeveForecasts;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.flows.profile.Transform;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.linear.LinearModel;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.alluvium.lakehouse.tables.Models;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of models is what was fitted. */
class ModelInForceTest {
  private static final Instant CUTOFF = Instant.parse("2016-11-04T20:00:00Z");

  @TempDir private Path folder;
  private final ForecastProfile profile = profile();

  @Test
  void aModelIsShownWithItsLastRefit() {
    DirectLakehouse lakehouse = lakehouse(row(CUTOFF, 0.5), row(CUTOFF.plusSeconds(1), 0.5));

    assertThat(ModelInForce.of(lakehouse, profile, CUTOFF.plusSeconds(1)))
        .containsExactly(new ModelInForce("ridge", 2, CUTOFF.plusSeconds(1), 250, "{}"));
    assertThat(ModelInForce.of(lakehouse, profile, CUTOFF))
        .containsExactly(new ModelInForce("ridge", 1, CUTOFF, 250, "{}"));
    assertThat(ModelInForce.of(lakehouse, profile, CUTOFF.minusSeconds(1))).isEmpty();
  }

  @Test
  void oneThatWasAlteredIsTold() {
    Map<String, Object> altered = row(CUTOFF, 0.5);
    altered.put(Models.INTERCEPT, 0.75);
    requireTold(altered);
    Map<String, Object> settings = row(CUTOFF, 0.5);
    settings.put(Models.SETTINGS, "{\"penalty\":0.1}");
    requireTold(settings);
  }

  private void requireTold(Map<String, Object> altered) {
    DirectLakehouse lakehouse = lakehouse(altered, row(CUTOFF.plusSeconds(1), 0.5));
    assertThatThrownBy(() -> ModelInForce.of(lakehouse, profile, CUTOFF.plusSeconds(1)))
        .isInstanceOfSatisfying(
            AlluviumException.class,
            error -> assertThat(error.category()).isEqualTo(ErrorCategory.DIFFERS))
        .hasMessageStartingWith(
            "gold.models: model ridge of strategy pair_ridge at 2016-11-04T20:00:00Z is not the one that was fitted");
  }

  @SafeVarargs
  private DirectLakehouse lakehouse(Map<String, Object>... rows) {
    DirectLakehouse lakehouse =
        DirectLakehouse.open(folder.resolve("lake-" + System.nanoTime()).toString());
    lakehouse.append(Models.SPEC, List.of(rows), -1);
    return lakehouse;
  }

  private Map<String, Object> row(Instant cutoff, double intercept) {
    List<String> features = profile.strategy().features();
    double[] coefficients = new double[features.size()];
    Arrays.setAll(coefficients, i -> 0.01 * i);
    FittedModel model =
        new FittedModel(
            ModelKind.RIDGE,
            Micros.of(cutoff),
            Map.of(),
            new LinearModel(intercept, coefficients, 0.02, 250, 0.1),
            "a".repeat(64));
    Map<String, Object> row = new HashMap<>();
    row.put(Models.STRATEGY, profile.strategy().id());
    row.put(Models.LINEAGE, Lineage.of(profile));
    row.put(Models.MODEL, model.id());
    row.put(Models.HORIZON, profile.strategy().horizon());
    row.put(Models.CUTOFF, cutoff);
    row.put(Models.ROWS, 250L);
    row.put(Models.SETTINGS, "{}");
    row.put(Models.PENALTY, 0.1);
    row.put(Models.INTERCEPT, intercept);
    row.put(Models.FEATURES, features);
    row.put(Models.COEFFICIENTS, Arrays.stream(coefficients).boxed().toList());
    row.put(Models.TARGET_DEVIATION, 0.02);
    row.put(Models.TRAINING_DIGEST, model.learned());
    row.put(Models.DIGEST, model.digest(features));
    row.put(Models.RUN_ID, "run-1");
    row.put(Models.INGESTED_AT, cutoff);
    return row;
  }

  private static ForecastProfile profile() {
    StrategyConfiguration strategy =
        new StrategyConfiguration(
            "pair_ridge",
            "",
            Map.of(ModelKind.RIDGE, new ModelConfiguration(Map.of())),
            null,
            "alpha158",
            List.of("KMID", "ROC5"),
            Transform.CLIP,
            5,
            "weekly",
            100,
            Sides.LONG,
            "trend",
            null);
    return new SleeveForecasts(
        "pair", strategy, List.of("FX_IDC:USDCOP"), "fx_weekday", PriceBasis.CLOSE);
  }
}
