package org.alluvium.flows.ingestion.landing;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.alluvium.flows.ingestion.received.BatchRules;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RejectionRule;
import org.alluvium.flows.ingestion.received.SourceYield;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.UniverseMembership;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Compares corporate actions and spells of membership with those that silver holds. Their files are
 * read whole each time: a line about an old date may be added or corrected at any time. What the
 * newest version of a fact says already, whoever said it or its own source, is left out. Another
 * word on a fact that silver has is known from the as-of on.
 */
public final class FactVersions {
  private static final String CONTENT = "fact_content";
  private static final String NEWEST_CONTENT = "newest_content";
  private static final String NEWEST_KNOWN_AT = "newest_known_at";
  private static final String OWN_CONTENT = "own_content";

  /** What a fact is about. */
  private static final String[] ABOUT = {
    ReceivedRows.YIELD, ReceivedRows.KEY, ReceivedRows.QUALIFIER, ReceivedRows.EVENT_DATE
  };

  private static final String[] ABOUT_BY_SOURCE =
      Stream.concat(Stream.of(ABOUT), Stream.of(ReceivedRows.SOURCE)).toArray(String[]::new);

  private FactVersions() {}

  /** Leaves out what silver has, and dates corrections; rows of other yields stay as they are. */
  public static Dataset<Row> compared(Lakehouse lakehouse, Dataset<Row> received, Instant asOf) {
    if (!lakehouse.exists(CorporateActions.SPEC) && !lakehouse.exists(UniverseMembership.SPEC)) {
      return received;
    }
    Dataset<Row> held = actions(lakehouse, asOf).union(membership(lakehouse, asOf));
    Column newest = max_by(col(CONTENT), col(ReceivedRows.KNOWN_AT));
    Dataset<Row> ofAll =
        held.groupBy(columns(ABOUT))
            .agg(newest.as(NEWEST_CONTENT), max(ReceivedRows.KNOWN_AT).as(NEWEST_KNOWN_AT));
    Dataset<Row> ofSources = held.groupBy(columns(ABOUT_BY_SOURCE)).agg(newest.as(OWN_CONTENT));
    Dataset<Row> joined =
        received
            .withColumn(CONTENT, content(col(ReceivedRows.VALUE), col(ReceivedRows.VALID_TO)))
            .join(ofAll, ABOUT, "left")
            .join(ofSources, ABOUT_BY_SOURCE, "left");
    return judged(joined, asOf).select(columns(received.columns()));
  }

  private static Dataset<Row> judged(Dataset<Row> joined, Instant asOf) {
    Column isFact = col(ReceivedRows.RULE).isNull().and(col(NEWEST_KNOWN_AT).isNotNull());
    // Whatever silver has of a spell has its start.
    Column isStart =
        col(ReceivedRows.YIELD)
            .equalTo(SourceYield.MEMBERSHIP.name())
            .and(col(ReceivedRows.VALID_TO).isNull());
    Column isHeld =
        isStart
            .or(col(CONTENT).equalTo(col(NEWEST_CONTENT)))
            .or(coalesce(col(CONTENT).equalTo(col(OWN_CONTENT)), lit(false)));
    Column corrects = isFact.and(col(NEWEST_KNOWN_AT).geq(col(ReceivedRows.STATED_AT)));
    Column reason =
        concat(
            col(ReceivedRows.KEY),
            lit(" on "),
            col(ReceivedRows.EVENT_DATE).cast("string"),
            lit(" has another value that is known from " + asOf + "; pass a later --as-of"));
    Dataset<Row> news = joined.filter(not(isFact.and(isHeld)));
    Dataset<Row> dated =
        news.withColumn(
            ReceivedRows.KNOWN_AT, when(corrects, lit(asOf)).otherwise(col(ReceivedRows.KNOWN_AT)));
    return BatchRules.refused(
        dated,
        corrects.and(col(NEWEST_KNOWN_AT).equalTo(lit(asOf))),
        RejectionRule.CONFLICTING_CORRECTION,
        reason);
  }

  private static Dataset<Row> actions(Lakehouse lakehouse, Instant asOf) {
    return lakehouse
        .read(CorporateActions.SPEC)
        .orEmpty()
        .knownBy(asOf)
        .select(
            lit(SourceYield.ACTIONS.name()).as(ReceivedRows.YIELD),
            col(CorporateActions.SYMBOL).as(ReceivedRows.KEY),
            col(CorporateActions.KIND).as(ReceivedRows.QUALIFIER),
            col(CorporateActions.EX_DATE).as(ReceivedRows.EVENT_DATE),
            content(col(CorporateActions.VALUE), lit(null)).as(CONTENT),
            col(CorporateActions.KNOWN_AT).as(ReceivedRows.KNOWN_AT),
            col(CorporateActions.SOURCE).as(ReceivedRows.SOURCE));
  }

  private static Dataset<Row> membership(Lakehouse lakehouse, Instant asOf) {
    return lakehouse
        .read(UniverseMembership.SPEC)
        .orEmpty()
        .knownBy(asOf)
        .select(
            lit(SourceYield.MEMBERSHIP.name()).as(ReceivedRows.YIELD),
            col(UniverseMembership.SYMBOL).as(ReceivedRows.KEY),
            col(UniverseMembership.UNIVERSE).as(ReceivedRows.QUALIFIER),
            col(UniverseMembership.VALID_FROM).as(ReceivedRows.EVENT_DATE),
            content(lit(null), col(UniverseMembership.VALID_TO)).as(CONTENT),
            col(UniverseMembership.KNOWN_AT).as(ReceivedRows.KNOWN_AT),
            col(UniverseMembership.SOURCE).as(ReceivedRows.SOURCE));
  }

  private static Column content(Column value, Column validTo) {
    return coalesce(value.cast("string"), validTo.cast("string"), lit(""));
  }

  private static Column[] columns(String... names) {
    return Arrays.stream(names).map(Column::new).toArray(Column[]::new);
  }
}
