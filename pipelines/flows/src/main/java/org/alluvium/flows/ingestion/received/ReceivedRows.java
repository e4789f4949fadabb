package org.alluvium.flows.ingestion.received;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import org.apache.spark.sql.types.StructType;

/**
 * Rows between a source and the lakehouse: bars, observations and all else in one form, so that all
 * sources are parsed once and each table is written once. A row with a rule is refused.
 */
public final class ReceivedRows {
  public static final String SOURCE = "source";
  public static final String YIELD = "yield";
  public static final String KEY = "key";
  public static final String EVENT_DATE = "event_date";
  public static final String KNOWN_AT = "known_at";

  /** What {@link #KNOWN_AT} is for a row that comes in its turn. */
  public static final String STATED_AT = "stated_at";

  public static final String BAR_START = "bar_start";
  public static final String OPEN = "open";
  public static final String HIGH = "high";
  public static final String LOW = "low";
  public static final String CLOSE = "close";
  public static final String VOLUME = "volume";
  public static final String ADJ_CLOSE = "adj_close";
  public static final String VALUE = "value";

  /** The value as it came, where that may be a word. */
  public static final String VALUE_TEXT = "value_text";

  /**
   * What tells rows of one key and date apart: interval of a bar, universe, kind of action,
   * feature.
   */
  public static final String QUALIFIER = "qualifier";

  public static final String VALID_TO = "valid_to";
  public static final String VOLUME_UNIT = "volume_unit";
  public static final String PRICE_BASIS = "price_basis";
  public static final String FILE = "file";
  public static final String LINE = "line";
  public static final String BATCH_ID = "batch_id";
  public static final String ARRIVAL = "arrival";
  public static final String RULE = "rule";
  public static final String REASON = "reason";
  public static final String ROW_TEXT = "row_text";

  public static final StructType SCHEMA =
      new StructType()
          .add(SOURCE, StringType, false)
          .add(YIELD, StringType, false)
          .add(KEY, StringType)
          .add(EVENT_DATE, DateType)
          .add(KNOWN_AT, TimestampType)
          .add(STATED_AT, TimestampType)
          .add(BAR_START, TimestampType)
          .add(OPEN, DoubleType)
          .add(HIGH, DoubleType)
          .add(LOW, DoubleType)
          .add(CLOSE, DoubleType)
          .add(VOLUME, DoubleType)
          .add(ADJ_CLOSE, DoubleType)
          .add(VALUE, DoubleType)
          .add(VALUE_TEXT, StringType)
          .add(QUALIFIER, StringType)
          .add(VALID_TO, DateType)
          .add(VOLUME_UNIT, StringType)
          .add(PRICE_BASIS, StringType)
          .add(FILE, StringType, false)
          .add(LINE, LongType, false)
          .add(BATCH_ID, StringType, false)
          .add(ARRIVAL, StringType)
          .add(RULE, StringType)
          .add(REASON, StringType)
          .add(ROW_TEXT, StringType);

  private ReceivedRows() {}
}
