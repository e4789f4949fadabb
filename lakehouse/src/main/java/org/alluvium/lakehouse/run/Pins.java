package org.alluvium.lakehouse.run;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.direct.VersionedRows;
import org.alluvium.lakehouse.error.LakehouseErrors;
import org.alluvium.lakehouse.store.ConflictRetry;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.PinEvents;

/** Pinned table versions, kept as events in {@code ops.pins}. */
public final class Pins {
  private static final String PIN = "PIN";
  private static final String UNPIN = "UNPIN";
  private final DirectLakehouse lakehouse;
  private final Clock clock;

  private record Key(TableName table, long version, String holder) {}

  public Pins(DirectLakehouse lakehouse, Clock clock) {
    this.lakehouse = lakehouse;
    this.clock = clock;
  }

  /**
   * Pins a version for {@code holder}; a second time changes nothing.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when there is no such table or version
   */
  public Pin pin(TableName table, long version, String holder, String note) {
    requireVersion(table, version);
    return ConflictRetry.run(
        PinEvents.SPEC.name(),
        () -> {
          VersionedRows read = read();
          Pin present = current(read).get(new Key(table, version, holder));
          if (present != null) {
            return present;
          }
          Pin pin = new Pin(table, version, holder, note, now());
          append(pin, PIN, read.version());
          return pin;
        });
  }

  /**
   * Takes a holder's pin away; the same version may still be pinned by others.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when the holder has no such pin
   */
  public void unpin(TableName table, long version, String holder) {
    ConflictRetry.run(
        PinEvents.SPEC.name(),
        () -> {
          VersionedRows read = read();
          Pin present = current(read).get(new Key(table, version, holder));
          if (present == null) {
            throw RunErrors.notPinned(table, version, holder);
          }
          append(new Pin(table, version, holder, "", now()), UNPIN, read.version());
          return present;
        });
  }

  /** Every pin in force, by table, version and holder. */
  public List<Pin> list() {
    return current(read()).values().stream()
        .sorted(
            Comparator.comparing(Pin::table).thenComparing(Pin::version).thenComparing(Pin::holder))
        .toList();
  }

  /** Versions of one table that somebody needs, each once, ascending. */
  public List<Long> versionsOf(TableName table) {
    return list().stream()
        .filter(p -> p.table().equals(table))
        .map(Pin::version)
        .distinct()
        .toList();
  }

  private void requireVersion(TableName table, long version) {
    long latest = lakehouse.latestVersion(table);
    if (version < 0 || version > latest) {
      throw LakehouseErrors.versionNotFound(table, version, latest);
    }
  }

  private VersionedRows read() {
    return lakehouse.read(PinEvents.SPEC, RowFilter.all());
  }

  private static Map<Key, Pin> current(VersionedRows read) {
    Map<Key, Pin> pins = new LinkedHashMap<>();
    read.rows().stream()
        .sorted(Comparator.comparing(row -> (Long) row.get(PinEvents.SEQUENCE)))
        .forEach(row -> apply(row, pins));
    return pins;
  }

  private static void apply(Map<String, Object> row, Map<Key, Pin> pins) {
    Object note = row.get(PinEvents.NOTE);
    Pin pin =
        new Pin(
            TableName.parse((String) row.get(PinEvents.TABLE_NAME)),
            (Long) row.get(PinEvents.TABLE_VERSION),
            (String) row.get(PinEvents.HOLDER),
            note == null ? "" : (String) note,
            (Instant) row.get(PinEvents.AT));
    Key key = new Key(pin.table(), pin.version(), pin.holder());
    if (row.get(PinEvents.EVENT).equals(PIN)) {
      pins.put(key, pin);
    } else {
      pins.remove(key);
    }
  }

  private void append(Pin pin, String event, long version) {
    Map<String, Object> row = new HashMap<>();
    row.put(PinEvents.TABLE_NAME, pin.table().toString());
    row.put(PinEvents.TABLE_VERSION, pin.version());
    row.put(PinEvents.HOLDER, pin.holder());
    row.put(PinEvents.SEQUENCE, version + 1);
    row.put(PinEvents.EVENT, event);
    row.put(PinEvents.NOTE, pin.note().isEmpty() ? null : pin.note());
    row.put(PinEvents.AT, pin.at());
    lakehouse.append(PinEvents.SPEC, List.of(row), version);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
