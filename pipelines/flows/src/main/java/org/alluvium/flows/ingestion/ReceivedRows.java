package org.alluvium.flows.ingestion;

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
final class ReceivedRows {
  static final String SOURCE = "source";
  static final String YIELD = "yield";
  static final String KEY = "key";
  static final String EVENT_DATE = "event_date";
  static final String KNOWN_AT = "known_at";

  /** What {@link #KNOWN_AT} is for a row that comes in its turn. */
  static final String STATED_AT = "stated_at";

  static final String BAR_START = "bar_start";
  static final String OPEN = "open";
  static final String HIGH = "high";
  static final String LOW = "low";
  static final String CLOSE = "close";
  static final String VOLUME = "volume";
  static final String VALUE = "value";

  /** What tells rows of one key and date apart: interval of a bar, universe, kind of action. */
  static final String QUALIFIER = "qualifier";

  static final String VALID_TO = "valid_to";
  static final String VOLUME_UNIT = "volume_unit";
  static final String PRICE_BASIS = "price_basis";
  static final String FILE = "file";
  static final String LINE = "line";
  static final String BATCH_ID = "batch_id";
  static final String ARRIVAL = "arrival";
  static final String RULE = "rule";
  static final String REASON = "reason";
  static final String ROW_TEXT = "row_text";

  static final StructType SCHEMA =
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
          .add(VALUE, DoubleType)
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
