package org.alluvium.flows.ingestion.received;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.ingestion.error.IngestionErrors;

/**
 * What became of one source's rows.
 *
 * @param source id of the source
 * @param received rows read that the lakehouse had not recorded before
 * @param accepted rows that passed all rules and are not held back
 * @param unchanged accepted rows that the lakehouse had with the same values, and that were not
 *     written again
 * @param quarantined rows that passed all rules and are held back for an unproved move
 * @param later rows that are known only after the as-of and were left where they are: counted when
 *     a file is read whole, and when decisions as of then were made without them
 * @param rejectedByRule refused rows by rule
 */
public record SourceCount(
    String source,
    long received,
    long accepted,
    long unchanged,
    long quarantined,
    long later,
    Map<String, Long> rejectedByRule) {
  public SourceCount {
    rejectedByRule = Collections.unmodifiableMap(new TreeMap<>(rejectedByRule));
    long rejected = rejectedByRule.values().stream().mapToLong(Long::longValue).sum();
    if (received != accepted + quarantined + rejected + later) {
      throw IngestionErrors.countsDiffer(source, received, accepted + quarantined, rejected, later);
    }
  }

  /** The same rows, when some of the accepted ones turned out to be held back. */
  public SourceCount holding(long rows) {
    return new SourceCount(
        source, received, accepted - rows, unchanged, quarantined + rows, later, rejectedByRule);
  }

  public long rejected() {
    return rejectedByRule.values().stream().mapToLong(Long::longValue).sum();
  }
}
