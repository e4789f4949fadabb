package org.alluvium.flows.quality;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.alluvium.lakehouse.time.TradingCalendar;

/**
 * What one symbol's bars are held against.
 *
 * @param calendar sessions on which a bar is due
 * @param outlierBound absolute log return beyond which a session is an outlier
 * @param delisted last day quoted, where that is past: no bar is due after it
 */
record SymbolRules(TradingCalendar calendar, double outlierBound, Optional<LocalDate> delisted) {
  /** The last instant by which a bar can be due. */
  Instant dueBy(Instant asOf) {
    return delisted
        .map(last -> calendar.startOfDay(last.plusDays(1)))
        .filter(end -> end.isBefore(asOf))
        .orElse(asOf);
  }

  /** Two checks with the same text held the bars against the same sessions and bound. */
  String text() {
    CRC32 sessions = new CRC32();
    String days = new TreeSet<>(calendar.weekdays()) + " but " + new TreeSet<>(calendar.holidays());
    sessions.update(days.getBytes(StandardCharsets.UTF_8));
    return "calendar %s (%08x), outlier %s"
        .formatted(calendar.id(), sessions.getValue(), outlierBound);
  }
}
