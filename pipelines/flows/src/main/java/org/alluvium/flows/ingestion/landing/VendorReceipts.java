package org.alluvium.flows.ingestion.landing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.alluvium.flows.ingestion.received.BatchRules;
import org.alluvium.flows.ingestion.received.ReceivedCounts;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RejectionRule;
import org.alluvium.flows.ingestion.received.SourceYield;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.io.TableReader;
import org.alluvium.lakehouse.tables.VendorFeatures;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Compares values of vendors with those that were received before. One of the same receipt is there
 * already; with another value it is refused, since a receipt cannot be changed. One that is
 * received by this ingest is news where it differs from the newest that is known of its day.
 */
public final class VendorReceipts {
  private static final String SAME = "same_receipt_";
  private static final String NEWEST = "newest_receipt_";

  private VendorReceipts() {}

  /** Marks what is there already; rows of other yields come back as they are. */
  public static Dataset<Row> compared(Lakehouse lakehouse, Dataset<Row> received, Instant asOf) {
    LocalDate first =
        received.filter(isAccepted()).agg(min(ReceivedRows.EVENT_DATE)).first().getAs(0);
    if (first == null || !lakehouse.exists(VendorFeatures.SPEC)) {
      return received;
    }
    Column recent = col(VendorFeatures.EVENT_DATE).geq(lit(first));
    TableReader stored = lakehouse.read(VendorFeatures.SPEC);
    Dataset<Row> joined =
        received
            .join(
                prefixed(stored.all().filter(recent), SAME),
                isOfSameDay(SAME)
                    .and(col(ReceivedRows.STATED_AT).equalTo(col(SAME + VendorFeatures.STATED_AT))),
                "left")
            .join(prefixed(stored.asOf(asOf).filter(recent), NEWEST), isOfSameDay(NEWEST), "left");
    return judged(joined, asOf)
        .select(Arrays.stream(received.columns()).map(Column::new).toArray(Column[]::new));
  }

  private static Dataset<Row> judged(Dataset<Row> joined, Instant asOf) {
    Column here = col(SAME + VendorFeatures.SYMBOL).isNotNull();
    Column restated = here.and(isEqual(SAME).equalTo(false));
    Column told =
        col(ReceivedRows.STATED_AT)
            .equalTo(lit(asOf))
            .and(col(NEWEST + VendorFeatures.SYMBOL).isNotNull())
            .and(isEqual(NEWEST));
    Column unchanged = here.and(isEqual(SAME)).or(here.equalTo(false).and(told));
    Column reason =
        concat(
            col(ReceivedRows.QUALIFIER),
            lit(" of "),
            col(ReceivedRows.KEY),
            lit(" on "),
            col(ReceivedRows.EVENT_DATE).cast("string"),
            lit(" is kept with another value of the same receipt; pass a later --as-of, or"),
            lit(" deliver it with a receipt of its own"));
    return BatchRules.refused(joined, restated, RejectionRule.CONFLICTING_CORRECTION, reason)
        .withColumn(
            ReceivedRows.RULE,
            when(unchanged, lit(ReceivedCounts.UNCHANGED)).otherwise(col(ReceivedRows.RULE)));
  }

  private static Dataset<Row> prefixed(Dataset<Row> stored, String prefix) {
    return stored.select(
        Stream.of(
                VendorFeatures.SOURCE,
                VendorFeatures.SYMBOL,
                VendorFeatures.FEATURE,
                VendorFeatures.EVENT_DATE,
                VendorFeatures.STATED_AT,
                VendorFeatures.VALUE)
            .map(name -> col(name).as(prefix + name))
            .toArray(Column[]::new));
  }

  private static Column isOfSameDay(String prefix) {
    return isAccepted()
        .and(col(ReceivedRows.SOURCE).equalTo(col(prefix + VendorFeatures.SOURCE)))
        .and(col(ReceivedRows.KEY).equalTo(col(prefix + VendorFeatures.SYMBOL)))
        .and(col(ReceivedRows.QUALIFIER).equalTo(col(prefix + VendorFeatures.FEATURE)))
        .and(col(ReceivedRows.EVENT_DATE).equalTo(col(prefix + VendorFeatures.EVENT_DATE)));
  }

  private static Column isEqual(String prefix) {
    return col(ReceivedRows.VALUE).equalTo(col(prefix + VendorFeatures.VALUE));
  }

  private static Column isAccepted() {
    return col(ReceivedRows.RULE)
        .isNull()
        .and(col(ReceivedRows.YIELD).equalTo(SourceYield.VENDOR_FEATURES.name()));
  }
}
