package org.alluvium.flows.report.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The state of one symbol's bars.
 *
 * @param symbol {@code EXCHANGE:SYMBOL}
 * @param coverage which bars there are
 * @param rejections rejected rows by reason
 * @param warnings what the check found beyond its bounds, sentences without their subject
 */
public record SymbolHealth(
    String symbol, Part<Coverage> coverage, List<Rejection> rejections, List<String> warnings) {
  public SymbolHealth {
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(coverage, "coverage");
    rejections = List.copyOf(rejections);
    warnings = List.copyOf(warnings);
  }

  /**
   * @param first date of the first bar
   * @param last date of the last bar
   * @param bars number of bars
   * @param missingSessions sessions of its calendar from first to last without a bar
   * @param sessionsBehind sessions that closed by the as-of after the last bar
   */
  public record Coverage(
      LocalDate first, LocalDate last, long bars, long missingSessions, int sessionsBehind) {
    public Coverage {
      if (last.isBefore(first)) {
        throw new IllegalArgumentException("last bar " + last + " is before the first " + first);
      }
    }
  }

  /** Rows rejected for one reason. */
  public record Rejection(String reason, long rows) {
    public Rejection {
      Objects.requireNonNull(reason, "reason");
    }
  }

  public long rejectedRows() {
    return rejections.stream().mapToLong(Rejection::rows).sum();
  }
}
