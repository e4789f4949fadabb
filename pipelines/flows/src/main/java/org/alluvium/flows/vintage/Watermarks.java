package org.alluvium.flows.vintage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.max;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.DailyBars;

/** Up to when a derived table answers for each symbol: the latest time at which a row was known. */
public final class Watermarks {
  private Watermarks() {}

  /**
   * Those of every symbol that has a row.
   *
   * @param table has the columns symbol and known_at
   * @param slice literal predicate for the rows that count
   */
  public static Map<String, Instant> of(StageContext context, TableSpec table, String slice) {
    Map<String, Instant> latest = new TreeMap<>();
    context
        .lakehouse()
        .read(table)
        .orEmpty()
        .all()
        .filter(expr(slice))
        .groupBy(col(DailyBars.SYMBOL))
        .agg(max(DailyBars.KNOWN_AT))
        .collectAsList()
        .forEach(row -> latest.put(row.getString(0), row.<Instant>getAs(1)));
    return latest;
  }
}
