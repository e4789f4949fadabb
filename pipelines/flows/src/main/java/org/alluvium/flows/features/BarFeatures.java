package org.alluvium.flows.features;

import java.util.List;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.flows.vintage.VintageBackfill;
import org.alluvium.kernels.feature.FeatureSet;
import org.alluvium.lakehouse.columnar.SeriesBlock;
import org.alluvium.lakehouse.table.TableSpec;

/** Computes a set that reads the instrument's own bars and nothing else. */
final class BarFeatures implements FeatureComputation {
  private final VintageBackfill<SeriesBlock> backfill;

  BarFeatures(FeatureSet set) {
    this.backfill = FeatureSets.backfill(set);
  }

  @Override
  public List<TableSpec> furtherInputs() {
    return List.of();
  }

  @Override
  public VintageBackfill.Outcome update(StageContext context, PriceInputs prices) {
    return backfill.run(context, prices);
  }

  @Override
  public VintageBackfill.Outcome rebuild(StageContext context, PriceInputs prices, String part) {
    return backfill.rebuild(context, prices, part);
  }
}
