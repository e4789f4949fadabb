package org.alluvium.flows.ingestion.received;

import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * What is asked of a source: rows that became known after what the lakehouse has, up to an instant.
 *
 * @param after per symbol or series the greatest {@code known_at} that was stated by what came;
 *     what is not in it is asked for from the beginning
 * @param seenBatches files (by content) from which all rows up to {@code after} were taken
 * @param to rows known later are left where they are
 * @param tellsLater whether rows known later are counted: so when a file is read whole, not when
 *     only its news are looked for
 */
public record KnowledgeWindow(
    Map<String, Instant> after, Set<String> seenBatches, Instant to, boolean tellsLater)
    implements Serializable {
  public KnowledgeWindow {
    after = new HashMap<>(after);
    seenBatches = new HashSet<>(seenBatches);
  }

  /** Everything that was known at an instant. */
  public static KnowledgeWindow everythingUntil(Instant to) {
    return new KnowledgeWindow(Map.of(), Set.of(), to, true);
  }

  /** Whether a row of a symbol or series is asked for. */
  public boolean admits(String key, Instant knownAt) {
    Instant known = after.get(key);
    return !knownAt.isAfter(to) && (known == null || knownAt.isAfter(known));
  }

  /** What a parser returns for a row that is not asked for: at most a mark, to be counted. */
  public List<Row> passedOver(ReceivedRow row, Instant knownAt) {
    return tellsLater && knownAt.isAfter(to)
        ? List.of(row.with(ReceivedRows.RULE, ReceivedCounts.LATER).toRow())
        : List.of();
  }

  /**
   * An instant up to which a file has nothing new; empty when it may have something of any age. A
   * file that was never seen may hold new symbols, so all of it is looked at.
   */
  public Optional<Instant> nothingNewUntil(String batchId) {
    return seenBatches.contains(batchId)
        ? after.values().stream().min(Instant::compareTo)
        : Optional.empty();
  }
}
