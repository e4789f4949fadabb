package org.alluvium.kernels.tree;

import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.regression.Predictor;

/**
 * A fitted sum of trees: mean + deviation · Σ treeᵢ(features), in the target's units.
 *
 * @param trees of the standardised target
 * @param features number of features of a row
 * @param scale of the target in the window
 * @param rows rows of the window
 */
public record TreeModel(TreeEnsemble trees, int features, TargetScale scale, long rows)
    implements Predictor {

  public TreeModel {
    Check.isTrue(
        trees.lastFeature() < features,
        "trees ask for feature %d of %d".formatted(trees.lastFeature(), features));
  }

  @Override
  public double predict(double[] row) {
    Check.sameLength(features, row.length, "features of a prediction");
    for (double feature : row) {
      if (!Double.isFinite(feature)) {
        return Double.NaN;
      }
    }
    return scale.original(trees.sum(row));
  }

  @Override
  public double targetDeviation() {
    return scale.deviation();
  }
}
