package org.alluvium.flows.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.model.tree.BoostedTrees;
import org.alluvium.flows.model.tree.RandomForest;
import org.alluvium.flows.model.tree.TreeSettings;
import org.alluvium.flows.model.tree.Xgboost;
import org.alluvium.kernels.linear.AutomaticRelevanceDetermination;
import org.alluvium.kernels.linear.BayesianRidge;
import org.alluvium.kernels.linear.ElasticNet;
import org.alluvium.kernels.linear.HuberRegression;
import org.alluvium.kernels.linear.MomentsRegression;
import org.alluvium.kernels.linear.PartialLeastSquares;
import org.alluvium.kernels.linear.Ridge;
import org.alluvium.kernels.linear.StrongestFeatures;
import org.alluvium.kernels.regression.RowsRegression;

/** The models of the zoo, each with the settings that it takes. */
public enum ModelKind {
  @JsonProperty("ridge")
  RIDGE("ridge", "penalty"),
  @JsonProperty("bayesian_ridge")
  BAYESIAN_RIDGE("bayesian_ridge"),
  @JsonProperty("ard")
  ARD("ard"),
  @JsonProperty("lasso")
  LASSO("lasso", "penalty"),
  @JsonProperty("elastic_net")
  ELASTIC_NET("elastic_net", "penalty", "mix"),
  @JsonProperty("pls")
  PLS("pls", "components"),
  @JsonProperty("huber")
  HUBER("huber", "penalty", "epsilon"),
  @JsonProperty("random_forest")
  RANDOM_FOREST(
      "random_forest",
      TreeSettings.TREES,
      TreeSettings.DEPTH,
      TreeSettings.LEAF_ROWS,
      TreeSettings.FEATURE_SHARE,
      TreeSettings.SEED),
  @JsonProperty("gbt")
  GBT(
      "gbt",
      TreeSettings.TREES,
      TreeSettings.DEPTH,
      TreeSettings.LEAF_ROWS,
      TreeSettings.LEARNING_RATE,
      TreeSettings.ROW_SHARE,
      TreeSettings.SEED),
  @JsonProperty("xgboost")
  XGBOOST(
      "xgboost",
      TreeSettings.TREES,
      TreeSettings.DEPTH,
      TreeSettings.LEAF_ROWS,
      TreeSettings.LEARNING_RATE,
      TreeSettings.ROW_SHARE,
      TreeSettings.FEATURE_SHARE,
      TreeSettings.PENALTY,
      TreeSettings.SEED);

  /** Setting of every model that learns from moments: how many features it takes; unset: all. */
  static final String STRONGEST_FEATURES = "strongest_features";

  private static final int WEEKLY = 1;
  private static final int QUARTERLY = 13;
  private static final int HALF_YEARLY = 26;

  private final String id;
  private final List<String> settings;

  ModelKind(String id, String... settings) {
    this.id = id;
    this.settings = List.of(settings);
  }

  /** The model with this name. */
  public static ModelKind of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst().orElseThrow();
  }

  /** Name in files and tables. */
  public String id() {
    return id;
  }

  /** Names of its settings, in the order in which they vary, the first slowest. */
  public List<String> settings() {
    return settings;
  }

  /**
   * Whether it is fitted again from all rows: from the statistics of a window it cannot be, so that
   * a refit costs what the whole window costs.
   */
  public boolean needsRows() {
    return switch (this) {
      case RIDGE, BAYESIAN_RIDGE, ARD, LASSO, ELASTIC_NET, PLS -> false;
      case HUBER, RANDOM_FOREST, GBT, XGBOOST -> true;
    };
  }

  /** Whether it adds up trees. */
  public boolean growsTrees() {
    return needsRows() && this != HUBER;
  }

  /** Whether its fit is work for Spark, which only the thread of the driver hands out. */
  public boolean fitsOnSpark() {
    return this == RANDOM_FOREST || this == GBT;
  }

  /** Weeks from one refit to the next, unless a strategy says otherwise. */
  int usualRefitEvery() {
    if (!needsRows()) {
      return WEEKLY;
    }
    return fitsOnSpark() ? HALF_YEARLY : QUARTERLY;
  }

  /** The regression with one value for each setting, for a model that needs no rows. */
  MomentsRegression regression(Map<String, Double> chosen) {
    MomentsRegression onAll = onAllFeatures(chosen);
    Double strongest = chosen.get(STRONGEST_FEATURES);
    return strongest == null ? onAll : new StrongestFeatures(strongest.intValue(), onAll);
  }

  private MomentsRegression onAllFeatures(Map<String, Double> chosen) {
    return switch (this) {
      case RIDGE -> new Ridge(chosen.get("penalty"));
      case BAYESIAN_RIDGE -> BayesianRidge.standard();
      case ARD -> AutomaticRelevanceDetermination.standard();
      case LASSO -> ElasticNet.lasso(chosen.get("penalty"));
      case ELASTIC_NET -> new ElasticNet(chosen.get("penalty"), chosen.get("mix"));
      case PLS -> new PartialLeastSquares(chosen.get("components").intValue());
      case HUBER, RANDOM_FOREST, GBT, XGBOOST ->
          throw new IllegalStateException(id + " needs rows");
    };
  }

  /** The regression with one value for each setting, for a model that needs rows. */
  RowsRegression rowsRegression(Map<String, Double> chosen) {
    return switch (this) {
      case HUBER -> new HuberRegression(chosen.get("penalty"), chosen.get("epsilon"));
      case RANDOM_FOREST -> new RandomForest(new TreeSettings(chosen));
      case GBT -> new BoostedTrees(new TreeSettings(chosen));
      case XGBOOST -> new Xgboost(new TreeSettings(chosen));
      case RIDGE, BAYESIAN_RIDGE, ARD, LASSO, ELASTIC_NET, PLS ->
          throw new IllegalStateException(id + " needs no rows");
    };
  }
}
