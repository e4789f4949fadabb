package org.alluvium.flows.audit.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.SilverMacro;

/**
 * A row of silver that reaches back: a further version of one that was known, or one that came
 * after what it belongs before.
 *
 * @param table bars, corporate actions or macro
 * @param of symbol, or series
 * @param date session, ex-date, or day described
 * @param knownAt since when it has been known
 */
public record Correction(TableName table, String of, LocalDate date, Instant knownAt) {
  /** Arrival of a correction that has not come yet: after everything. */
  public static final Instant TO_COME = Instant.parse("9999-12-31T00:00:00Z");

  /** By table, then symbol, date and arrival. */
  public static final Comparator<Correction> ORDER =
      Comparator.comparing(Correction::table)
          .thenComparing(Correction::of)
          .thenComparing(Correction::date)
          .thenComparing(Correction::knownAt);

  boolean isObservation() {
    return table.equals(SilverMacro.SPEC.name());
  }
}
