package org.alluvium.flows.discovery;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.discovery.candidate.Candidate;
import org.alluvium.flows.discovery.candidate.Refusal;
import org.alluvium.flows.discovery.candidate.ScannedRow;

/**
 * What became of one scanner's rows.
 *
 * @param scan the rows
 * @param accepted in the order of the rows
 * @param refused in the order of the rows
 */
record ScreenedScan(
    Scan scan, List<Candidate> accepted, List<RefusedRow> refused, CandidateTotals totals) {

  /** A row and why it is no candidate. */
  record RefusedRow(ScannedRow row, Refusal refusal) {}

  ScreenedScan {
    accepted = List.copyOf(accepted);
    refused = List.copyOf(refused);
  }

  /** Number of refused rows by rule. */
  Map<String, Long> refusedByRule() {
    Map<String, Long> rules = new TreeMap<>();
    refused.forEach(row -> rules.merge(row.refusal().rule().id(), 1L, Long::sum));
    return rules;
  }
}
