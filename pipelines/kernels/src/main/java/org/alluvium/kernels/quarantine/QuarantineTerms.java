package org.alluvium.kernels.quarantine;

import org.alluvium.kernels.check.Check;

/**
 * When a close is held back, and when it is let go.
 *
 * @param bound largest absolute log return that needs no proof
 * @param sessions sessions after a move that have to close within the bound of its level
 * @param agreement largest absolute log distance at which a second source agrees
 */
public record QuarantineTerms(double bound, int sessions, double agreement) {
  public QuarantineTerms {
    Check.positive(bound, "bound");
    Check.atLeast(sessions, 1, "sessions");
    Check.notNegative(agreement, "agreement");
    Check.isTrue(agreement <= bound, "agreement must not be above the bound " + bound);
  }
}
