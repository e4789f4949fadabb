package org.alluvium.flows.ingestion.instrument;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.ingestion.error.IngestionErrors;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.apache.spark.sql.Row;

/**
 * Whether symbols that a flow uses have what it reads of them: tick size, price scale, time zone,
 * session and calendar, in {@code silver.instruments} as known then.
 *
 * @param calendars those that there are
 * @param incomplete what rows of {@code instruments.csv} lack that were not entered, by symbol
 */
public record MetadataGate(TradingCalendars calendars, Map<String, List<String>> incomplete) {
  /** Columns that a symbol needs a value in. */
  static final List<String> NEEDED =
      List.of(
          Instruments.TICK_SIZE,
          Instruments.PRICE_SCALE,
          Instruments.TIME_ZONE,
          Instruments.SESSION,
          Instruments.CALENDAR);

  public MetadataGate {
    incomplete = new TreeMap<>(incomplete);
  }

  /**
   * Fails when any lacks anything.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException of category DATA_CHECK, with each symbol
   *     and what it lacks
   */
  public void require(Lakehouse lakehouse, Collection<String> symbols, Instant asOf) {
    Map<String, List<String>> lacking = lacking(lakehouse, symbols, asOf);
    if (!lacking.isEmpty()) {
      throw IngestionErrors.metadataLacking(lacking, asOf);
    }
  }

  /** What each symbol lacks; symbols that lack nothing are left out. */
  public Map<String, List<String>> lacking(
      Lakehouse lakehouse, Collection<String> symbols, Instant asOf) {
    Map<String, Row> newest = KnownInstruments.newest(lakehouse, asOf);
    Map<String, List<String>> lacking = new TreeMap<>();
    for (String symbol : symbols) {
      List<String> fields =
          newest.containsKey(symbol)
              ? unusable(newest.get(symbol))
              : incomplete.getOrDefault(symbol, NEEDED);
      if (!fields.isEmpty()) {
        lacking.put(symbol, fields);
      }
    }
    return lacking;
  }

  private List<String> unusable(Row row) {
    List<String> unusable = new ArrayList<>();
    for (String field : NEEDED) {
      if (!isUsable(field, row.getAs(field))) {
        unusable.add(field);
      }
    }
    return unusable;
  }

  private boolean isUsable(String field, Object value) {
    return switch (field) {
      case Instruments.TICK_SIZE -> value instanceof Double tick && tick > 0;
      case Instruments.PRICE_SCALE -> value instanceof Long scale && scale > 0;
      case Instruments.TIME_ZONE -> value instanceof String zone && isZone(zone);
      case Instruments.SESSION -> value instanceof String session && Instrument.isSession(session);
      default ->
          value instanceof String id
              && calendars.all().stream().anyMatch(calendar -> calendar.id().equals(id));
    };
  }

  private static boolean isZone(String id) {
    try {
      return ZoneId.of(id) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
