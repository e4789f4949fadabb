package org.alluvium.flows.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Says which findings are worth a warning, in sentences. */
final class HealthFindings {
  private static final int MOST_DATES_TOLD = 5;

  private final CheckBounds bounds;
  private final Instant asOf;
  private final List<DataReport.Line> lines = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  HealthFindings(CheckBounds bounds, Instant asOf) {
    this.bounds = bounds;
    this.asOf = asOf;
  }

  void noBar(String symbol) {
    warnings.add(symbol + " has no bar");
  }

  void noInstrument(String symbol) {
    warnings.add(symbol + " has bars and is not in silver.instruments");
  }

  void of(SymbolHealth health, SymbolRules rules) {
    int behind = health.sessionsBehind(rules.calendar(), rules.dueBy(asOf));
    lines.add(new DataReport.Line(health, behind));
    String symbol = health.symbol();
    if (!health.missingSessions().isEmpty()) {
      warnings.add("%s lacks %s".formatted(symbol, told(health.missingSessions())));
    }
    if (behind > bounds.sessionsBehind()) {
      warnings.add(
          "%s is %d sessions behind, its last bar is of %s"
              .formatted(symbol, behind, health.last()));
    }
    if (health.missingVolumes() > 0) {
      warnings.add(
          "%s has no volume in %d of %d bars"
              .formatted(symbol, health.missingVolumes(), health.bars()));
    }
    if (health.longestFlatRun() > bounds.flatRun()) {
      warnings.add(
          "%s closed at one price %d times running".formatted(symbol, health.longestFlatRun()));
    }
    if (!health.outliers().isEmpty()) {
      warnings.add(
          "%s moved by more than %.0f %% on %s"
              .formatted(symbol, 100 * rules.outlierBound(), told(health.outliers())));
    }
  }

  DataReport report() {
    return new DataReport(asOf, lines, warnings);
  }

  private static String told(List<LocalDate> dates) {
    List<String> shown = dates.stream().limit(MOST_DATES_TOLD).map(Objects::toString).toList();
    String rest =
        dates.size() > shown.size() ? " and %d more".formatted(dates.size() - shown.size()) : "";
    return String.join(", ", shown) + rest;
  }
}
