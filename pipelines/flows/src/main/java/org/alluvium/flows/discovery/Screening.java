package org.alluvium.flows.discovery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alluvium.flows.discovery.ScreenedScan.RefusedRow;
import org.alluvium.flows.discovery.candidate.Candidate;
import org.alluvium.flows.discovery.candidate.CandidateGate;
import org.alluvium.flows.discovery.candidate.CanonicalSymbol;
import org.alluvium.flows.discovery.candidate.RefusedCandidateException;
import org.alluvium.flows.discovery.candidate.ScannedRow;

/**
 * Decides on every scanned row, in the order of scanners and rows: refused, dropped by a filter, a
 * duplicate of an earlier candidate, or accepted.
 */
final class Screening {
  private final List<CandidateFilter> filters;
  private final Set<CanonicalSymbol> seen = new HashSet<>();

  Screening(List<CandidateFilter> filters) {
    this.filters = filters;
  }

  /** Decides on the rows of one more scanner. */
  ScreenedScan screen(Scan scan) {
    CandidateGate gate = scan.scanner().gate();
    List<Candidate> accepted = new ArrayList<>();
    List<RefusedRow> refused = new ArrayList<>();
    Map<String, Long> filtered = new LinkedHashMap<>();
    filters.forEach(filter -> filtered.put(filter.name(), 0L));
    long duplicates = 0;
    for (ScannedRow row : scan.rows()) {
      try {
        Candidate candidate = gate.admit(row);
        Optional<CandidateFilter> dropping = dropping(candidate);
        if (dropping.isPresent()) {
          filtered.merge(dropping.get().name(), 1L, Long::sum);
        } else if (seen.add(candidate.symbol())) {
          accepted.add(candidate);
        } else {
          duplicates++;
        }
      } catch (RefusedCandidateException e) {
        refused.add(new RefusedRow(row, e.refusal()));
      }
    }
    return new ScreenedScan(
        scan,
        accepted,
        refused,
        new CandidateTotals(
            scan.rows().size(), accepted.size(), refused.size(), filtered, duplicates));
  }

  private Optional<CandidateFilter> dropping(Candidate candidate) {
    return filters.stream().filter(filter -> !filter.keeps(candidate)).findFirst();
  }
}
