package org.alluvium.jobs.command.flow;

import java.util.Optional;

/**
 * A check of the data.
 *
 * @param profile its instruments only, or all when empty
 * @param strictness what fails the command
 */
public record CheckRequest(Optional<String> profile, Strictness strictness) {
  /** What fails the command. */
  public enum Strictness {
    /** Findings are reported; only unusable data fails. */
    REPORT,
    /** Any finding fails. */
    STRICT
  }
}
