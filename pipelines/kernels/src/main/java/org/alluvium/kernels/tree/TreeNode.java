package org.alluvium.kernels.tree;

import org.alluvium.kernels.check.Check;

/** A node of a regression tree with what is below it. */
public sealed interface TreeNode {
  /** Where a row ends; {@code value} is what the tree says of it. */
  record Leaf(double value) implements TreeNode {
    public Leaf {
      Check.isTrue(Double.isFinite(value), "value of a leaf must be finite, got " + value);
    }
  }

  /**
   * Where rows part: those whose feature is at most the threshold go left.
   *
   * @param feature index, from 0
   */
  record Split(int feature, double threshold, TreeNode left, TreeNode right) implements TreeNode {
    public Split {
      Check.atLeast(feature, 0, "feature of a split");
      Check.isTrue(
          Double.isFinite(threshold), "threshold of a split must be finite, got " + threshold);
    }
  }
}
