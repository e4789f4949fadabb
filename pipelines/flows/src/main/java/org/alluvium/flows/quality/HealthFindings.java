package org.alluvium.flows.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Says which findings are worth a warning, in sentences. */
final class HealthFindings {
  private static final int MOST_DATES_TOLD = 5;

  private final CheckBounds bounds;
  private final Instant asOf;
  private final List<DataReport.Line> lines = new ArrayList<>();
  private final List<DataReport.Finding> findings = new ArrayList<>();

  HealthFindings(CheckBounds bounds, Instant asOf) {
    this.bounds = bounds;
    this.asOf = asOf;
  }

  void noBar(String symbol) {
    add(symbol, "has no bar");
  }

  void noInstrument(String symbol) {
    add(symbol, "has bars and is not in silver.instruments");
  }

  void of(SymbolHealth health, SymbolRules rules) {
    int behind = health.sessionsBehind(rules.calendar(), rules.dueBy(asOf));
    lines.add(new DataReport.Line(health, behind));
    String symbol = health.symbol();
    if (!health.missingSessions().isEmpty()) {
      add(symbol, "lacks " + told(health.missingSessions()));
    }
    if (behind > bounds.sessionsBehind()) {
      add(symbol, "is %d sessions behind, its last bar is of %s".formatted(behind, health.last()));
    }
    if (health.missingVolumes() > 0) {
      add(
          symbol,
          "has no volume in %d of %d bars".formatted(health.missingVolumes(), health.bars()));
    }
    if (health.longestFlatRun() > bounds.flatRun()) {
      add(symbol, "closed at one price %d times running".formatted(health.longestFlatRun()));
    }
    if (!health.outliers().isEmpty()) {
      add(
          symbol,
          "has a log return beyond %s on %s"
              .formatted(rules.outlierBound(), told(health.outliers())));
    }
    if (!health.unexplained().isEmpty()) {
      add(symbol, "moved otherwise than its split or dividend on " + told(health.unexplained()));
    }
  }

  DataReport report() {
    return new DataReport(asOf, lines, findings);
  }

  private void add(String symbol, String told) {
    findings.add(new DataReport.Finding(symbol, told));
  }

  /** The first dates, and how many more. */
  static String told(List<?> dates) {
    List<String> shown = dates.stream().limit(MOST_DATES_TOLD).map(Objects::toString).toList();
    String rest =
        dates.size() > shown.size() ? " and %d more".formatted(dates.size() - shown.size()) : "";
    return String.join(", ", shown) + rest;
  }
}
