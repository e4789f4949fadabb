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
 * @param findings what is beyond the bounds, in the order of symbols
 */
public record DataReport(Instant asOf, List<Line> symbols, List<Finding> findings) {
  /**
   * One symbol.
   *
   * @param sessionsBehind sessions that closed by the as-of after the last bar
   */
  public record Line(SymbolHealth health, int sessionsBehind) {}

  /**
   * Something worth a warning.
   *
   * @param symbol what it is about
   * @param told the sentence without its subject, which is the symbol
   */
  public record Finding(String symbol, String told) {}

  public DataReport {
    symbols = List.copyOf(symbols);
    findings = List.copyOf(findings);
  }

  /** The findings as sentences. */
  public List<String> warnings() {
    return findings.stream().map(finding -> finding.symbol() + " " + finding.told()).toList();
  }

  /** What was found about one symbol, as sentences without their subject. */
  public List<String> findings(String symbol) {
    return findings.stream().filter(f -> f.symbol().equals(symbol)).map(Finding::told).toList();
  }

  public long missingSessions() {
    return symbols.stream().mapToLong(line -> line.health().missingSessions().size()).sum();
  }

  /** Strict mode: any warning is a failure. */
  public void requireClean() {
    List<String> warnings = warnings();
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
    warnings().forEach(warning -> text.append("! ").append(warning).append('\n'));
    return text.append(
            "%d symbols, %d missing sessions, %d warnings\n"
                .formatted(symbols.size(), missingSessions(), findings.size()))
        .toString();
  }
}
