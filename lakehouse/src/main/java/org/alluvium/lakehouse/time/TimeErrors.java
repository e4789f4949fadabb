package org.alluvium.lakehouse.time;

import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;
import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.alluvium.lakehouse.error.AlluviumException;

/** Messages for people about calendars and dates. */
final class TimeErrors {
  private TimeErrors() {}

  static AlluviumException unknownCalendar(String id, Set<String> known) {
    return new AlluviumException(
        USAGE,
        "calendar '%s' is unknown; conf/calendars.json has %s"
            .formatted(id, String.join(", ", known)));
  }

  static AlluviumException calendarsMissing(Path file) {
    return new AlluviumException(
        INPUT_MISSING,
        "calendars: %s does not exist; restore it or run from the repository".formatted(file));
  }

  static AlluviumException calendarsMalformed(Path file, Exception cause) {
    return new AlluviumException(
        USAGE,
        "calendars: %s is malformed: %s; see conf/schema/calendars.schema.json"
            .formatted(file, cause.getMessage()),
        cause);
  }

  static AlluviumException notCovered(TradingCalendar calendar, LocalDate date) {
    return new AlluviumException(
        USAGE,
        "calendar %s: holidays are known for %s only, not for %s; extend conf/calendars.json"
            .formatted(calendar.id(), calendar.covered(), date));
  }

  static AlluviumException notASession(TradingCalendar calendar, LocalDate date) {
    return new AlluviumException(
        USAGE,
        "calendar %s has no session on %s (%s); the last one before it is %s"
            .formatted(calendar.id(), date, date.getDayOfWeek(), calendar.sessionOnOrBefore(date)));
  }

  static AlluviumException notAnAsOf(String text) {
    return new AlluviumException(
        USAGE,
        "--as-of '%s' is neither a date nor a UTC instant; write 2017-11-10 or 2017-11-10T21:00:00Z"
            .formatted(text));
  }
}
