package org.alluvium.flows.discovery;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of scanned rows. Every row is counted once.
 *
 * @param scanned rows that scanners read
 * @param accepted rows that became candidates
 * @param refused rows that are none, each kept with its reason
 * @param filtered rows dropped, by the filter that dropped them, in the order of the filters
 * @param duplicates rows whose symbol an earlier row brought
 */
public record CandidateTotals(
    long scanned, long accepted, long refused, Map<String, Long> filtered, long duplicates) {

  public CandidateTotals {
    filtered = Collections.unmodifiableMap(new LinkedHashMap<>(filtered));
    long dropped = filtered.values().stream().mapToLong(Long::longValue).sum();
    if (scanned != accepted + refused + dropped + duplicates) {
      throw DiscoveryErrors.totalsDiffer(scanned, accepted, refused, dropped, duplicates);
    }
  }

  /** Rows dropped by any filter. */
  public long dropped() {
    return filtered.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Both together; of equal filters. */
  CandidateTotals plus(CandidateTotals other) {
    Map<String, Long> both = new LinkedHashMap<>(filtered);
    other.filtered.forEach((name, rows) -> both.merge(name, rows, Long::sum));
    return new CandidateTotals(
        scanned + other.scanned,
        accepted + other.accepted,
        refused + other.refused,
        both,
        duplicates + other.duplicates);
  }
}
