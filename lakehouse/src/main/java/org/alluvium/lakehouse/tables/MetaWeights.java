package org.alluvium.lakehouse.tables;

import org.alluvium.lakehouse.table.TableSpec;

/** Target weights of the sleeves of a meta-portfolio: {@link Weights} with sleeves as assets. */
public final class MetaWeights {
  public static final String SLEEVE = "sleeve";

  public static final TableSpec SPEC =
      Weights.table(
          "meta_weights",
          "Target weights of the sleeves of a meta-portfolio, as decided",
          SLEEVE,
          "profile of the sleeve");

  private MetaWeights() {}
}
