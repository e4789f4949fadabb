package org.alluvium.flows.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alluvium.flows.discovery.ExportedCandidates.ScannerTotals;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.tables.Candidates;
import org.alluvium.lakehouse.tables.RejectedRows;

/**
 * Compares an export with the lakehouse, without Spark: {@code bronze.candidates} holds its rows
 * and no other of the run, and {@code bronze.rejected_rows} each refused row.
 *
 * @param exported the export
 * @param lakehouse where the run wrote
 */
public record CandidateAudit(ExportedCandidates exported, DirectLakehouse lakehouse) {
  private static final int SHOWN = 5;

  /** Everything that differs; empty when nothing does. */
  public List<String> findings() {
    List<String> findings = new ArrayList<>();
    CandidateTotals totals = exported.totals();
    if (totals.accepted() != exported.size()) {
      findings.add(
          "the export counts %d candidates and holds %d"
              .formatted(totals.accepted(), exported.size()));
    }
    compareRows(findings);
    exported.scanners().forEach(scanner -> compareRefused(scanner, findings));
    return findings;
  }

  /** Fails when anything differs. */
  public void require() {
    requireNone(exported.runId(), findings());
  }

  /** Fails when there are findings on a run's candidates, of this or of another check. */
  public static void requireNone(String runId, List<String> findings) {
    if (!findings.isEmpty()) {
      throw DiscoveryErrors.candidatesDiffer(runId, findings);
    }
  }

  private void compareRows(List<String> findings) {
    Map<String, Map<String, Object>> stored = new LinkedHashMap<>();
    for (Map<String, Object> row : stored(Candidates.RUN_ID, exported.runId())) {
      stored.put(String.valueOf(row.get(Candidates.SYMBOL)), row);
    }
    List<String> differing = new ArrayList<>();
    for (Map<String, Object> row : exported.rows()) {
      Map<String, Object> there = stored.remove(String.valueOf(row.get(Candidates.SYMBOL)));
      if (there == null) {
        differing.add(row.get(Candidates.SYMBOL) + " is missing");
      } else {
        row.keySet().stream()
            .filter(column -> !Objects.equals(row.get(column), there.get(column)))
            .map(column -> row.get(Candidates.SYMBOL) + " differs in " + column)
            .forEach(differing::add);
      }
    }
    stored.keySet().forEach(symbol -> differing.add(symbol + " is not in the export"));
    if (!differing.isEmpty()) {
      findings.add(
          "%s and the export differ: %s%s"
              .formatted(
                  Candidates.SPEC,
                  String.join("; ", differing.subList(0, Math.min(SHOWN, differing.size()))),
                  differing.size() > SHOWN
                      ? "; and %d more".formatted(differing.size() - SHOWN)
                      : ""));
    }
  }

  private void compareRefused(ScannerTotals scanner, List<String> findings) {
    long kept = scanner.totals().refused() == 0 ? 0 : refused(scanner);
    if (kept != scanner.totals().refused()) {
      findings.add(
          "%s keeps %d rows of scanner %s, the export counts %d as refused"
              .formatted(RejectedRows.SPEC, kept, scanner.id(), scanner.totals().refused()));
    }
  }

  private long refused(ScannerTotals scanner) {
    return lakehouse
        .read(RejectedRows.SPEC, RowFilter.equalTo(RejectedRows.BATCH_ID, scanner.batchId()))
        .rows()
        .size();
  }

  private List<Map<String, Object>> stored(String column, Object value) {
    return lakehouse.read(Candidates.SPEC, RowFilter.equalTo(column, value)).rows();
  }
}
