package org.alluvium.kernels.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeModelTest {
  private static final int FEATURES = 4;

  @Test
  void packedTreesAddUpToWhatTheirNodesSay() {
    Random random = new Random(1);
    for (int trial = 0; trial < 200; trial++) {
      List<TreeNode> trees = new ArrayList<>();
      for (int tree = 0; tree <= random.nextInt(5); tree++) {
        trees.add(grown(random, random.nextInt(6)));
      }
      TreeEnsemble ensemble = TreeEnsemble.of(trees);
      assertThat(ensemble.size()).isEqualTo(trees.size());
      assertThat(TreeEnsemble.ofArray(ensemble.toArray())).isEqualTo(ensemble);
      for (int at = 0; at < 20; at++) {
        double[] row = random.doubles(FEATURES, -2, 2).toArray();
        double sum = 0;
        for (TreeNode tree : trees) {
          sum += value(tree, row);
        }
        assertThat(ensemble.sum(row)).isEqualTo(sum);
      }
    }
  }

  @Test
  void aFeatureAtTheThresholdGoesLeft() {
    TreeEnsemble tree = TreeEnsemble.of(List.of(split(0, 0.5, leaf(1), leaf(2))));
    assertThat(tree.sum(new double[] {0.5})).isEqualTo(1);
    assertThat(tree.sum(new double[] {Math.nextUp(0.5)})).isEqualTo(2);
  }

  @Test
  void predictsInTheUnitsOfTheTarget() {
    TreeEnsemble trees = TreeEnsemble.of(List.of(split(1, 0, leaf(-1), leaf(3)), leaf(0.5)));
    TreeModel model = new TreeModel(trees, 2, new TargetScale(0.01, 0.02), 100);

    assertThat(model.predict(new double[] {7, -1})).isCloseTo(0.01 - 0.5 * 0.02, within(1e-16));
    assertThat(model.predict(new double[] {7, 1})).isCloseTo(0.01 + 3.5 * 0.02, within(1e-16));
    assertThat(model.predict(new double[] {Double.NaN, 1})).isNaN();
    assertThat(model.predict(new double[] {7, Double.POSITIVE_INFINITY})).isNaN();
    assertThat(model.targetDeviation()).isEqualTo(0.02);
    assertThatThrownBy(() -> model.predict(new double[] {1}))
        .hasMessageContaining("features of a prediction");
  }

  @Test
  void theScaleIsThatOfTheLastColumn() {
    double[][] rows = {{9, 1}, {8, 3}, {7, 5}, {6, 7}};
    TargetScale scale = TargetScale.of(rows);
    assertThat(scale.mean()).isEqualTo(4);
    assertThat(scale.deviation()).isCloseTo(Math.sqrt(5), within(1e-15));
    assertThat(scale.original(scale.standardised(6.5))).isCloseTo(6.5, within(1e-15));
  }

  @Test
  void numbersThatAreNoTreesAreRefused() {
    assertThatThrownBy(() -> TreeEnsemble.ofArray(new double[] {0, 0.5, 2, -1, 1, 0}))
        .hasMessage("trees end inside a tree, at node 2");
    assertThatThrownBy(() -> TreeEnsemble.ofArray(new double[] {0, 0.5, 1, -1, 1, 0, -1, 2, 0}))
        .hasMessage("right child of node 0 is node 1, its left tree ends at 2");
    assertThatThrownBy(() -> TreeEnsemble.ofArray(new double[] {-2, 0.5, 0}))
        .hasMessage("node 0 of the trees is neither split nor leaf");
    assertThatThrownBy(() -> TreeEnsemble.ofArray(new double[4]))
        .hasMessage("trees need three numbers for each node, at least one node, got 4");
    assertThatThrownBy(() -> leaf(Double.NaN))
        .hasMessage("value of a leaf must be finite, got NaN");
    TreeEnsemble third = TreeEnsemble.of(List.of(split(2, 0, leaf(1), leaf(2))));
    assertThatThrownBy(() -> new TreeModel(third, 2, new TargetScale(0, 1), 10))
        .hasMessage("trees ask for feature 2 of 2");
  }

  private static TreeNode grown(Random random, int depth) {
    return depth == 0
        ? leaf(random.nextGaussian())
        : split(
            random.nextInt(FEATURES),
            random.nextGaussian(),
            grown(random, random.nextInt(depth)),
            grown(random, depth - 1));
  }

  private static double value(TreeNode node, double[] row) {
    if (node instanceof TreeNode.Leaf leaf) {
      return leaf.value();
    }
    TreeNode.Split split = (TreeNode.Split) node;
    return value(row[split.feature()] <= split.threshold() ? split.left() : split.right(), row);
  }

  private static TreeNode leaf(double value) {
    return new TreeNode.Leaf(value);
  }

  private static TreeNode split(int feature, double threshold, TreeNode left, TreeNode right) {
    return new TreeNode.Split(feature, threshold, left, right);
  }
}
