package org.alluvium.flows.audit.impact;

import java.util.List;

/**
 * What rests on corrected values.
 *
 * @param corrections each correction
 * @param affected from features on, in the order of the pipeline
 */
public record ImpactReport(List<Correction> corrections, List<Affected> affected) {
  public ImpactReport {
    corrections = List.copyOf(corrections);
    affected = List.copyOf(affected);
  }
}
