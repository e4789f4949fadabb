package org.alluvium.flows.quality;

import static org.alluvium.lakehouse.error.ErrorCategory.DATA_CHECK;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.lakehouse.error.AlluviumException;

/**
 * What a check found.
 *
 * @param asOf the moment that was checked
 * @param symbols one entry per symbol with bars, ordered by symbol
 * @param warnings sentences about what is beyond the bounds, in the order of symbols
 */
public record DataReport(Instant asOf, List<Line> symbols, List<String> warnings) {
  /**
   * One symbol.
   *
   * @param sessionsBehind sessions that closed by the as-of after the last bar
   */
  public record Line(SymbolHealth health, int sessionsBehind) {}

  public DataReport {
    symbols = List.copyOf(symbols);
    warnings = List.copyOf(warnings);
  }

  public long missingSessions() {
    return symbols.stream().mapToLong(line -> line.health().missingSessions().size()).sum();
  }

  /** Strict mode: any warning is a failure. */
  public void requireClean() {
    if (!warnings.isEmpty()) {
      List<String> told = new ArrayList<>(warnings.subList(0, Math.min(10, warnings.size())));
      if (warnings.size() > told.size()) {
        told.add("… and %d more".formatted(warnings.size() - told.size()));
      }
      throw new AlluviumException(
          DATA_CHECK,
          "check --strict: %d warnings as of %s; ingest a repaired file, or check without --strict%n  %s"
              .formatted(warnings.size(), asOf, String.join("\n  ", told))
              .replace(System.lineSeparator(), "\n"));
    }
  }

  /** A table for people, then the warnings. */
  public String render() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%-18s %-10s %-10s %7s %7s %6s %6s %5s %8s\n"
            .formatted(
                "symbol",
                "first",
                "last",
                "bars",
                "missing",
                "behind",
                "novol",
                "flat",
                "outliers"));
    for (Line line : symbols) {
      SymbolHealth s = line.health();
      text.append(
          "%-18s %-10s %-10s %7d %7d %6d %6d %5d %8d\n"
              .formatted(
                  s.symbol(),
                  s.first(),
                  s.last(),
                  s.bars(),
                  s.missingSessions().size(),
                  line.sessionsBehind(),
                  s.missingVolumes(),
                  s.longestFlatRun(),
                  s.outliers().size()));
    }
    warnings.forEach(warning -> text.append("! ").append(warning).append('\n'));
    return text.append(
            "%d symbols, %d missing sessions, %d warnings\n"
                .formatted(symbols.size(), missingSessions(), warnings.size()))
        .toString();
  }
}
