package org.alluvium.flows.ingestion;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of one source's rows.
 *
 * @param source id of the source
 * @param received rows read that the lakehouse had not recorded before
 * @param accepted rows that passed all rules
 * @param unchanged accepted rows that the lakehouse had with the same values, and that were not
 *     written again
 * @param rejectedByRule refused rows by rule
 */
public record SourceCount(
    String source, long received, long accepted, long unchanged, Map<String, Long> rejectedByRule) {
  public SourceCount {
    rejectedByRule = Collections.unmodifiableMap(new TreeMap<>(rejectedByRule));
    long rejected = rejectedByRule.values().stream().mapToLong(Long::longValue).sum();
    if (received != accepted + rejected) {
      throw IngestionErrors.countsDiffer(source, received, accepted, rejected);
    }
  }

  public long rejected() {
    return rejectedByRule.values().stream().mapToLong(Long::longValue).sum();
  }
}
