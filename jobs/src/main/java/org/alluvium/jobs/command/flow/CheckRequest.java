package org.alluvium.jobs.command.flow;

import java.util.Optional;
import org.alluvium.jobs.cli.OutputFormat;

/**
 * A check of the data.
 *
 * @param profile its instruments only, or all when empty
 * @param strictness what fails the command
 * @param output form of the result
 */
public record CheckRequest(Optional<String> profile, Strictness strictness, OutputFormat output) {
  /** What fails the command. */
  public enum Strictness {
    /** Findings are reported; only unusable data fails. */
    REPORT,
    /** Any finding fails. */
    STRICT
  }
}
