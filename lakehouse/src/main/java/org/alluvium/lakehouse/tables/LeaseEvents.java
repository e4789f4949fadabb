package org.alluvium.lakehouse.tables;

import org.alluvium.lakehouse.table.ColumnType;
import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** {@code ops.leases}: who may write what or orchestrate, as an append-only list of events. */
public final class LeaseEvents {
  public static final String LEASE = "lease";
  public static final String SEQUENCE = "sequence";
  public static final String EVENT = "event";
  public static final String HOLDER = "holder";
  public static final String PROCESS = "process";
  public static final String TOKEN = "token";
  public static final String AT = "at";
  public static final String EXPIRES_AT = "expires_at";

  public static final TableSpec SPEC =
      TableSpec.of(Layer.OPS, "leases", "Leases acquired, renewed and released")
          .required(LEASE, ColumnType.STRING, "what is leased")
          .required(SEQUENCE, ColumnType.LONG, "order of events: the table version of the row")
          .required(EVENT, ColumnType.STRING, "ACQUIRE, RENEW or RELEASE")
          .required(HOLDER, ColumnType.STRING, "who holds it: a run id or an orchestrator")
          .optional(PROCESS, ColumnType.STRING, "the holder's process; null when not known")
          .required(TOKEN, ColumnType.LONG, "sequence of the ACQUIRE, grows with every new holder")
          .stamp(AT, ColumnType.TIMESTAMP, "when it happened, UTC")
          .required(
              EXPIRES_AT,
              ColumnType.TIMESTAMP,
              "UTC; from then on anybody may take the lease over. Of a RELEASE: of what it ended")
          .key(LEASE, SEQUENCE)
          .appendOnly()
          .build();

  private LeaseEvents() {}
}
