package org.alluvium.flows.sweep;

import java.io.Serializable;

/**
 * What a trial came to.
 *
 * @param id of {@code gold.trials}
 * @param returns net, one per session after the first; empty when it failed
 * @param failure why it failed; empty when it did not
 */
record TrialResult(String id, double[] returns, String failure) implements Serializable {
  static TrialResult finished(String id, double[] returns) {
    return new TrialResult(id, returns, "");
  }

  static TrialResult failed(String id, String reason) {
    return new TrialResult(id, new double[0], reason);
  }

  boolean isFailed() {
    return !failure.isEmpty();
  }
}
