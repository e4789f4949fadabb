package org.alluvium.flows.audit.canary;

import static org.alluvium.lakehouse.error.ErrorCategory.DATA_CHECK;
import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;
import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.alluvium.lakehouse.error.AlluviumException;

/** Every message for people that the canary can show. */
final class CanaryErrors {
  private CanaryErrors() {}

  /**
   * @param leaks results that change with the future
   * @param stored findings of stored rows beside them
   */
  static AlluviumException leaks(int leaks, int stored, String first) {
    return new AlluviumException(
        DATA_CHECK,
        "canary: %d %s%s: %s; a result may use nothing that became known after it: correct its computation, raise its version and rebuild it"
            .formatted(
                leaks,
                leaks == 1 ? "result looks ahead" : "results look ahead",
                stored == 0 ? "" : ", %d more differ from what is stored".formatted(stored),
                first));
  }

  /** Nothing looks ahead, but the lakehouse holds something else. */
  static AlluviumException otherStored(int count, String first) {
    return new AlluviumException(
        DATA_CHECK,
        "canary: nothing looks ahead, but %d %s from what was known then: %s; the rows were changed, damaged, or made by other code or inputs: './alluvium lake history TABLE' tells who wrote them; restore the table to a version before, or rebuild it"
            .formatted(
                count, count == 1 ? "stored result differs" : "stored results differ", first));
  }

  static AlluviumException noBars(Instant asOf) {
    return new AlluviumException(
        INPUT_MISSING,
        "canary: silver.daily_bars has no bar known by %s to draw symbols from; run './alluvium ingest' first, or choose a later --as-of"
            .formatted(asOf));
  }

  static AlluviumException unknownSymbols(
      Collection<String> unknown, Collection<String> known, Instant asOf) {
    return new AlluviumException(
        INPUT_MISSING,
        "--symbols: silver.daily_bars has no bar of %s known by %s; it has %s"
            .formatted(String.join(", ", unknown), asOf, String.join(", ", known)));
  }

  static AlluviumException noDecision(
      String profile, LocalDate date, Instant asOf, Optional<LocalDate> nearest) {
    return new AlluviumException(
        USAGE,
        "date %s is no decision of %s by %s: decisions are made at the last session of a week%s"
            .formatted(
                date,
                profile,
                asOf,
                nearest.map("; the one before is of %s"::formatted).orElse("")));
  }

  static AlluviumException nothingDecided(
      String profile, Optional<LocalDate> date, int tries, Instant asOf) {
    return new AlluviumException(
        INPUT_MISSING,
        "%s decided nothing %s: no instrument had a bar and a score; give another date"
            .formatted(
                profile,
                date.map("on %s"::formatted)
                    .orElse("in the %d weeks up to %s".formatted(tries, asOf))));
  }

  static AlluviumException noFuture(LocalDate date, Instant asOf) {
    return new AlluviumException(
        USAGE,
        "--dates: nothing lies between %s and the as-of %s that could leak; choose an earlier date or a later --as-of"
            .formatted(date, asOf));
  }

  static AlluviumException tooShort(LocalDate first, LocalDate last) {
    return new AlluviumException(
        INPUT_MISSING,
        "canary: between %s, when windows are full and models fitted, and %s are too few days to draw dates from; name some with --dates, or fewer with --samples"
            .formatted(first, last));
  }
}
