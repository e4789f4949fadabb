package org.alluvium.flows.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.flows.vintage.BarVersions;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.flows.vintage.VintageBackfill;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.Labels;
import org.apache.spark.sql.Row;

/**
 * Brings the forward returns of each horizon and price basis up to the bars known as of the run.
 */
public final class LabelStage implements Stage {
  /** One kind of label. */
  public record Kind(int horizon, PriceBasis basis) implements Comparable<Kind> {
    /** Literal predicate of its rows. */
    public String slice() {
      return "horizon = %d and basis = '%s'".formatted(horizon, basis.id());
    }

    /** Every vintage of the labels of one instrument, from rows in memory, without stamps. */
    public List<Row> labels(String symbol, BarVersions bars) {
      LabelEvaluation evaluation = new LabelEvaluation(horizon, basis);
      List<Row> rows = new ArrayList<>();
      bars.forEachVintage(
          symbol,
          evaluation.lookBack(),
          Long.MIN_VALUE,
          vintage -> evaluation.evaluate(vintage, rows::add));
      return rows;
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
    return PriceInputs.TABLES;
  }

  @Override
  public List<TableName> outputs() {
    return List.of(Labels.SPEC.name());
  }

  @Override
  public StageResult run(StageContext context) {
    PriceInputs prices = PriceInputs.of(context);
    long read = 0;
    long written = 0;
    List<String> notes = new ArrayList<>();
    for (Kind kind : kinds) {
      LabelEvaluation evaluation = new LabelEvaluation(kind.horizon(), kind.basis());
      VintageBackfill.Outcome outcome =
          VintageBackfill.ofRows(Labels.SPEC, kind.slice(), evaluation).run(context, prices);
      read += outcome.rowsRead();
      written += outcome.rowsWritten();
      notes.add(kind.horizon() + " sessions " + kind.basis().id() + " to " + kind.basis().id());
    }
    return new StageResult(
        read,
        written,
        prices.told(String.join(", ", notes)),
        prices.versions(),
        Slices.knownByRun(context, Labels.SPEC, kinds.stream().map(Kind::slice).toList()));
  }
}
