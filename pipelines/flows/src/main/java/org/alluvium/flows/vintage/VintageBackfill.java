package org.alluvium.flows.vintage;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.stage.RowCount;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.columnar.SeriesBlock;
import org.alluvium.lakehouse.io.WriteResult;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Brings a table derived from bars up to what is known as of a run: evaluates a function of bounded
 * look-back over every vintage of every symbol that the table has not seen. Raw prices with actions
 * are given in the terms of the session that is evaluated, by the actions known then. A run that is
 * caught up evaluates nothing; the rows after any sequence of runs equal those of one run from
 * nothing, bit for bit.
 *
 * @param <T> what the function emits
 */
public final class VintageBackfill<T> {
  private final TableSpec target;
  private final String slice;
  private final VintageFunction<T> function;
  private final SeriesStore<T> store;

  private VintageBackfill(
      TableSpec target, String slice, VintageFunction<T> function, SeriesStore<T> store) {
    this.target = target;
    this.slice = slice;
    this.function = function;
    this.store = store;
  }

  /**
   * A backfill of rows.
   *
   * @param target the derived table
   * @param slice literal predicate for the rows of the table that the function answers for
   * @param function what is evaluated
   */
  public static VintageBackfill<Row> ofRows(
      TableSpec target, String slice, VintageFunction<Row> function) {
    return new VintageBackfill<>(target, slice, function, new RowStore(target));
  }

  /**
   * A backfill of blocks of a wide table.
   *
   * @param target the derived table: symbol, session, time of knowledge, FLOAT values
   * @param slice literal predicate for the rows of the table that the function answers for
   * @param function what is evaluated
   */
  public static VintageBackfill<SeriesBlock> ofBlocks(
      TableSpec target, String slice, VintageFunction<SeriesBlock> function) {
    return new VintageBackfill<>(target, slice, function, new BlockStore(target));
  }

  /** What a backfill did. */
  public record Outcome(long rowsRead, long rowsWritten) {}

  /** Evaluates what is new as of the context's instant and appends it in one commit. */
  public Outcome run(StageContext context, PriceInputs prices) {
    Dataset<Row> bars = prices.rows();
    Optional<Instant> answered = Answered.upTo(context, target);
    BackfillPlan plan =
        answered.isPresent()
            ? BackfillPlan.after(answered.get(), bars, function.lookBack())
            : BackfillPlan.of(
                bars, prices.symbols(), Watermarks.of(context, target, slice), function.lookBack());
    if (plan.isEmpty()) {
      return new Outcome(0, 0);
    }
    RowCount read = new RowCount();
    WriteResult written =
        store.append(
            context.lakehouse().write(target),
            arranged(read.of(plan.restrict(bars))),
            evaluation(plan.watermarks()),
            applicationId(context, plan),
            Answered.marks(context, prices));
    return new Outcome(read.rows(), written.rowsInserted());
  }

  /**
   * Evaluates every vintage of the given bars again and replaces the rows of a part of the table in
   * one commit. Rows known after the context's instant stay.
   *
   * @param prices known by the context's instant
   * @param part literal predicate over the table's columns; every symbol of it must have prices
   */
  public Outcome rebuild(StageContext context, PriceInputs prices, String part) {
    String known = "%s <= TIMESTAMP '%s'".formatted(DailyBars.KNOWN_AT, context.asOf());
    String replaced = "(%s) AND (%s) AND %s".formatted(slice, part, known);
    RowCount read = new RowCount();
    Dataset<Row> rows =
        store
            .rows(arranged(read.of(prices.rows())), evaluation())
            .filter(org.apache.spark.sql.functions.expr(replaced));
    WriteResult written = context.lakehouse().write(target).replaceSlice(rows, replaced);
    return new Outcome(read.rows(), written.rowsInserted());
  }

  /** Rows of {@link PriceInputs} as an evaluation reads them: by symbol, as they became known. */
  public static Dataset<Row> arranged(Dataset<Row> bars) {
    return SymbolSeries.arranged(bars, DailyBars.KNOWN_AT, DailyBars.EVENT_DATE);
  }

  /** What {@link #run} computes from nothing, for who stores it elsewhere. */
  public SymbolSeries<T> evaluation() {
    return evaluation(Map.of());
  }

  private SymbolSeries<T> evaluation(Map<String, Long> watermarks) {
    return new SymbolSeries<>(new VintageEvaluation<>(function, watermarks));
  }

  /** Columns of silver bars that an evaluation reads, in order. */
  public static Dataset<Row> project(Dataset<Row> dailyBars) {
    return dailyBars.select(
        col(DailyBars.SYMBOL),
        col(DailyBars.EVENT_DATE),
        col(DailyBars.KNOWN_AT),
        col(DailyBars.OPEN),
        col(DailyBars.HIGH),
        col(DailyBars.LOW),
        col(DailyBars.CLOSE),
        col(DailyBars.VOLUME));
  }

  private String applicationId(StageContext context, BackfillPlan plan) {
    return "backfill/"
        + target.name()
        + "/"
        + slice
        + "/"
        + context.asOf()
        + "/"
        + plan.fingerprint();
  }
}
