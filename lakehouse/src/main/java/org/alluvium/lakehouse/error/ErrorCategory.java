package org.alluvium.lakehouse.error;

/** Whose fault an error is, and the exit code that tells it. */
public enum ErrorCategory {
  /** Anything that nobody foresaw. */
  UNEXPECTED(1),
  /** A wrong command line or configuration. */
  USAGE(2),
  /** Data that fail a check. */
  DATA_CHECK(3),
  /** A gate's verdict was no. */
  GATE_REJECTED(4),
  /** Waiting for an approval, or stopped by the emergency file. */
  WAITING(5),
  /** A replay or a ledger differs, or what is stored is damaged. */
  DIFFERS(6),
  /** Something that had to be there is missing. */
  INPUT_MISSING(7);

  private final int exitCode;

  ErrorCategory(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
