package org.alluvium.flows.model.tree;

import java.util.Map;

/**
 * Settings of models made of trees, by the names that they have in files.
 *
 * @param values one for each setting of the model
 */
public record TreeSettings(Map<String, Double> values) {
  public static final String TREES = "trees";
  public static final String DEPTH = "depth";
  public static final String LEAF_ROWS = "leaf_rows";
  public static final String FEATURE_SHARE = "feature_share";
  public static final String ROW_SHARE = "row_share";
  public static final String LEARNING_RATE = "learning_rate";
  public static final String PENALTY = "penalty";
  public static final String SEED = "seed";

  public TreeSettings {
    values = Map.copyOf(values);
  }

  int trees() {
    return values.get(TREES).intValue();
  }

  /** Splits between the root and a leaf, at most. */
  int depth() {
    return values.get(DEPTH).intValue();
  }

  /** Rows that a leaf has in the window, at least. */
  int leafRows() {
    return values.get(LEAF_ROWS).intValue();
  }

  /** Share of the features that a split, or a tree, may choose from. */
  double featureShare() {
    return values.get(FEATURE_SHARE);
  }

  /** Share of the rows that a tree learns from. */
  double rowShare() {
    return values.get(ROW_SHARE);
  }

  /** Part of each tree that is added. */
  double learningRate() {
    return values.get(LEARNING_RATE);
  }

  /** What is added to the rows of a leaf before its mean is taken: pulls it towards 0. */
  double penalty() {
    return values.get(PENALTY);
  }

  long seed() {
    return values.get(SEED).longValue();
  }
}
