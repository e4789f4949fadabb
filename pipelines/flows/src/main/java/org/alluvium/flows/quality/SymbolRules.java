package org.alluvium.flows.quality;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.alluvium.kernels.adjustment.PriceAction;
import org.alluvium.lakehouse.time.TradingCalendar;

/**
 * What one symbol's bars are held against.
 *
 * @param calendar sessions on which a bar is due
 * @param outlierBound absolute log return beyond which a session is an outlier
 * @param delisted last day quoted, where that is past: no bar is due after it
 * @param actions splits and dividends that the closes do not contain, every version known; a close
 *     is compared with the one before in the terms that they give it
 */
record SymbolRules(
    TradingCalendar calendar,
    double outlierBound,
    Optional<LocalDate> delisted,
    List<PriceAction> actions) {
  SymbolRules {
    actions = List.copyOf(actions);
  }

  /** The last instant by which a bar can be due. */
  Instant dueBy(Instant asOf) {
    return delisted
        .map(last -> calendar.startOfDay(last.plusDays(1)))
        .filter(end -> end.isBefore(asOf))
        .orElse(asOf);
  }

  /**
   * Two checks with the same text held the bars up to a session against the same sessions, bound
   * and actions.
   */
  String text(LocalDate last) {
    CRC32 sessions = new CRC32();
    String days = new TreeSet<>(calendar.weekdays()) + " but " + new TreeSet<>(calendar.holidays());
    sessions.update(days.getBytes(StandardCharsets.UTF_8));
    return "calendar %s (%08x), outlier %s%s"
        .formatted(calendar.id(), sessions.getValue(), outlierBound, actionsText(last));
  }

  private String actionsText(LocalDate last) {
    List<PriceAction> past =
        actions.stream().filter(action -> action.exDay() <= last.toEpochDay()).toList();
    CRC32 content = new CRC32();
    past.forEach(action -> content.update(action.toString().getBytes(StandardCharsets.UTF_8)));
    return past.isEmpty() ? "" : ", %d actions (%08x)".formatted(past.size(), content.getValue());
  }
}
