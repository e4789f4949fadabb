package org.alluvium.flows.vintage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.stage.RowCount;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.kernels.feature.Arrivals;
import org.alluvium.kernels.feature.Vintage;
import org.alluvium.kernels.feature.VintageSchedule;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.io.WriteResult;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Brings a table derived from bars up to what is known as of a run: evaluates a function of bounded
 * look-back over every vintage of every symbol that the table has not seen. A run that is caught up
 * evaluates nothing; the rows after any sequence of runs equal those of one run from nothing, bit
 * for bit.
 */
public final class VintageBackfill {
  /** How far back a table is searched for the latest value of a symbol before reading all of it. */
  private static final Duration RECENT = Duration.ofDays(30);

  /** Watermark of a symbol that the table does not answer for yet. */
  private static final Long NEVER_SEEN = Long.MIN_VALUE;

  private final TableSpec target;
  private final Column targetSlice;
  private final String slice;
  private final VintageFunction function;

  /**
   * @param target the derived table
   * @param slice literal predicate for the rows of the table that the function answers for
   * @param function what is evaluated
   */
  public VintageBackfill(TableSpec target, String slice, VintageFunction function) {
    this.target = target;
    this.slice = slice;
    this.targetSlice = org.apache.spark.sql.functions.expr(slice);
    this.function = function;
  }

  /** What a backfill did. */
  public record Outcome(long rowsRead, long rowsWritten) {}

  /** Evaluates what is new as of the context's instant and appends it in one commit. */
  public Outcome run(StageContext context, Dataset<Row> bars) {
    BackfillPlan plan = BackfillPlan.of(bars, watermarks(context, bars), function.lookBack());
    if (plan.isEmpty()) {
      return new Outcome(0, 0);
    }
    RowCount read = new RowCount();
    Dataset<Row> rows = evaluated(read.of(plan.restrict(bars)), plan.watermarks());
    WriteResult written =
        context.lakehouse().write(target).appendOnce(rows, applicationId(context, plan));
    return new Outcome(read.rows(), written.rowsInserted());
  }

  /**
   * Evaluates every vintage of the given bars again and replaces the rows of a part of the table in
   * one commit. Rows known after the context's instant stay.
   *
   * @param bars all vintages of whole series, known by the context's instant
   * @param part literal predicate over the table's columns; the bars must hold every symbol of it
   */
  public Outcome rebuild(StageContext context, Dataset<Row> bars, String part) {
    String known = "%s <= TIMESTAMP '%s'".formatted(DailyBars.KNOWN_AT, context.asOf());
    String replaced = "(%s) AND (%s) AND %s".formatted(slice, part, known);
    RowCount read = new RowCount();
    Dataset<Row> rows =
        evaluated(read.of(bars), Map.of()).filter(org.apache.spark.sql.functions.expr(replaced));
    WriteResult written = context.lakehouse().write(target).replaceSlice(rows, replaced);
    return new Outcome(read.rows(), written.rowsInserted());
  }

  private Dataset<Row> evaluated(Dataset<Row> bars, Map<String, Long> watermarks) {
    return bars.groupByKey((MapFunction<Row, String>) r -> r.getString(0), Encoders.STRING())
        .flatMapSortedGroups(
            new Column[] {col(DailyBars.KNOWN_AT), col(DailyBars.EVENT_DATE)},
            evaluation(watermarks),
            Encoders.row(SparkSchemas.contentSchema(target)));
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

  private Map<String, Instant> watermarks(StageContext context, Dataset<Row> bars) {
    Map<String, Instant> found = new HashMap<>();
    if (!context.lakehouse().exists(target)) {
      return found;
    }
    Dataset<Row> table = context.lakehouse().read(target).all().filter(targetSlice);
    Instant recent = context.asOf().minus(RECENT);
    collect(table.filter(col(DailyBars.KNOWN_AT).gt(recent)), found);
    List<Object> others = new ArrayList<>();
    bars.select(DailyBars.SYMBOL).distinct().collectAsList().stream()
        .map(r -> r.getString(0))
        .filter(s -> !found.containsKey(s))
        .forEach(others::add);
    if (!others.isEmpty()) {
      collect(table.filter(col(DailyBars.SYMBOL).isin(others.toArray())), found);
    }
    return found;
  }

  private static void collect(Dataset<Row> rows, Map<String, Instant> into) {
    rows.groupBy(col(DailyBars.SYMBOL))
        .agg(max(DailyBars.KNOWN_AT))
        .collectAsList()
        .forEach(r -> into.put(r.getString(0), r.<Instant>getAs(1)));
  }

  private FlatMapGroupsFunction<String, Row, Row> evaluation(Map<String, Long> watermarks) {
    VintageFunction evaluated = function;
    return (symbol, rows) -> {
      List<Row> out = new ArrayList<>();
      BarVersions versions = BarVersions.of(rows);
      List<Vintage> vintages =
          VintageSchedule.ofLookBack(evaluated.lookBack())
              .plan(
                  versions.arrivals(),
                  Arrivals.none(),
                  watermarks.getOrDefault(symbol, NEVER_SEEN));
      for (Vintage vintage : vintages) {
        evaluated.evaluate(series(symbol, versions, vintage), out::add);
      }
      return out.iterator();
    };
  }

  private static SeriesVintage series(String symbol, BarVersions versions, Vintage vintage) {
    int[] rows = vintage.versions();
    return new SeriesVintage(symbol, versions.bars(rows), versions.days(rows), vintage);
  }
}
