package org.alluvium.flows.features;

import java.util.List;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.flows.vintage.UnappliedActions;
import org.alluvium.flows.vintage.VintageBackfill;
import org.alluvium.kernels.feature.FeatureSet;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Brings one feature set up to the bars known as of the run. */
public final class FeatureStage implements Stage {
  private static final String EVERY_ROW = "true";

  private final FeatureSet set;
  private final TableSpec table;

  public FeatureStage(String setId) {
    this.set = FeatureSets.named(setId);
    this.table = FeatureSets.table(set);
  }

  @Override
  public String id() {
    return "features";
  }

  @Override
  public List<TableName> inputs() {
    return List.of(DailyBars.SPEC.name());
  }

  @Override
  public List<TableName> outputs() {
    return List.of(table.name());
  }

  @Override
  public StageResult run(StageContext context) {
    UnappliedActions unapplied = UnappliedActions.of(context);
    Dataset<Row> bars =
        VintageBackfill.project(context.lakehouse().read(DailyBars.SPEC).knownBy(context.asOf()))
            .transform(unapplied::leftOut);
    VintageBackfill.Outcome outcome =
        new VintageBackfill(table, EVERY_ROW, new FeatureEvaluation(set.id())).run(context, bars);
    return new StageResult(
        outcome.rowsRead(),
        outcome.rowsWritten(),
        unapplied.told(set.id()),
        List.of(Slices.version(context, DailyBars.SPEC)),
        List.of(Slices.knownByRun(context, table)));
  }
}
