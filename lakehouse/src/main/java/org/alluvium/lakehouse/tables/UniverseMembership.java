package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * {@code silver.universe_membership}: who belonged to a universe and when, leavers included. The
 * end of a spell is a further row with a later {@code known_at}: until then the spell is open.
 */
public final class UniverseMembership {
  public static final String UNIVERSE = "universe";
  public static final String SYMBOL = "symbol";
  public static final String VALID_FROM = "valid_from";
  public static final String VALID_TO = "valid_to";
  public static final String KNOWN_AT = "known_at";
  public static final String SOURCE = "source";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(
              Layer.SILVER,
              "universe_membership",
              "Members of universes, leavers included; the end of a spell is a further row")
          .required(UNIVERSE, STRING, "id of the universe, for example sp500")
          .required(
              SYMBOL, STRING, "EXCHANGE:SYMBOL; US:TICKER when the source has no exchange for it")
          .required(VALID_FROM, DATE, "first day as a member")
          .optional(VALID_TO, DATE, "last day as a member; missing while the spell is open")
          .required(KNOWN_AT, TIMESTAMP, "when this could first be known; UTC")
          .required(SOURCE, STRING, "id of the source in conf/sources.json")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written; UTC")
          .key(UNIVERSE, SYMBOL, VALID_FROM, KNOWN_AT)
          .sortedBy(UNIVERSE, SYMBOL)
          .check("not_reversed", "valid_to IS NULL OR valid_to >= valid_from")
          .build();

  private UniverseMembership() {}
}
