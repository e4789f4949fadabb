package org.alluvium.flows.sweep;

import static org.alluvium.lakehouse.error.ErrorCategory.INPUT_MISSING;
import static org.alluvium.lakehouse.error.ErrorCategory.USAGE;

import java.time.LocalDate;
import java.util.List;
import org.alluvium.lakehouse.error.AlluviumException;

/** Every message for people about sweeps. */
final class SweepErrors {
  private static final int NAMED = 5;

  private SweepErrors() {}

  static AlluviumException gridTooSmall(long count, int asked) {
    return new AlluviumException(
        USAGE,
        "sweep: the grid has %,d trials, %,d are asked for; pass --trials %d, or more values"
            .formatted(count, asked, count));
  }

  static AlluviumException startAfterAsOf(LocalDate start, LocalDate asOf) {
    return new AlluviumException(
        USAGE,
        "sweep: $.sweep.start must be before the logical date %s, got %s: nothing after it is known; move the start, or pass a later --as-of"
            .formatted(asOf, start));
  }

  static AlluviumException trialsNeeded(String sampler) {
    return new AlluviumException(
        USAGE,
        "sweep: how many trials %s makes is not given; pass --trials N, or trials in the space"
            .formatted(sampler));
  }

  static AlluviumException declaredStudy(String study) {
    return new AlluviumException(
        USAGE,
        "study '%s' holds trials that were declared, not swept; pass another --study"
            .formatted(study));
  }

  static AlluviumException otherDefinition(String study, List<String> differences) {
    return new AlluviumException(
        USAGE,
        "study '%s' was started as another sweep: %s; go on with just that one, or pass another --study (its trials count in the family all the same)"
            .formatted(study, String.join("; ", differences)));
  }

  static AlluviumException otherPrices(String study, String stored, String now) {
    return new AlluviumException(
        USAGE,
        "study '%s' was started on other prices (SHA-256 %.12s, now %.12s): bars known as of its date have changed since; pass another --study"
            .formatted(study, stored, now));
  }

  static AlluviumException fewerTrials(String study, long started, int asked) {
    return new AlluviumException(
        USAGE,
        "study '%s' has %,d trials on record, %,d are asked for; pass --trials %d or more: what was started stays"
            .formatted(study, started, asked, started));
  }

  static AlluviumException noPrices(List<String> symbols, LocalDate start, LocalDate end) {
    return new AlluviumException(
        INPUT_MISSING,
        "silver.daily_bars has no close of %s from %s to %s as known then; ingest them, or take them out of the universe"
            .formatted(some(symbols), start, end));
  }

  static AlluviumException tooFewSessions(int sessions, LocalDate start, LocalDate end) {
    return new AlluviumException(
        INPUT_MISSING,
        "silver.daily_bars has %d sessions of the universe from %s to %s; a sweep needs 3 or more: move start or end"
            .formatted(sessions, start, end));
  }

  private static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() <= NAMED ? first : first + " and %,d more".formatted(names.size() - NAMED);
  }
}
