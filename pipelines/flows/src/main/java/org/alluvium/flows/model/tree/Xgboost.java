package org.alluvium.flows.model.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.kernels.regression.RowsRegression;
import org.alluvium.kernels.tree.TargetScale;
import org.alluvium.kernels.tree.TreeModel;
import org.alluvium.lakehouse.error.RootCause;

/**
 * XGBoost's sum of trees: squared loss, histograms of 256 bins, one thread. It learns in single
 * precision; the trees are added in double precision, which moves a prediction by some 10⁻⁷ of the
 * target's deviation.
 *
 * <p>Reference: Chen and Guestrin, XGBoost: a scalable tree boosting system (2016).
 *
 * @param settings trees, depth, leaf rows, learning rate, row share, feature share, penalty and
 *     seed
 */
public record Xgboost(TreeSettings settings) implements RowsRegression {
  /** Rows of these models are complete. */
  private static final float NO_MISSING_VALUE = Float.NaN;

  @Override
  public TreeModel fit(double[][] rows) {
    TargetScale scale = TargetScale.of(rows);
    int features = rows[0].length - 1;
    try {
      return new TreeModel(
          XgboostDocument.trees(document(rows, features, scale)), features, scale, rows.length);
    } catch (XGBoostError e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (LinkageError e) {
      throw FlowErrors.noNativeXgboost(e);
    }
  }

  /** Why its library does not load here; empty where it does. */
  public static Optional<String> unusable() {
    try {
      new DMatrix(new float[] {0}, 1, 1, NO_MISSING_VALUE).dispose();
      return Optional.empty();
    } catch (XGBoostError | LinkageError e) {
      return Optional.of(RootCause.message(e));
    }
  }

  private byte[] document(double[][] rows, int features, TargetScale scale) throws XGBoostError {
    float[] values = new float[rows.length * features];
    float[] targets = new float[rows.length];
    for (int row = 0; row < rows.length; row++) {
      for (int feature = 0; feature < features; feature++) {
        values[row * features + feature] = (float) rows[row][feature];
      }
      targets[row] = (float) scale.standardised(rows[row][features]);
    }
    DMatrix window = new DMatrix(values, rows.length, features, NO_MISSING_VALUE);
    try {
      window.setLabel(targets);
      Booster booster = XGBoost.train(window, parameters(), settings.trees(), Map.of(), null, null);
      try {
        return booster.toByteArray("json");
      } finally {
        booster.dispose();
      }
    } finally {
      window.dispose();
    }
  }

  private Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("objective", "reg:squarederror");
    parameters.put("base_score", 0);
    parameters.put("tree_method", "hist");
    parameters.put("nthread", 1);
    parameters.put("max_depth", settings.depth());
    parameters.put("min_child_weight", settings.leafRows());
    parameters.put("eta", settings.learningRate());
    parameters.put("subsample", settings.rowShare());
    parameters.put("colsample_bytree", settings.featureShare());
    parameters.put("lambda", settings.penalty());
    parameters.put("seed", settings.seed());
    return parameters;
  }
}
