package org.alluvium.lakehouse.tables;

import org.alluvium.lakehouse.table.ColumnType;
import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** {@code ops.pins}: table versions that maintenance may not remove, as append-only events. */
public final class PinEvents {
  public static final String TABLE_NAME = "table_name";
  public static final String TABLE_VERSION = "table_version";
  public static final String HOLDER = "holder";
  public static final String SEQUENCE = "sequence";
  public static final String EVENT = "event";
  public static final String NOTE = "note";
  public static final String AT = "at";

  public static final TableSpec SPEC =
      TableSpec.of(Layer.OPS, "pins", "Versions pinned and unpinned")
          .required(TABLE_NAME, ColumnType.STRING, "layer.name of the pinned table")
          .required(TABLE_VERSION, ColumnType.LONG, "the pinned version")
          .required(HOLDER, ColumnType.STRING, "who needs it: a run id or a person")
          .required(SEQUENCE, ColumnType.LONG, "order of events: the version of this table")
          .required(EVENT, ColumnType.STRING, "PIN or UNPIN")
          .optional(NOTE, ColumnType.STRING, "why; null for no reason given")
          .stamp(AT, ColumnType.TIMESTAMP, "when it happened, UTC")
          .key(TABLE_NAME, TABLE_VERSION, HOLDER, SEQUENCE)
          .appendOnly()
          .build();

  private PinEvents() {}
}
