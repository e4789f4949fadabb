package org.alluvium.flows.audit.canary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.canary.Difference;
import org.alluvium.kernels.canary.Leak;

/**
 * A result that is not what it should be as known by an instant.
 *
 * @param knownBy the instant
 * @param how what was done to the inputs, or that the stored rows were compared
 * @param difference where it first differs
 * @param behind the input row behind it; empty where there is none to name
 * @param told all of it as a sentence
 */
public record CanaryFinding(
    Instant knownBy,
    String how,
    Difference difference,
    Optional<Leak.InputRow> behind,
    String told) {
  private static final String STORED = "in the lakehouse";

  static CanaryFinding of(Leak leak) {
    return new CanaryFinding(
        Micros.instant(leak.moment()),
        leak.future().told(),
        leak.difference(),
        leak.behind(),
        leak.told());
  }

  /** The lakehouse holds something else than what was computed. */
  static CanaryFinding stored(Instant knownBy, Difference difference) {
    return new CanaryFinding(
        knownBy,
        STORED,
        difference,
        Optional.empty(),
        "%s.%s first differs on %s for %s, as known by %s, from what the lakehouse holds: computed %s, stored %s"
            .formatted(
                difference.table(),
                difference.column(),
                difference.date(),
                difference.symbol(),
                knownBy,
                difference.expected(),
                difference.actual()));
  }

  /** Whether stored rows differ from computed ones, which says nothing of looking ahead. */
  public boolean isOfStoredRows() {
    return how.equals(STORED);
  }

  /** The column that first differs. */
  public String column() {
    return difference.column();
  }

  /** The first date that differs. */
  public LocalDate date() {
    return difference.date();
  }

  /** The symbol of that date. */
  public String symbol() {
    return difference.symbol();
  }

  /** The input row behind it, as a text; empty where there is none to name. */
  public Optional<String> inputRow() {
    return behind.map(Leak.InputRow::toString);
  }
}
