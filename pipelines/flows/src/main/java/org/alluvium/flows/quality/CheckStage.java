package org.alluvium.flows.quality;

import java.util.List;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.Bars;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.DataHealth;
import org.alluvium.lakehouse.time.TradingCalendars;

/**
 * Checks silver bars against their calendars, going on from the last check; findings are warnings.
 */
public final class CheckStage implements Stage {
  private final DataCheck check;

  public CheckStage(TradingCalendars calendars) {
    this.check = new DataCheck(calendars, CheckBounds.DEFAULT);
  }

  @Override
  public String id() {
    return "check";
  }

  @Override
  public List<TableName> inputs() {
    return List.of(DailyBars.SPEC.name(), CorporateActions.SPEC.name(), Bars.SPEC.name());
  }

  @Override
  public List<TableName> outputs() {
    return List.of(DataHealth.SPEC.name());
  }

  @Override
  public StageResult run(StageContext context) {
    DataCheck.Outcome outcome =
        check.check(
            context.lakehouse(),
            context.asOf(),
            StoredHealth.latest(context.lakehouse(), context.asOf()));
    long written = StoredHealth.write(context, outcome.results());
    return new StageResult(
        outcome.barsRead(),
        written,
        outcome.report().summary(),
        List.of(Slices.version(context, DailyBars.SPEC)),
        Slices.knownByRun(context, DataHealth.SPEC, List.of(StoredHealth.slice(context.asOf()))));
  }
}
