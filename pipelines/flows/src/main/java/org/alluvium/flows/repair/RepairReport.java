package org.alluvium.flows.repair;

import static org.alluvium.lakehouse.error.ErrorCategory.DATA_CHECK;
import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.alluvium.lakehouse.error.AlluviumException;

/**
 * What a repair found, and what became of it.
 *
 * @param asOf from when bars that were filled in are known
 * @param lines one per symbol with gaps, ordered by symbol
 */
public record RepairReport(Instant asOf, List<Line> lines) {
  /** What becomes of a gap. */
  public enum Fate {
    /** The source has not been asked yet. */
    FOUND,
    FILLED,
    /** The source has a row of it, which the rules of ingestion refuse. */
    REFUSED,
    /** No source of the symbol has it. */
    ABSENT,
    /** The source has it, but decisions as of this as-of or a later one were made without it. */
    LATER,
    /** A server that may have it did not answer. */
    UNANSWERED,
    /** Its bars came from files of one's own, or from a file that is not there. */
    NO_SOURCE
  }

  /**
   * A gap.
   *
   * @param why of a refused row, or what a server failed with; else empty
   */
  public record Gap(LocalDate session, Fate fate, String why) {}

  /**
   * One symbol.
   *
   * @param sources where its bars came from
   * @param gaps oldest first, at least one
   */
  public record Line(String symbol, List<String> sources, List<Gap> gaps) {
    public Line {
      sources = List.copyOf(sources);
      gaps = List.copyOf(gaps);
    }

    public long count(Fate fate) {
      return gaps.stream().filter(gap -> gap.fate() == fate).count();
    }
  }

  public RepairReport {
    lines = List.copyOf(lines);
  }

  public long found() {
    return lines.stream().mapToLong(line -> line.gaps().size()).sum();
  }

  public long count(Fate fate) {
    return lines.stream().mapToLong(line -> line.count(fate)).sum();
  }

  /** Gaps that are there still. */
  public long left() {
    return found() - count(Fate.FILLED);
  }

  /** One sentence. */
  public String summary() {
    if (count(Fate.FOUND) == found()) {
      return String.format(
          Locale.ROOT,
          "%,d gaps in %,d symbols; no source was asked, nothing is written",
          found(),
          lines.size());
    }
    return String.format(
        Locale.ROOT,
        "%,d gaps in %,d symbols: %,d filled, %,d left (%,d that no source has, %,d refused, %,d to"
            + " be filled by a later --as-of, %,d not answered, %,d without a source to ask)",
        found(),
        lines.size(),
        count(Fate.FILLED),
        left(),
        count(Fate.ABSENT),
        count(Fate.REFUSED),
        count(Fate.LATER),
        count(Fate.UNANSWERED),
        count(Fate.NO_SOURCE));
  }

  /** A server that did not answer is a failure: it may have what is left. */
  public void requireAnswered() {
    if (count(Fate.UNANSWERED) > 0) {
      throw new AlluviumException(
          INPUT_MISSING,
          "repair: a server did not answer for %,d gaps; what others had is filled, run it again for these"
              .formatted(count(Fate.UNANSWERED)));
    }
  }

  /** Strict mode: a gap that is left is a failure. */
  public void requireWhole() {
    if (left() > 0) {
      throw new AlluviumException(
          DATA_CHECK,
          "repair --strict: %s; ingest a file that has them, or repair without --strict"
              .formatted(summary()));
    }
  }
}
