package org.alluvium.flows.quality;

import static org.alluvium.lakehouse.error.ErrorCategory.DATA_CHECK;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alluvium.lakehouse.error.AlluviumException;

/**
 * What a check found.
 *
 * @param asOf the moment that was checked
 * @param symbols one entry per symbol with bars, ordered by symbol
 * @param findings what is beyond the bounds, in the order of symbols, then what concerns a source
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
   * @param symbol what it is about: a symbol, or the id of a source
   * @param told the sentence without its subject, which is the symbol
   */
  public record Finding(String symbol, String told) {}

  public DataReport {
    symbols = List.copyOf(symbols);
    findings = List.copyOf(findings);
  }

  /** The report with what was found besides. */
  DataReport and(List<Finding> further) {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(further);
    return new DataReport(asOf, symbols, all);
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
          "check --strict: %d warnings as of %s; run repair, ingest a corrected file, or check without --strict%n  %s"
              .formatted(warnings.size(), asOf, String.join("\n  ", told))
              .replace(System.lineSeparator(), "\n"));
    }
  }

  /** One sentence. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%,d symbols, %,d missing sessions, %,d warnings",
        symbols.size(),
        missingSessions(),
        findings.size());
  }
}
