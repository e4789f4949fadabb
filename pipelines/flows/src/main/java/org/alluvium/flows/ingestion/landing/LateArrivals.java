package org.alluvium.flows.ingestion.landing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alluvium.flows.ingestion.received.BatchRules;
import org.alluvium.flows.ingestion.received.ReceivedCounts;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RejectionRule;
import org.alluvium.flows.ingestion.received.SourceYield;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.StageRuns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Dates what comes after decisions were made without it. A run that computed anything decided on
 * what the lakehouse held of its as-of; a bar or observation of a symbol or series that was there
 * then, and that is stated as known by that as-of, came late, whatever its source states: it is
 * known from the as-of of its ingest on. An ingest as of an earlier instant, or of the same, leaves
 * it where it is, since a row cannot become known before what was decided without it. So it is with
 * a split or dividend of a symbol whose bars were there, once its feed states any: before, nothing
 * was derived from them; and with a spell of a universe of which any was there.
 */
public final class LateArrivals {
  /** Stages that bring data in or look at it; every other one decides. */
  private static final List<String> UNDECIDING =
      List.of("discover", "restore", "repair", "metadata", "snapshot", "check", "report");

  private static final String LATE = "is_late";
  private static final String OCCURRENCE = "occurrence";

  private final Instant decided;
  private final Instant asOf;
  private final Column late;

  private LateArrivals(LakeMarks marks, Instant decided, Instant asOf) {
    this.decided = decided;
    this.asOf = asOf;
    this.late =
        col(ReceivedRows.RULE)
            .isNull()
            .and(col(ReceivedRows.KNOWN_AT).leq(decided))
            .and(
                is(marks, SourceYield.BARS)
                    .or(is(marks, SourceYield.MACRO))
                    .or(is(marks, SourceYield.VENDOR_FEATURES))
                    .or(isAction(marks))
                    .or(isMembership(marks)));
  }

  /** Dates accepted rows; they come back as they are where none is late. */
  public static Dataset<Row> dated(
      Lakehouse lakehouse, Dataset<Row> received, LakeMarks marks, Instant asOf) {
    return decided(lakehouse)
        .map(decided -> new LateArrivals(marks, decided, asOf).dated(received))
        .orElse(received);
  }

  /** The latest as-of of anything computed. */
  public static Optional<Instant> decided(Lakehouse lakehouse) {
    Row latest =
        lakehouse
            .read(StageRuns.SPEC)
            .orEmpty()
            .all()
            .filter(not(col(StageRuns.STAGE).isin(UNDECIDING.toArray())))
            .agg(max(StageRuns.AS_OF))
            .collectAsList()
            .get(0);
    return Optional.ofNullable(latest.<Instant>getAs(0));
  }

  private static Column is(LakeMarks marks, SourceYield yields) {
    Set<String> keys = marks.keys(yields);
    return col(ReceivedRows.YIELD)
        .equalTo(yields.name())
        .and(col(ReceivedRows.KEY).isin(keys.toArray()));
  }

  private static Column isAction(LakeMarks marks) {
    Set<String> feeds =
        marks.keys(SourceYield.ACTIONS).stream()
            .map(CorporateActions::feed)
            .collect(Collectors.toSet());
    Object[] symbols =
        marks.keys(SourceYield.BARS).stream()
            .filter(symbol -> feeds.contains(CorporateActions.feed(symbol)))
            .toArray();
    return col(ReceivedRows.YIELD)
        .equalTo(SourceYield.ACTIONS.name())
        .and(col(ReceivedRows.KEY).isin(symbols));
  }

  private static Column isMembership(LakeMarks marks) {
    return col(ReceivedRows.YIELD)
        .equalTo(SourceYield.MEMBERSHIP.name())
        .and(col(ReceivedRows.QUALIFIER).isin(marks.keys(SourceYield.MEMBERSHIP).toArray()));
  }

  private Dataset<Row> dated(Dataset<Row> received) {
    if (received.filter(late).isEmpty()) {
      return received;
    }
    return asOf.isAfter(decided) ? knownFromNow(received) : left(received);
  }

  private Dataset<Row> left(Dataset<Row> received) {
    return received.withColumn(
        ReceivedRows.RULE, when(late, lit(ReceivedCounts.LATER)).otherwise(col(ReceivedRows.RULE)));
  }

  /** Of several vintages that come at once the newest counts. */
  private Dataset<Row> knownFromNow(Dataset<Row> received) {
    Dataset<Row> ranked =
        received
            .withColumn(LATE, late)
            .withColumn(
                OCCURRENCE,
                row_number()
                    .over(
                        Window.partitionBy(
                                col(ReceivedRows.YIELD),
                                col(ReceivedRows.KEY),
                                col(ReceivedRows.EVENT_DATE),
                                col(ReceivedRows.QUALIFIER),
                                BatchRules.owner(),
                                col(LATE))
                            .orderBy(
                                col(ReceivedRows.STATED_AT).desc(),
                                col(ReceivedRows.FILE),
                                col(ReceivedRows.LINE))));
    Dataset<Row> dated =
        ranked
            .withColumn(
                ReceivedRows.ARRIVAL,
                when(col(LATE).and(col(ReceivedRows.ARRIVAL).isNull()), lit(BronzeRows.LATE))
                    .otherwise(col(ReceivedRows.ARRIVAL)))
            .withColumn(
                ReceivedRows.KNOWN_AT,
                when(col(LATE), lit(asOf)).otherwise(col(ReceivedRows.KNOWN_AT)));
    return BatchRules.refused(
            dated,
            col(LATE).and(col(OCCURRENCE).gt(1)),
            RejectionRule.DUPLICATE_KEY,
            lit("a newer vintage of it came late, too: known from " + asOf))
        .drop(LATE, OCCURRENCE);
  }
}
