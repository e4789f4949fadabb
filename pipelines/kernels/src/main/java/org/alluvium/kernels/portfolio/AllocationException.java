package org.alluvium.kernels.portfolio;

/** Returns that do not determine weights, or weights that do not sum to their target. */
public final class AllocationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Why there are no weights. */
  public enum Reason {
    /** No asset was given. */
    NO_ASSETS,
    /** The assets' series differ in length. */
    UNEVEN_SERIES,
    /** Fewer than two days on which all assets have a return. */
    TOO_FEW_DAYS,
    /** An asset that never moves, so that its inverse variance is infinite. */
    ZERO_VARIANCE,
    /** Two groups to share between, both without variance: a perfect hedge on either side. */
    RISKLESS_GROUPS,
    /** An estimator that makes no covariance of the returns. */
    NO_COVARIANCE,
    /** An infinite return, or numbers too large for 64 bits. */
    NOT_FINITE,
    /** Bounds or other constraints that no weights obey. */
    INFEASIBLE,
    /** A maximum of means over risk where no mean is above 0. */
    NO_POSITIVE_MEAN,
    /** A program whose solution misses the conditions of its optimum. */
    NOT_SOLVED,
    /** No engine of a chain answers. */
    NO_ENGINE,
    /** Weights that miss their target sum. */
    UNSTABLE_SUM
  }

  private final Reason reason;

  private AllocationException(Reason reason, String message) {
    super(reason + ": " + message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  static AllocationException of(Reason reason, String message) {
    return new AllocationException(reason, message);
  }
}
