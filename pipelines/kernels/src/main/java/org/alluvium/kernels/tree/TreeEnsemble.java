package org.alluvium.kernels.tree;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alluvium.kernels.check.Check;

/**
 * The sum of regression trees. Nodes lie packed, each tree in pre-order, so that the left child
 * follows its parent. A sum is O(Σ depth); trees are added from first to last.
 *
 * <p>Reference: Breiman, Friedman, Olshen and Stone, Classification and Regression Trees (1984),
 * chapter 8; sums of trees: Friedman, Greedy function approximation (2001), section 4.3.
 */
public final class TreeEnsemble implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int LEAF = -1;
  private static final int NUMBERS = 3;

  private final int[] features;
  private final double[] values;
  private final int[] rights;
  private final int[] roots;

  private TreeEnsemble(int[] features, double[] values, int[] rights) {
    this.features = features;
    this.values = values;
    this.rights = rights;
    this.roots = roots();
  }

  /** The ensemble of these trees, at least one. */
  public static TreeEnsemble of(List<TreeNode> trees) {
    List<double[]> nodes = new ArrayList<>();
    trees.forEach(tree -> pack(tree, nodes));
    return ofArray(nodes.stream().flatMapToDouble(Arrays::stream).toArray());
  }

  /**
   * The ensemble of {@link #toArray}.
   *
   * @throws IllegalArgumentException if the numbers are no trees
   */
  public static TreeEnsemble ofArray(double[] numbers) {
    int count = numbers.length / NUMBERS;
    Check.isTrue(
        count >= 1 && numbers.length % NUMBERS == 0,
        "trees need three numbers for each node, at least one node, got " + numbers.length);
    int[] features = new int[count];
    double[] values = new double[count];
    int[] rights = new int[count];
    for (int node = 0; node < count; node++) {
      features[node] = (int) numbers[NUMBERS * node];
      values[node] = numbers[NUMBERS * node + 1];
      rights[node] = (int) numbers[NUMBERS * node + 2];
    }
    return new TreeEnsemble(features, values, rights);
  }

  /**
   * Three numbers for each node, trees one after another, each in pre-order: feature of its split
   * or −1, threshold or value of the leaf, index of its right child or 0.
   */
  public double[] toArray() {
    double[] numbers = new double[NUMBERS * features.length];
    for (int node = 0; node < features.length; node++) {
      numbers[NUMBERS * node] = features[node];
      numbers[NUMBERS * node + 1] = values[node];
      numbers[NUMBERS * node + 2] = rights[node];
    }
    return numbers;
  }

  /** Number of trees. */
  public int size() {
    return roots.length;
  }

  /** Sum over the trees for one row of finite features. */
  public double sum(double[] row) {
    double sum = 0;
    for (int root : roots) {
      int node = root;
      while (features[node] != LEAF) {
        node = row[features[node]] <= values[node] ? node + 1 : rights[node];
      }
      sum += values[node];
    }
    return sum;
  }

  /** The highest index of a feature that a split asks for; −1 when none does. */
  public int lastFeature() {
    return Arrays.stream(features).max().orElse(LEAF);
  }

  private static void pack(TreeNode tree, List<double[]> nodes) {
    if (tree instanceof TreeNode.Leaf leaf) {
      nodes.add(new double[] {LEAF, leaf.value(), 0});
      return;
    }
    TreeNode.Split split = (TreeNode.Split) tree;
    double[] packed = {split.feature(), split.threshold(), 0};
    nodes.add(packed);
    pack(split.left(), nodes);
    packed[2] = nodes.size();
    pack(split.right(), nodes);
  }

  /** The node after a whole tree starts the next one. */
  private int[] roots() {
    int[] starts = new int[features.length];
    int trees = 0;
    for (int node = 0; node < features.length; node = end(node)) {
      starts[trees++] = node;
    }
    return Arrays.copyOf(starts, trees);
  }

  /** The node behind the tree that starts at a node, which must be whole. */
  private int end(int start) {
    Check.isTrue(start < features.length, () -> "trees end inside a tree, at node " + start);
    Check.isTrue(
        features[start] >= LEAF && Double.isFinite(values[start]),
        () -> "node %d of the trees is neither split nor leaf".formatted(start));
    if (features[start] == LEAF) {
      return start + 1;
    }
    int right = end(start + 1);
    Check.isTrue(
        rights[start] == right,
        () ->
            "right child of node %d is node %d, its left tree ends at %d"
                .formatted(start, rights[start], right));
    return end(right);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreeEnsemble that && Arrays.equals(toArray(), that.toArray());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toArray());
  }

  @Override
  public String toString() {
    return "TreeEnsemble[%d trees, %d nodes]".formatted(roots.length, features.length);
  }
}
