package org.alluvium.flows.discovery.candidate;

/** Leaves the reading of one row; caught where the row was read, never shown. */
public final class RefusedCandidateException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Refusal refusal;

  public RefusedCandidateException(RefusalRule rule, String reason) {
    super(reason, null, false, false);
    this.refusal = new Refusal(rule, reason);
  }

  public Refusal refusal() {
    return refusal;
  }
}
