package org.alluvium.jobs.command.flow;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Features to compute.
 *
 * @param set feature set
 * @param start first session that is reported, or computed again when full; inclusive; from the
 *     beginning when empty
 * @param end last such session, inclusive; to the logical date when empty
 * @param symbols all when empty
 * @param extent only what is missing or stale, or everything again
 * @param mode execute, or print the plan
 */
public record BackfillRequest(
    String set,
    Optional<LocalDate> start,
    Optional<LocalDate> end,
    List<String> symbols,
    Extent extent,
    RunMode mode) {

  /** How much is computed again. */
  public enum Extent {
    /** What is missing, or whose inputs changed. */
    INCREMENTAL,
    FULL
  }

  public BackfillRequest {
    symbols = List.copyOf(symbols);
  }
}
