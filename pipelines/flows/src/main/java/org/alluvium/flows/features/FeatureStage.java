package org.alluvium.flows.features;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.flows.vintage.UnappliedActions;
import org.alluvium.flows.vintage.VintageBackfill;
import org.alluvium.kernels.feature.FeatureSet;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Brings feature sets up to the bars known as of the run. */
public final class FeatureStage implements Stage {
  private static final String EVERY_ROW = "true";

  private final List<FeatureSet> sets;

  /**
   * @param setIds ids of sets, which must be known
   */
  public FeatureStage(List<String> setIds) {
    this.sets = setIds.stream().map(FeatureSets::named).toList();
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
    return sets.stream().map(set -> FeatureSets.table(set).name()).toList();
  }

  @Override
  public StageResult run(StageContext context) {
    UnappliedActions unapplied = UnappliedActions.of(context);
    Dataset<Row> bars =
        VintageBackfill.project(context.lakehouse().read(DailyBars.SPEC).knownBy(context.asOf()))
            .transform(unapplied::leftOut);
    long read = 0;
    long written = 0;
    List<TableState> states = new ArrayList<>();
    for (FeatureSet set : sets) {
      TableSpec table = FeatureSets.table(set);
      VintageBackfill.Outcome outcome =
          new VintageBackfill(table, EVERY_ROW, new FeatureEvaluation(set.id())).run(context, bars);
      read += outcome.rowsRead();
      written += outcome.rowsWritten();
      states.add(Slices.knownByRun(context, table));
    }
    return new StageResult(
        read,
        written,
        unapplied.told(sets.stream().map(FeatureSet::id).collect(Collectors.joining(", "))),
        List.of(Slices.version(context, DailyBars.SPEC)),
        states);
  }
}
