package org.alluvium.flows.model.tree;

import java.util.List;
import org.alluvium.kernels.regression.RowsRegression;
import org.alluvium.kernels.tree.TreeModel;
import org.alluvium.kernels.tree.TreeNode;
import org.apache.spark.ml.regression.DecisionTreeRegressionModel;
import org.apache.spark.ml.regression.GBTRegressionModel;
import org.apache.spark.ml.regression.GBTRegressor;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A sum of trees, each of a sample of the rows and of what the ones before leave unexplained.
 * Squared loss; thresholds are those between 32 bins of equal rows. The first tree is taken whole,
 * the others times the learning rate.
 *
 * <p>Reference: Friedman, Stochastic gradient boosting (2002); Spark's GBTRegressor.
 *
 * @param settings trees, depth, leaf rows, learning rate, row share and seed
 */
public record BoostedTrees(TreeSettings settings) implements RowsRegression {
  @Override
  public TreeModel fit(double[][] rows) {
    return SparkTrees.model(rows, window -> trees(grown(window)));
  }

  private static List<TreeNode> trees(GBTRegressionModel model) {
    return SparkTrees.weighted((DecisionTreeRegressionModel[]) model.trees(), model.treeWeights());
  }

  /** Spark's trees learn twice what is unexplained, so that half of its step is the usual one. */
  GBTRegressionModel grown(Dataset<Row> window) {
    return new GBTRegressor()
        .setFeaturesCol(SparkTrees.FEATURES)
        .setLabelCol(SparkTrees.TARGET)
        .setMaxIter(settings.trees())
        .setMaxDepth(settings.depth())
        .setMinInstancesPerNode(settings.leafRows())
        .setStepSize(settings.learningRate() / 2)
        .setSubsamplingRate(settings.rowShare())
        .setSeed(settings.seed())
        .fit(window);
  }
}
