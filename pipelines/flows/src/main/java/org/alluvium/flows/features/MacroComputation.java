package org.alluvium.flows.features;

import static org.apache.spark.sql.functions.expr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.stage.RowCount;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Answered;
import org.alluvium.flows.vintage.BlockStore;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.flows.vintage.SymbolSeries;
import org.alluvium.flows.vintage.VintageBackfill;
import org.alluvium.kernels.feature.macro.MacroFeatures;
import org.alluvium.lakehouse.columnar.SeriesBlock;
import org.alluvium.lakehouse.io.WriteResult;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Computes the set {@code macro}: joins the sessions of each symbol with observations as they were
 * known then. Bars give the sessions and when each was known; their prices are not read, so a
 * corrected bar adds no row, and a revised observation adds one to the sessions that used it.
 *
 * <p>Rows read are the sessions to be computed and every observation of the series.
 */
final class MacroComputation implements FeatureComputation {
  private final MacroFeatures set;
  private final TradingCalendars calendars;
  private final TableSpec target;
  private final BlockStore store;

  MacroComputation(MacroFeatures set, TradingCalendars calendars) {
    this.set = set;
    this.calendars = calendars;
    this.target = FeatureSets.table(set);
    this.store = new BlockStore(target);
  }

  @Override
  public List<TableSpec> furtherInputs() {
    return List.of(SilverMacro.SPEC);
  }

  @Override
  public VintageBackfill.Outcome update(StageContext context, PriceInputs prices) {
    Map<TableName, Long> versions = new LinkedHashMap<>(prices.versionsBefore());
    TableName macro = SilverMacro.SPEC.name();
    versions.put(macro, context.lakehouse().files(macro).version());
    KnownSeries series = KnownSeries.read(context, set.series());
    MacroSessions plan = MacroSessions.toUpdate(context, target, prices.rows(), series);
    if (plan.isEmpty()) {
      return new VintageBackfill.Outcome(0, 0);
    }
    RowCount read = new RowCount();
    Dataset<Row> sessions = SymbolSeries.arranged(read.of(plan.sessions()));
    String work = "backfill/%s/%s/%s".formatted(target, context.asOf(), plan.fingerprint());
    WriteResult written =
        store.append(
            context.lakehouse().write(target),
            sessions,
            evaluation(context, series, plan.watermarks()),
            work,
            Answered.versions(versions));
    return new VintageBackfill.Outcome(read.rows() + series.observations(), written.rowsInserted());
  }

  @Override
  public VintageBackfill.Outcome rebuild(StageContext context, PriceInputs prices, String part) {
    KnownSeries series = KnownSeries.read(context, set.series());
    String replaced =
        "(%s) AND %s <= TIMESTAMP '%s'".formatted(part, Features.KNOWN_AT, context.asOf());
    RowCount read = new RowCount();
    Dataset<Row> sessions = SymbolSeries.arranged(read.of(MacroSessions.all(prices.rows())));
    Dataset<Row> rows =
        store.rows(sessions, evaluation(context, series, Map.of())).filter(expr(replaced));
    WriteResult written = context.lakehouse().write(target).replaceSlice(rows, replaced);
    return new VintageBackfill.Outcome(read.rows() + series.observations(), written.rowsInserted());
  }

  private SymbolSeries<SeriesBlock> evaluation(
      StageContext context, KnownSeries series, Map<String, Long> watermarks) {
    SessionCloses closes = SessionCloses.known(context, calendars);
    return new SymbolSeries<>(new MacroEvaluation(series.derived(), closes, watermarks));
  }
}
