package org.alluvium.flows.model.tree;

import java.util.Arrays;
import org.alluvium.kernels.regression.RowsRegression;
import org.alluvium.kernels.tree.TreeModel;
import org.apache.spark.ml.regression.DecisionTreeRegressionModel;
import org.apache.spark.ml.regression.RandomForestRegressionModel;
import org.apache.spark.ml.regression.RandomForestRegressor;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The mean of trees, each of a bootstrap sample of the rows, whose splits choose from a share of
 * the features. Thresholds are those between 32 bins of equal rows.
 *
 * <p>Reference: Breiman, Random forests (2001); Spark's RandomForestRegressor.
 *
 * @param settings trees, depth, leaf rows, feature share and seed
 */
public record RandomForest(TreeSettings settings) implements RowsRegression {
  @Override
  public TreeModel fit(double[][] rows) {
    double[] weights = new double[settings.trees()];
    Arrays.fill(weights, 1.0 / weights.length);
    return SparkTrees.model(
        rows,
        window ->
            SparkTrees.weighted((DecisionTreeRegressionModel[]) grown(window).trees(), weights));
  }

  RandomForestRegressionModel grown(Dataset<Row> window) {
    return new RandomForestRegressor()
        .setFeaturesCol(SparkTrees.FEATURES)
        .setLabelCol(SparkTrees.TARGET)
        .setNumTrees(settings.trees())
        .setMaxDepth(settings.depth())
        .setMinInstancesPerNode(settings.leafRows())
        .setFeatureSubsetStrategy(share())
        .setSeed(settings.seed())
        .fit(window);
  }

  private String share() {
    return settings.featureShare() == 1 ? "all" : Double.toString(settings.featureShare());
  }
}
