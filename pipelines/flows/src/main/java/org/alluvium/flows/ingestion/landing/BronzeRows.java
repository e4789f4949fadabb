package org.alluvium.flows.ingestion.landing;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.Arrays;
import org.alluvium.flows.ingestion.received.ReceivedCounts;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.SourceYield;
import org.alluvium.lakehouse.tables.Bars;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.Macro;
import org.alluvium.lakehouse.tables.RejectedRows;
import org.alluvium.lakehouse.tables.UniverseMembership;
import org.alluvium.lakehouse.tables.VendorFeatures;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Received rows in the form of the bronze tables. */
public final class BronzeRows {
  /** Interval of a daily bar. */
  static final String DAILY = "1d";

  /** A bar that came in its turn. */
  static final String ON_TIME = "on_time";

  /** A bar that fills a gap, or that came after decisions were made without it. */
  public static final String LATE = "late";

  /** A bar that differs from the one that the lakehouse has. */
  static final String CORRECTION = "correction";

  private BronzeRows() {}

  /** Accepted bars of some yields, daily or of parts of a session, before any cleaning. */
  public static Dataset<Row> bars(Dataset<Row> received, SourceYield... yields) {
    return accepted(received, yields)
        .select(
            col(ReceivedRows.SOURCE).as(Bars.SOURCE),
            col(ReceivedRows.KEY).as(Bars.SYMBOL),
            coalesce(col(ReceivedRows.QUALIFIER), lit(DAILY)).as(Bars.INTERVAL),
            col(ReceivedRows.BAR_START).as(Bars.BAR_START),
            col(ReceivedRows.EVENT_DATE).as(Bars.EVENT_DATE),
            col(ReceivedRows.KNOWN_AT).as(Bars.KNOWN_AT),
            col(ReceivedRows.STATED_AT).as(Bars.STATED_AT),
            col(ReceivedRows.OPEN).as(Bars.OPEN),
            col(ReceivedRows.HIGH).as(Bars.HIGH),
            col(ReceivedRows.LOW).as(Bars.LOW),
            col(ReceivedRows.CLOSE).as(Bars.CLOSE),
            col(ReceivedRows.VOLUME).as(Bars.VOLUME),
            col(ReceivedRows.VOLUME_UNIT).as(Bars.VOLUME_UNIT),
            col(ReceivedRows.PRICE_BASIS).as(Bars.PRICE_BASIS),
            col(ReceivedRows.ADJ_CLOSE).as(Bars.ADJ_CLOSE),
            coalesce(col(ReceivedRows.ARRIVAL), lit(ON_TIME)).as(Bars.ARRIVAL),
            col(ReceivedRows.FILE).as(Bars.FILE),
            col(ReceivedRows.LINE).as(Bars.LINE),
            col(ReceivedRows.BATCH_ID).as(Bars.BATCH_ID));
  }

  /** Accepted observations. */
  public static Dataset<Row> macro(Dataset<Row> received) {
    return accepted(received, SourceYield.MACRO)
        .select(
            col(ReceivedRows.SOURCE).as(Macro.SOURCE),
            col(ReceivedRows.KEY).as(Macro.SERIES),
            col(ReceivedRows.EVENT_DATE).as(Macro.EVENT_DATE),
            col(ReceivedRows.KNOWN_AT).as(Macro.KNOWN_AT),
            col(ReceivedRows.STATED_AT).as(Macro.STATED_AT),
            col(ReceivedRows.VALUE).as(Macro.VALUE),
            col(ReceivedRows.FILE).as(Macro.FILE),
            col(ReceivedRows.LINE).as(Macro.LINE),
            col(ReceivedRows.BATCH_ID).as(Macro.BATCH_ID));
  }

  /** Accepted spells of membership; they have no bronze table. */
  public static Dataset<Row> membership(Dataset<Row> received) {
    return accepted(received, SourceYield.MEMBERSHIP)
        .select(
            col(ReceivedRows.QUALIFIER).as(UniverseMembership.UNIVERSE),
            col(ReceivedRows.KEY).as(UniverseMembership.SYMBOL),
            col(ReceivedRows.EVENT_DATE).as(UniverseMembership.VALID_FROM),
            col(ReceivedRows.VALID_TO).as(UniverseMembership.VALID_TO),
            col(ReceivedRows.KNOWN_AT).as(UniverseMembership.KNOWN_AT),
            col(ReceivedRows.SOURCE).as(UniverseMembership.SOURCE));
  }

  /** Accepted corporate actions; they have no bronze table. */
  public static Dataset<Row> actions(Dataset<Row> received) {
    return accepted(received, SourceYield.ACTIONS)
        .select(
            col(ReceivedRows.KEY).as(CorporateActions.SYMBOL),
            col(ReceivedRows.EVENT_DATE).as(CorporateActions.EX_DATE),
            col(ReceivedRows.QUALIFIER).as(CorporateActions.KIND),
            col(ReceivedRows.KNOWN_AT).as(CorporateActions.KNOWN_AT),
            col(ReceivedRows.VALUE).as(CorporateActions.VALUE),
            col(ReceivedRows.SOURCE).as(CorporateActions.SOURCE));
  }

  /** Accepted values of vendors. */
  public static Dataset<Row> vendorFeatures(Dataset<Row> received) {
    return accepted(received, SourceYield.VENDOR_FEATURES)
        .select(
            col(ReceivedRows.SOURCE).as(VendorFeatures.SOURCE),
            col(ReceivedRows.KEY).as(VendorFeatures.SYMBOL),
            col(ReceivedRows.QUALIFIER).as(VendorFeatures.FEATURE),
            col(ReceivedRows.EVENT_DATE).as(VendorFeatures.EVENT_DATE),
            col(ReceivedRows.KNOWN_AT).as(VendorFeatures.KNOWN_AT),
            col(ReceivedRows.STATED_AT).as(VendorFeatures.STATED_AT),
            col(ReceivedRows.VALUE_TEXT).as(VendorFeatures.RECEIVED),
            col(ReceivedRows.VALUE).as(VendorFeatures.VALUE),
            col(ReceivedRows.FILE).as(VendorFeatures.FILE),
            col(ReceivedRows.LINE).as(VendorFeatures.LINE),
            col(ReceivedRows.BATCH_ID).as(VendorFeatures.BATCH_ID));
  }

  /** Refused rows. */
  public static Dataset<Row> rejected(Dataset<Row> received) {
    return received
        .filter(
            col(ReceivedRows.RULE)
                .isNotNull()
                .and(
                    not(
                        col(ReceivedRows.RULE)
                            .isin(ReceivedCounts.UNCHANGED, ReceivedCounts.LATER))))
        .select(
            col(ReceivedRows.BATCH_ID).as(RejectedRows.BATCH_ID),
            col(ReceivedRows.LINE).as(RejectedRows.ROW_NO),
            col(ReceivedRows.SOURCE).as(RejectedRows.SOURCE),
            col(ReceivedRows.FILE).as(RejectedRows.FILE),
            col(ReceivedRows.RULE).as(RejectedRows.RULE),
            col(ReceivedRows.REASON).as(RejectedRows.REASON),
            col(ReceivedRows.ROW_TEXT).as(RejectedRows.ROW_TEXT),
            col(ReceivedRows.KNOWN_AT).as(RejectedRows.KNOWN_AT));
  }

  private static Dataset<Row> accepted(Dataset<Row> received, SourceYield... yields) {
    Object[] names = Arrays.stream(yields).map(SourceYield::name).toArray();
    return received.filter(
        col(ReceivedRows.RULE).isNull().and(col(ReceivedRows.YIELD).isin(names)));
  }
}
