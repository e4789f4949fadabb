package org.alluvium.flows.ingestion;

import java.util.List;
import java.util.Locale;
import org.alluvium.lakehouse.io.WriteResult;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * What an ingest did.
 *
 * @param counts one entry per source, in the order of the request
 * @param writes one entry per table that was written
 */
public record IngestResult(List<SourceCount> counts, List<WriteResult> writes) {
  public IngestResult {
    counts = List.copyOf(counts);
    writes = List.copyOf(writes);
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

  /** Rows that are known only after the as-of. */
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
    if (accepted() == 0 && refused > 0) {
      throw IngestionErrors.nothingAccepted(what, refused);
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
    text.append(line("source", "received", "accepted", "(unchanged)", "rejected", "later"));
    for (SourceCount count : counts) {
      text.append(
          line(
              count.source(),
              number(count.received()),
              number(count.accepted()),
              number(count.unchanged()),
              number(count.rejected()),
              number(count.later())));
      count
          .rejectedByRule()
          .forEach((rule, rows) -> text.append(line("  " + rule, "", "", "", number(rows), "")));
    }
    long unchanged = counts.stream().mapToLong(SourceCount::unchanged).sum();
    return text.append(
            line(
                "total",
                number(received()),
                number(accepted()),
                number(unchanged),
                number(rejected()),
                number(later())))
        .toString();
  }

  private static String line(
      String source,
      String received,
      String accepted,
      String unchanged,
      String rejected,
      String later) {
    return "%-26s %12s %12s %12s %10s %10s\n"
        .formatted(source, received, accepted, unchanged, rejected, later);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
