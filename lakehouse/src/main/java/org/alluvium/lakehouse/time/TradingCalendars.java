package org.alluvium.lakehouse.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The calendars of {@code conf/calendars.json}, by id. */
public final class TradingCalendars implements Serializable {
  private static final long serialVersionUID = 1L;
  private final TreeMap<String, TradingCalendar> byId;

  private TradingCalendars(TreeMap<String, TradingCalendar> byId) {
    this.byId = byId;
  }

  public static TradingCalendars of(Collection<TradingCalendar> calendars) {
    TreeMap<String, TradingCalendar> byId = new TreeMap<>(Comparator.naturalOrder());
    for (TradingCalendar calendar : calendars) {
      if (byId.put(calendar.id(), calendar) != null) {
        throw new IllegalArgumentException("two calendars are named " + calendar.id());
      }
    }
    return new TradingCalendars(byId);
  }

  /** Reads a file in the form of {@code conf/schema/calendars.schema.json}. */
  public static TradingCalendars read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw TimeErrors.calendarsMissing(file);
    }
    try {
      JsonNode root = new ObjectMapper().readTree(file.toFile());
      return of(root.path("calendars").valueStream().map(TradingCalendars::parse).toList());
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw TimeErrors.calendarsMalformed(file, e);
    }
  }

  /** The calendar of an id; an error that lists the known ids when there is none. */
  public TradingCalendar get(String id) {
    TradingCalendar calendar = byId.get(id);
    if (calendar == null) {
      throw TimeErrors.unknownCalendar(id, byId.keySet());
    }
    return calendar;
  }

  /** All calendars, ordered by id. */
  public Collection<TradingCalendar> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  private static TradingCalendar parse(JsonNode node) {
    Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
    required(node, "weekdays").forEach(day -> weekdays.add(DayOfWeek.valueOf(day.asText())));
    Set<LocalDate> holidays = new HashSet<>();
    required(node, "holidays").forEach(date -> holidays.add(LocalDate.parse(date.asText())));
    Set<LocalDate> unscheduled = new HashSet<>();
    node.path("unscheduled").forEach(date -> unscheduled.add(LocalDate.parse(date.asText())));
    Map<LocalDate, Duration> early = new HashMap<>();
    required(node, "early_closes")
        .properties()
        .forEach(e -> early.put(LocalDate.parse(e.getKey()), timeOfDay(e.getValue().asText())));
    return new TradingCalendar(
        required(node, "id").asText(),
        ZoneId.of(required(node, "zone").asText()),
        weekdays,
        timeOfDay(required(node, "close").asText()),
        holidays,
        unscheduled,
        early,
        new DateRange(
            LocalDate.parse(required(node, "covered_from").asText()),
            LocalDate.parse(required(node, "covered_to").asText())));
  }

  private static JsonNode required(JsonNode node, String key) {
    if (!node.has(key)) {
      throw new IllegalArgumentException("a calendar lacks '" + key + "'");
    }
    return node.get(key);
  }

  private static Duration timeOfDay(String text) {
    if (!text.matches("\\d{2}:\\d{2}")) {
      throw new IllegalArgumentException("no time of day like 16:00: '" + text + "'");
    }
    return Duration.ofHours(Long.parseLong(text.substring(0, 2)))
        .plusMinutes(Long.parseLong(text.substring(3)));
  }
}
