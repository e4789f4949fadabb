package org.alluvium.flows.ingestion;

/** Leaves the parsing of one row; caught where the row was read, never shown. */
final class RejectedRowException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Rejection rejection;

  RejectedRowException(RejectionRule rule, String reason) {
    super(reason, null, false, false);
    this.rejection = new Rejection(rule, reason);
  }

  Rejection rejection() {
    return rejection;
  }
}
