package org.alluvium.flows.ingestion;

import java.util.List;
import java.util.Locale;
import org.alluvium.flows.ingestion.error.IngestionErrors;
import org.alluvium.flows.ingestion.received.FetchFailure;
import org.alluvium.flows.ingestion.received.SourceCount;
import org.alluvium.lakehouse.io.WriteResult;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * What an ingest did.
 *
 * @param counts one entry per source, in the order of the request
 * @param released bars that were held back, now or before, and were let go
 * @param writes one entry per table that was written
 * @param failures what could not be had, while the rest was
 */
public record IngestResult(
    List<SourceCount> counts,
    long released,
    List<WriteResult> writes,
    List<FetchFailure> failures) {
  public IngestResult {
    counts = List.copyOf(counts);
    writes = List.copyOf(writes);
    failures = List.copyOf(failures);
  }

  public long received() {
    return counts.stream().mapToLong(SourceCount::received).sum();
  }

  public long accepted() {
    return counts.stream().mapToLong(SourceCount::accepted).sum();
  }

  public long rejected() {
    return counts.stream().mapToLong(SourceCount::rejected).sum();
  }

  /** Received rows that are held back for an unproved move. */
  public long quarantined() {
    return counts.stream().mapToLong(SourceCount::quarantined).sum();
  }

  /** Rows left for a later as-of: known only after it, or late for what was decided by it. */
  public long later() {
    return counts.stream().mapToLong(SourceCount::later).sum();
  }

  /**
   * Fails when rows were refused and none was accepted.
   *
   * @param what the sources, for the message
   * @param refusedBefore rows of the same files that an earlier ingest refused
   */
  public void requireSomeAccepted(String what, long refusedBefore) {
    long refused = rejected() + refusedBefore;
    if (accepted() + quarantined() == 0 && refused > 0) {
      throw IngestionErrors.nothingAccepted(what, refused);
    }
  }

  /** Fails when a symbol or series could not be had; what could is ingested. */
  public void requireWhole() {
    if (!failures.isEmpty()) {
      throw IngestionErrors.incomplete(
          failures.get(0).cause().category(), failures.stream().map(FetchFailure::told).toList());
    }
  }

  /** Rows that were added to a table; 0 when it was not written. */
  public long inserted(TableSpec table) {
    return writes.stream()
        .filter(write -> write.table().equals(table.name()))
        .mapToLong(WriteResult::rowsInserted)
        .sum();
  }

  /**
   * A table for people: rows per source, then the totals; unchanged rows are among the accepted.
   */
  public String render() {
    StringBuilder text = new StringBuilder();
    text.append(line("source", "received", "accepted", "(unchanged)", "held", "rejected", "later"));
    for (SourceCount count : counts) {
      text.append(
          line(
              count.source(),
              number(count.received()),
              number(count.accepted()),
              number(count.unchanged()),
              number(count.quarantined()),
              number(count.rejected()),
              number(count.later())));
      count
          .rejectedByRule()
          .forEach(
              (rule, rows) -> text.append(line("  " + rule, "", "", "", "", number(rows), "")));
    }
    long unchanged = counts.stream().mapToLong(SourceCount::unchanged).sum();
    return text.append(
            line(
                "total",
                number(received()),
                number(accepted()),
                number(unchanged),
                number(quarantined()),
                number(rejected()),
                number(later())))
        .toString();
  }

  private static String line(String source, String... numbers) {
    StringBuilder text = new StringBuilder("%-26s".formatted(source));
    for (String number : numbers) {
      text.append(" %12s".formatted(number));
    }
    return text.append('\n').toString();
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
