package org.alluvium.flows.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.apache.spark.sql.Column;

/**
 * The check on demand: that of {@link DataCheck} from nothing, and what needs more than one bar
 * after another: sessions that copy the next one, days adjusted unlike their neighbours, and what
 * refused rows say about their source.
 */
public final class DataAudit {
  private final DataCheck check;

  public DataAudit(TradingCalendars calendars, CheckBounds bounds) {
    this.check = new DataCheck(calendars, bounds);
  }

  /**
   * Audits what was known at an instant; a table of bars that does not exist is an error.
   *
   * @param only EXCHANGE:SYMBOL each; every symbol, and every source, when empty
   */
  public DataReport audit(Lakehouse lakehouse, Instant asOf, List<String> only) {
    DataReport report = check.check(lakehouse, asOf, only);
    Column among = only.isEmpty() ? lit(true) : col(DailyBars.SYMBOL).isin(only.toArray());
    List<DataReport.Finding> further = new ArrayList<>();
    further.addAll(CopiedSessions.find(lakehouse, asOf, among));
    further.addAll(HalfAdjustedDays.find(lakehouse, asOf, among));
    if (only.isEmpty()) {
      further.addAll(RefusedRows.find(lakehouse, asOf));
    }
    return report.and(further);
  }
}
