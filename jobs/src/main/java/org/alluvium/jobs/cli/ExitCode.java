package org.alluvium.jobs.cli;

import org.alluvium.lakehouse.error.ErrorCategory;

/** The exit codes, in the words of the help text and of the reference. */
public enum ExitCode {
  DONE(0, "done, or nothing to do"),
  UNEXPECTED(ErrorCategory.UNEXPECTED, "anything unexpected"),
  USAGE(ErrorCategory.USAGE, "usage or configuration"),
  DATA_CHECK(ErrorCategory.DATA_CHECK, "data check failed"),
  GATE_REJECTED(ErrorCategory.GATE_REJECTED, "gate rejected"),
  WAITING(
      ErrorCategory.WAITING,
      "waiting for an approval, a lease or a lock, or stopped by the emergency file"),
  DIFFERS(ErrorCategory.DIFFERS, "replay or ledger differs, or what is stored is damaged"),
  INPUT_MISSING(ErrorCategory.INPUT_MISSING, "input missing"),
  INTERRUPTED(130, "interrupted by Ctrl-C (143 by a request to terminate)");

  private final int number;
  private final String meaning;

  ExitCode(ErrorCategory category, String meaning) {
    this(category.exitCode(), meaning);
  }

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** What the process exits with. */
  public int number() {
    return number;
  }

  public String meaning() {
    return meaning;
  }
}
