package org.alluvium.flows.model.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.alluvium.kernels.tree.TargetScale;
import org.alluvium.kernels.tree.TreeEnsemble;
import org.alluvium.kernels.tree.TreeModel;
import org.alluvium.kernels.tree.TreeNode;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.DecisionTreeRegressionModel;
import org.apache.spark.ml.tree.ContinuousSplit;
import org.apache.spark.ml.tree.InternalNode;
import org.apache.spark.ml.tree.Node;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Has Spark's library grow trees of a window, in one partition, so that the order of its sums is
 * that of the rows.
 */
final class SparkTrees {
  static final String FEATURES = "features";
  static final String TARGET = "target";
  private static final StructType SCHEMA =
      new StructType().add(TARGET, "double").add(FEATURES, SQLDataTypes.VectorType());

  private SparkTrees() {}

  /**
   * A model of the trees that grow in a window.
   *
   * @param rows features…, target
   * @param grow the trees of rows whose target is standardised, each weighted for the sum
   */
  static TreeModel model(double[][] rows, Function<Dataset<Row>, List<TreeNode>> grow) {
    TargetScale scale = TargetScale.of(rows);
    TreeEnsemble trees = TreeEnsemble.of(inOnePartition(rows, scale, grow));
    return new TreeModel(trees, rows[0].length - 1, scale, rows.length);
  }

  /** What becomes of rows, whose target is standardised. */
  static <T> T inOnePartition(double[][] rows, TargetScale scale, Function<Dataset<Row>, T> work) {
    SparkSession spark = SparkSession.active();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<double[][]> shared = context.broadcast(rows);
    try {
      JavaRDD<Row> window =
          context
              .parallelize(List.of(0), 1)
              .flatMap(one -> Arrays.stream(shared.value()).map(r -> row(r, scale)).iterator());
      return work.apply(spark.createDataFrame(window, SCHEMA));
    } finally {
      shared.destroy();
    }
  }

  /** The trees of Spark's models, each times its weight. */
  static List<TreeNode> weighted(DecisionTreeRegressionModel[] models, double[] weights) {
    List<TreeNode> trees = new ArrayList<>();
    for (int tree = 0; tree < models.length; tree++) {
      trees.add(node(models[tree].rootNode(), weights[tree]));
    }
    return trees;
  }

  private static Row row(double[] row, TargetScale scale) {
    int target = row.length - 1;
    return RowFactory.create(
        scale.standardised(row[target]), Vectors.dense(Arrays.copyOf(row, target)));
  }

  private static TreeNode node(Node node, double weight) {
    if (!(node instanceof InternalNode inner)) {
      return new TreeNode.Leaf(weight * node.prediction());
    }
    ContinuousSplit split = (ContinuousSplit) inner.split();
    return new TreeNode.Split(
        split.featureIndex(),
        split.threshold(),
        node(inner.leftChild(), weight),
        node(inner.rightChild(), weight));
  }
}
