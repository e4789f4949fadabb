package org.alluvium.flows.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
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

  /** Columns that a model is made of, but for its arrays. */
  private static final List<String> READ =
      List.of(
          Models.STRATEGY,
          Models.MODEL,
          Models.CUTOFF,
          Models.SETTINGS,
          Models.TRAINING_DIGEST,
          Models.DIGEST,
          Models.INTERCEPT,
          Models.TARGET_DEVIATION,
          Models.PENALTY,
          Models.ROWS);

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
    Map<String, Object> cells = new HashMap<>();
    READ.forEach(column -> cells.put(column, row.getAs(column)));
    for (String array : List.of(Models.COEFFICIENTS, Models.TREES)) {
      int at = row.fieldIndex(array);
      cells.put(array, row.isNullAt(at) ? null : row.<Double>getList(at));
    }
    return model(cells, features);
  }

  /**
   * The same of a row that was read without Spark.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException if it is not the one that was fitted
   */
  public static FittedModel model(Map<String, Object> row, List<String> features) {
    String id = (String) row.get(Models.MODEL);
    Instant cutoff = (Instant) row.get(Models.CUTOFF);
    Optional<FittedModel> model = stored(row, features);
    if (model.isEmpty() || !model.get().digest(features).equals(row.get(Models.DIGEST))) {
      throw FlowErrors.alteredModel((String) row.get(Models.STRATEGY), id, cutoff);
    }
    return model.get();
  }

  /** Empty when the row makes no model. */
  private static Optional<FittedModel> stored(Map<String, Object> row, List<String> features) {
    try {
      return Optional.of(
          new FittedModel(
              ModelKind.of((String) row.get(Models.MODEL)),
              Micros.of((Instant) row.get(Models.CUTOFF)),
              JSON.readValue((String) row.get(Models.SETTINGS), new TypeReference<>() {}),
              row.get(Models.TREES) == null ? linear(row) : trees(row, features.size()),
              (String) row.get(Models.TRAINING_DIGEST)));
    } catch (JsonProcessingException | IllegalArgumentException | NoSuchElementException e) {
      return Optional.empty();
    }
  }

  private static LinearModel linear(Map<String, Object> row) {
    Double penalty = (Double) row.get(Models.PENALTY);
    return new LinearModel(
        (Double) row.get(Models.INTERCEPT),
        numbers(row.get(Models.COEFFICIENTS)),
        (Double) row.get(Models.TARGET_DEVIATION),
        (Long) row.get(Models.ROWS),
        penalty == null ? Double.NaN : penalty);
  }

  private static TreeModel trees(Map<String, Object> row, int features) {
    return new TreeModel(
        TreeEnsemble.ofArray(numbers(row.get(Models.TREES))),
        features,
        new TargetScale(
            (Double) row.get(Models.INTERCEPT), (Double) row.get(Models.TARGET_DEVIATION)),
        (Long) row.get(Models.ROWS));
  }

  private static double[] numbers(Object array) {
    return ((List<?>) array).stream().mapToDouble(number -> (Double) number).toArray();
  }

  private static String json(Map<String, Double> settings) {
    try {
      return JSON.writeValueAsString(settings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers are always JSON", e);
    }
  }
}
