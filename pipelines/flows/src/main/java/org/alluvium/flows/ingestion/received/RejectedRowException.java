package org.alluvium.flows.ingestion.received;

/** Leaves the parsing of one row; caught where the row was read, never shown. */
public final class RejectedRowException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Rejection rejection;

  public RejectedRowException(RejectionRule rule, String reason) {
    super(reason, null, false, false);
    this.rejection = new Rejection(rule, reason);
  }

  public Rejection rejection() {
    return rejection;
  }
}
