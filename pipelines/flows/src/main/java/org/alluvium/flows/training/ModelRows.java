package org.alluvium.flows.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.model.FittedModel;
import org.alluvium.flows.model.ModelKind;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.linear.LinearModel;
import org.alluvium.kernels.regression.Predictor;
import org.alluvium.kernels.tree.TargetScale;
import org.alluvium.kernels.tree.TreeEnsemble;
import org.alluvium.kernels.tree.TreeModel;
import org.alluvium.lakehouse.io.DoubleArrays;
import org.alluvium.lakehouse.tables.Models;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Models on their way into the registry and out of it, bit for bit. */
public final class ModelRows {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private ModelRows() {}

  /** A row of {@code gold.models}, content columns in their order. */
  static Row row(StrategyConfiguration strategy, String lineage, FittedModel model) {
    Predictor predictor = model.predictor();
    LinearModel linear = predictor instanceof LinearModel own ? own : null;
    TreeModel trees = predictor instanceof TreeModel own ? own : null;
    return RowFactory.create(
        strategy.id(),
        lineage,
        model.id(),
        strategy.horizon(),
        Micros.instant(model.cutoff()),
        predictor.rows(),
        json(model.settings()),
        linear == null || Double.isNaN(linear.penalty()) ? null : linear.penalty(),
        linear == null ? trees.scale().mean() : linear.intercept(),
        strategy.features().toArray(String[]::new),
        linear == null ? null : DoubleArrays.boxed(linear.coefficients()),
        trees == null ? null : DoubleArrays.boxed(trees.trees().toArray()),
        predictor.targetDeviation(),
        model.learned(),
        model.digest(strategy.features()));
  }

  /**
   * The model of a row.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException if it is not the one that was fitted
   */
  public static FittedModel model(Row row, List<String> features) {
    String id = row.getAs(Models.MODEL);
    Instant cutoff = row.getAs(Models.CUTOFF);
    FittedModel model =
        new FittedModel(
            ModelKind.of(id),
            Micros.of(cutoff),
            settings(row.getAs(Models.SETTINGS)),
            row.isNullAt(row.fieldIndex(Models.TREES)) ? linear(row) : trees(row, features.size()),
            row.getAs(Models.TRAINING_DIGEST));
    if (!model.digest(features).equals(row.getAs(Models.DIGEST))) {
      throw FlowErrors.alteredModel(row.getAs(Models.STRATEGY), id, cutoff);
    }
    return model;
  }

  private static LinearModel linear(Row row) {
    int penalty = row.fieldIndex(Models.PENALTY);
    return new LinearModel(
        row.<Double>getAs(Models.INTERCEPT),
        DoubleArrays.primitive(row.getList(row.fieldIndex(Models.COEFFICIENTS))),
        row.<Double>getAs(Models.TARGET_DEVIATION),
        row.<Long>getAs(Models.ROWS),
        row.isNullAt(penalty) ? Double.NaN : row.getDouble(penalty));
  }

  private static TreeModel trees(Row row, int features) {
    return new TreeModel(
        TreeEnsemble.ofArray(DoubleArrays.primitive(row.getList(row.fieldIndex(Models.TREES)))),
        features,
        new TargetScale(
            row.<Double>getAs(Models.INTERCEPT), row.<Double>getAs(Models.TARGET_DEVIATION)),
        row.<Long>getAs(Models.ROWS));
  }

  private static String json(Map<String, Double> settings) {
    try {
      return JSON.writeValueAsString(settings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers are always JSON", e);
    }
  }

  private static Map<String, Double> settings(String json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("gold.models has settings that are no JSON: " + json, e);
    }
  }
}
