package org.alluvium.flows.model.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.kernels.tree.TreeEnsemble;
import org.alluvium.kernels.tree.TreeNode;

/**
 * XGBoost's trees in its own JSON. There a row goes left where its feature, in single precision, is
 * below the threshold; with {@link #atMost} the same rows go left in double precision.
 */
final class XgboostDocument {
  private static final ObjectMapper JSON = new ObjectMapper();

  private XgboostDocument() {}

  static TreeEnsemble trees(byte[] json) {
    List<TreeNode> trees = new ArrayList<>();
    for (JsonNode tree : read(json).at("/learner/gradient_booster/model/trees")) {
      trees.add(node(tree, 0));
    }
    return TreeEnsemble.of(trees);
  }

  private static JsonNode read(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException("XGBoost wrote a model that is no JSON", e);
    }
  }

  private static TreeNode node(JsonNode tree, int at) {
    float condition = tree.path("split_conditions").path(at).floatValue();
    int left = tree.path("left_children").path(at).intValue();
    if (left < 0) {
      return new TreeNode.Leaf(condition);
    }
    int right = tree.path("right_children").path(at).intValue();
    int feature = tree.path("split_indices").path(at).intValue();
    return new TreeNode.Split(feature, atMost(condition), node(tree, left), node(tree, right));
  }

  /** The largest number that is below a threshold once it is rounded to single precision. */
  static double atMost(float threshold) {
    double middle = ((double) Math.nextDown(threshold) + threshold) / 2;
    return (float) middle < threshold ? middle : Math.nextDown(middle);
  }
}
