package org.alluvium.flows.features;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.UnappliedActions;
import org.alluvium.flows.vintage.VintageBackfill;
import org.alluvium.kernels.feature.FeatureSet;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Feature rows of one set on demand. How far a symbol has got is the latest {@code known_at} of its
 * rows, so a symbol is always brought up to date as a whole: a range of sessions never leaves a
 * hole behind, it says which rows are reported, or computed again.
 */
public final class FeatureBackfill {
  private static final String EVERY_ROW = "true";

  private final FeatureSet set;
  private final TableSpec table;
  private final FeatureRange range;

  /** A backfill of a set, which must be known. */
  public FeatureBackfill(String setId, FeatureRange range) {
    this.set = FeatureSets.named(setId);
    this.table = FeatureSets.table(set);
    this.range = range;
  }

  /**
   * What a backfill did.
   *
   * @param rowsRead bars read
   * @param rowsWritten feature rows added or replaced
   * @param before the rows of the range before, as known by the run, with their digest
   * @param after the same rows afterwards
   */
  public record Result(long rowsRead, long rowsWritten, TableState before, TableState after) {}

  public TableName table() {
    return table.name();
  }

  /** Computes what is missing or whose inputs changed. */
  public Result update(StageContext context) {
    TableState before = rows(context);
    VintageBackfill.Outcome outcome = backfill().run(context, bars(context));
    return new Result(outcome.rowsRead(), outcome.rowsWritten(), before, rows(context));
  }

  /** Computes the range again, every vintage of it, and replaces its rows. */
  public Result rebuild(StageContext context) {
    Dataset<Row> bars = bars(context);
    if (range.isPartOfHistory()) {
      backfill().run(context, bars);
    }
    TableState before = rows(context);
    VintageBackfill.Outcome outcome = backfill().rebuild(context, bars, range.predicate());
    return new Result(outcome.rowsRead(), outcome.rowsWritten(), before, rows(context));
  }

  private VintageBackfill backfill() {
    return new VintageBackfill(table, EVERY_ROW, new FeatureEvaluation(set.id()));
  }

  private TableState rows(StageContext context) {
    return Slices.knownByRun(context, table, List.of(range.predicate())).get(0);
  }

  private Dataset<Row> bars(StageContext context) {
    UnappliedActions unapplied = UnappliedActions.of(context);
    requireAdjusted(unapplied);
    Dataset<Row> bars =
        VintageBackfill.project(context.lakehouse().read(DailyBars.SPEC).knownBy(context.asOf()))
            .transform(unapplied::leftOut);
    if (range.symbols().isEmpty()) {
      return bars;
    }
    requireKnown(bars, context);
    return bars.filter(col(DailyBars.SYMBOL).isin(range.symbols().toArray()));
  }

  private void requireAdjusted(UnappliedActions unapplied) {
    List<String> raw = range.symbols().stream().filter(unapplied.symbols()::contains).toList();
    if (!raw.isEmpty()) {
      throw FlowErrors.actionsNotApplied(raw);
    }
  }

  private void requireKnown(Dataset<Row> bars, StageContext context) {
    List<String> known =
        bars.select(DailyBars.SYMBOL).distinct().collectAsList().stream()
            .map(row -> row.getString(0))
            .sorted()
            .toList();
    List<String> unknown = range.symbols().stream().filter(s -> !known.contains(s)).toList();
    if (!unknown.isEmpty()) {
      throw FlowErrors.symbolsWithoutBars(unknown, known, context.asOf());
    }
  }
}
