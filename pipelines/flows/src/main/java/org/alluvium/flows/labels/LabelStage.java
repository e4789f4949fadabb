package org.alluvium.flows.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.flows.vintage.UnappliedActions;
import org.alluvium.flows.vintage.VintageBackfill;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Labels;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Brings the forward returns of each horizon and price basis up to the bars known as of the run.
 */
public final class LabelStage implements Stage {
  /** One kind of label. */
  public record Kind(int horizon, PriceBasis basis) implements Comparable<Kind> {
    String slice() {
      return "horizon = %d and basis = '%s'".formatted(horizon, basis.id());
    }

    @Override
    public int compareTo(Kind other) {
      return slice().compareTo(other.slice());
    }
  }

  private final Set<Kind> kinds;

  public LabelStage(List<Kind> kinds) {
    this.kinds = new TreeSet<>(kinds);
  }

  @Override
  public String id() {
    return "labels";
  }

  @Override
  public List<TableName> inputs() {
    return List.of(DailyBars.SPEC.name());
  }

  @Override
  public List<TableName> outputs() {
    return List.of(Labels.SPEC.name());
  }

  @Override
  public StageResult run(StageContext context) {
    UnappliedActions unapplied = UnappliedActions.of(context);
    Dataset<Row> bars =
        VintageBackfill.project(context.lakehouse().read(DailyBars.SPEC).knownBy(context.asOf()))
            .transform(unapplied::leftOut);
    long read = 0;
    long written = 0;
    List<String> notes = new ArrayList<>();
    for (Kind kind : kinds) {
      LabelEvaluation evaluation = new LabelEvaluation(kind.horizon(), kind.basis());
      VintageBackfill.Outcome outcome =
          new VintageBackfill(Labels.SPEC, kind.slice(), evaluation).run(context, bars);
      read += outcome.rowsRead();
      written += outcome.rowsWritten();
      notes.add(kind.horizon() + " sessions " + kind.basis().id() + " to " + kind.basis().id());
    }
    return new StageResult(
        read,
        written,
        unapplied.told(String.join(", ", notes)),
        List.of(Slices.version(context, DailyBars.SPEC)),
        List.of(Slices.knownByRun(context, Labels.SPEC)));
  }
}
