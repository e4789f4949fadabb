package org.alluvium.flows.audit.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.alluvium.lakehouse.table.TableName;

/**
 * Which corrections are asked about; what is empty does not restrict.
 *
 * @param table silver.daily_bars, silver.corporate_actions or silver.macro
 * @param of symbols, or series of macro
 * @param dates sessions, ex-dates, or days described
 * @param after known after this instant
 * @param until known by this instant
 * @param versions rows that the later version of the table has and the earlier has not
 */
public record ImpactRequest(
    Optional<TableName> table,
    List<String> of,
    List<LocalDate> dates,
    Optional<Instant> after,
    Optional<Instant> until,
    Optional<Versions> versions) {

  /** An earlier and a later version of one table. */
  public record Versions(long from, long to) {}

  public ImpactRequest {
    of = List.copyOf(of);
    dates = List.copyOf(dates);
  }

  boolean asksFor(Correction correction) {
    return (of.isEmpty() || of.contains(correction.of()))
        && (dates.isEmpty() || dates.contains(correction.date()))
        && after.map(correction.knownAt()::isAfter).orElse(true)
        && until.map(instant -> !correction.knownAt().isAfter(instant)).orElse(true);
  }
}
