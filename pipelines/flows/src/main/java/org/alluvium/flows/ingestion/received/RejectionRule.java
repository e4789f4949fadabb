package org.alluvium.flows.ingestion.received;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Why a row was refused. */
public enum RejectionRule {
  /** The row has more or fewer cells than the header. */
  WRONG_COLUMN_COUNT,
  MISSING_FIELD,
  MALFORMED_DATE,
  MALFORMED_TIMESTAMP,
  MALFORMED_NUMBER,
  UNKNOWN_SYMBOL,
  /** A bar on a weekend or a holiday of its calendar, or on a date whose holidays are unknown. */
  NOT_A_SESSION,
  NON_POSITIVE_PRICE,
  /** Prices on another basis than the instrument's: one series would mix raw and adjusted ones. */
  WRONG_PRICE_BASIS,
  /** A split or dividend of nothing, or of less. */
  NON_POSITIVE_VALUE,
  /** A kind of corporate action that is none of those known. */
  UNKNOWN_KIND,
  /** High or low do not enclose open and close by more than the declared clamp. */
  INCONSISTENT_RANGE,
  NEGATIVE_VOLUME,
  /**
   * A bar on a date without a session that repeats the prices of the session after it: used as a
   * bar of its own it would be look-ahead.
   */
  COPY_OF_NEXT_SESSION,
  /** A bar outside the hours in which its source quotes. */
  OUTSIDE_SESSION,
  /** A bar that lies outside these hours in UTC, as it is labelled, and within by their zone. */
  WRONG_TIME_ZONE,
  /** A bar that is longer or shorter than those of its source. */
  WRONG_INTERVAL,
  /** An interval that ends before it begins. */
  REVERSED_INTERVAL,
  /** A vendor's value that claims to have been known before it was received. */
  BACK_DATED,
  /** A rating beyond -1 or 1. */
  NOT_A_RATING,
  /** A second row of one key in one batch; the first is kept. */
  DUPLICATE_KEY,
  /** A second correction of one key at one as-of: it could not be told from the first. */
  CONFLICTING_CORRECTION;

  private static final Set<RejectionRule> OF_SEVERAL_ROWS =
      EnumSet.of(COPY_OF_NEXT_SESSION, DUPLICATE_KEY);

  /** Ids of rules that compare a row with others of what came: they hold for it once for all. */
  public static Object[] ofSeveralRows() {
    return OF_SEVERAL_ROWS.stream().map(RejectionRule::id).toArray();
  }

  /** Value of {@code rule} in {@code bronze.rejected_rows}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
