package org.alluvium.flows.audit.impact;

import java.time.LocalDate;
import java.util.SortedSet;

/**
 * Something that rests on a corrected value.
 *
 * @param kind what it is
 * @param name table, strategy, profile or run
 * @param of symbol, lineage or flow
 * @param first first date that is touched
 * @param last last date
 * @param count how many dates
 * @param state what has become of it, and what to do
 */
public record Affected(
    Kind kind, String name, String of, LocalDate first, LocalDate last, long count, String state) {

  /** What rests on a value. */
  public enum Kind {
    CORRECTION,
    FEATURES,
    LABELS,
    MODEL,
    FORECAST,
    BACKTEST,
    RUN
  }

  /** Dates as a span. */
  static Affected of(Kind kind, String name, String of, SortedSet<LocalDate> dates, String state) {
    return new Affected(kind, name, of, dates.first(), dates.last(), dates.size(), state);
  }
}
