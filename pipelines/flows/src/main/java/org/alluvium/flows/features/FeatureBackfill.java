package org.alluvium.flows.features;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Answered;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.flows.vintage.VintageBackfill;
import org.alluvium.kernels.feature.FeatureSchema;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.time.TradingCalendars;

/**
 * Feature rows of one set on demand. How far a symbol has got is the latest {@code known_at} of its
 * rows, so a symbol is always brought up to date as a whole: a range of sessions never leaves a
 * hole behind, it says which rows are reported, or computed again.
 */
public final class FeatureBackfill {
  private final FeatureSchema set;
  private final FeatureComputation computation;
  private final TableSpec table;
  private final FeatureRange range;
  private final TradingCalendars calendars;

  /** A backfill of a set, which must be known, with its default columns. */
  public FeatureBackfill(String setId, FeatureRange range, TradingCalendars calendars) {
    this(FeatureSets.named(setId), range, calendars);
  }

  /** A backfill of a set, which must be known, as a resolved configuration defines it. */
  public static FeatureBackfill configured(
      String setId, FeatureRange range, JsonNode configuration, TradingCalendars calendars) {
    return new FeatureBackfill(FeatureSets.configured(setId, configuration), range, calendars);
  }

  private FeatureBackfill(FeatureSchema set, FeatureRange range, TradingCalendars calendars) {
    this.set = set;
    this.calendars = calendars;
    this.computation = FeatureSets.computation(set, calendars);
    this.table = FeatureSets.table(set);
    this.range = range;
  }

  /**
   * What a backfill did.
   *
   * @param rowsRead bars read, and observations for a set that reads them
   * @param rowsWritten feature rows added or replaced
   * @param before the rows of the range before, as known by the run, with their digest
   * @param after the same rows afterwards
   */
  public record Result(long rowsRead, long rowsWritten, TableState before, TableState after) {}

  public TableName table() {
    return table.name();
  }

  /** Tables that the set is computed from. */
  public List<TableName> inputs() {
    return Stream.concat(
            PriceInputs.TABLES.stream(), computation.furtherInputs().stream().map(TableSpec::name))
        .toList();
  }

  /** Computes what is missing or whose inputs changed. */
  public Result update(StageContext context) {
    Answered.requireUntouched(context, table, set.id());
    TableState before = rows(context);
    VintageBackfill.Outcome outcome = computation.update(context, prices(context));
    return new Result(outcome.rowsRead(), outcome.rowsWritten(), before, rows(context));
  }

  /**
   * Computes the range again, every vintage of it, and replaces its rows. A part would hide what
   * another writer changed elsewhere: then everything has to be computed again.
   */
  public Result rebuild(StageContext context) {
    if (!range.equals(FeatureRange.everything())) {
      Answered.requireUntouched(context, table, set.id());
    }
    PriceInputs prices = prices(context);
    if (range.isPartOfHistory()) {
      computation.update(context, prices);
    }
    TableState before = rows(context);
    VintageBackfill.Outcome outcome = computation.rebuild(context, prices, range.predicate());
    return new Result(outcome.rowsRead(), outcome.rowsWritten(), before, rows(context));
  }

  /** Measures how late the inputs of the set were as of the run, and keeps it. */
  public List<InputLateness> lateness(StageContext context) {
    return new LatenessReport(context, set, calendars).write();
  }

  private TableState rows(StageContext context) {
    return Slices.knownByRun(context, table, List.of(range.predicate())).get(0);
  }

  private PriceInputs prices(StageContext context) {
    if (range.symbols().isEmpty()) {
      return PriceInputs.of(context);
    }
    PriceInputs prices = PriceInputs.of(context, range.symbols());
    if (!prices.leftOut().isEmpty()) {
      throw FlowErrors.actionsNotApplied(prices.leftOut());
    }
    List<String> unknown =
        range.symbols().stream().filter(s -> !prices.symbols().contains(s)).toList();
    if (!unknown.isEmpty()) {
      List<String> known = PriceInputs.of(context).symbols();
      throw FlowErrors.symbolsWithoutBars(unknown, known, context.asOf());
    }
    return prices;
  }
}
