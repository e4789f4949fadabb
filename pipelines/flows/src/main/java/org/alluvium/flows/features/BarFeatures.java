package org.alluvium.flows.features;

import java.util.List;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.VintageBackfill;
import org.alluvium.kernels.feature.FeatureSet;
import org.alluvium.lakehouse.columnar.SeriesBlock;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

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
  public VintageBackfill.Outcome update(StageContext context, Dataset<Row> bars) {
    return backfill.run(context, bars);
  }

  @Override
  public VintageBackfill.Outcome rebuild(StageContext context, Dataset<Row> bars, String part) {
    return backfill.rebuild(context, bars, part);
  }
}
