package org.alluvium.flows.quality;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.quality.DataReport.Finding;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.Bars;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Days of a feed of snapshots that are adjusted where their neighbours are not. A snapshot holds a
 * few sessions; a split divides the adjusted close of the session before it, and of none that came
 * in earlier snapshots. And a snapshot may adjust its own last session, a day before prices moved.
 * Whoever chains such adjusted closes gets the split twice, there and back.
 */
final class HalfAdjustedDays {
  /** Share of the close from which an adjustment is more than rounding and a usual dividend. */
  private static final double BOUND = 0.02;

  private static final String LAST_DATE = "last_date";
  private static final String VINTAGE = "vintage";
  private static final String EARLY = "is_early";

  private HalfAdjustedDays() {}

  static List<Finding> find(Lakehouse lakehouse, Instant asOf, Column among) {
    Map<String, List<LocalDate>> halves = new TreeMap<>();
    Map<String, List<LocalDate>> early = new TreeMap<>();
    days(lakehouse, asOf, among)
        .collectAsList()
        .forEach(
            row ->
                (row.getBoolean(2) ? early : halves)
                    .computeIfAbsent(row.getString(0), s -> new ArrayList<>())
                    .add(row.<LocalDate>getAs(1)));
    List<Finding> findings = new ArrayList<>();
    halves.forEach(
        (symbol, dates) ->
            findings.add(
                new Finding(
                    symbol,
                    "is half-adjusted: the adjusted close has no neighbour in its terms on "
                        + HealthFindings.told(dates))));
    early.forEach(
        (symbol, dates) ->
            findings.add(
                new Finding(
                    symbol,
                    "is half-adjusted: the adjusted close is ahead of the price on "
                        + HealthFindings.told(dates))));
    return findings;
  }

  /** Symbol, date, and whether the day was adjusted by a snapshot that ends with it. */
  private static Dataset<Row> days(Lakehouse lakehouse, Instant asOf, Column among) {
    Dataset<Row> received =
        lakehouse
            .read(Bars.SPEC)
            .orEmpty()
            .knownBy(asOf)
            .filter(among.and(col(Bars.ADJ_CLOSE).isNotNull()))
            .withColumn(
                LAST_DATE,
                max(Bars.EVENT_DATE)
                    .over(Window.partitionBy(Bars.SOURCE, Bars.SYMBOL, Bars.KNOWN_AT)))
            .withColumn(
                VINTAGE,
                row_number()
                    .over(
                        Window.partitionBy(Bars.SOURCE, Bars.SYMBOL, Bars.EVENT_DATE)
                            .orderBy(col(Bars.KNOWN_AT).desc())));
    Column early = col(Bars.EVENT_DATE).equalTo(col(LAST_DATE));
    Column share = col(Bars.ADJ_CLOSE).divide(col(Bars.CLOSE)).minus(1);
    return received
        .filter(abs(share).gt(lit(BOUND)).and(early.or(col(VINTAGE).equalTo(1))))
        .select(col(Bars.SYMBOL), col(Bars.EVENT_DATE), early.as(EARLY))
        .orderBy(Bars.SYMBOL, Bars.EVENT_DATE);
  }
}
