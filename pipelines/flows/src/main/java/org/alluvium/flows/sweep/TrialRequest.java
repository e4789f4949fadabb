package org.alluvium.flows.sweep;

import java.io.Serializable;
import java.util.Map;

/**
 * A trial to compute.
 *
 * @param id of {@code gold.trials}
 * @param parameters texts of all parameters, by name
 */
record TrialRequest(String id, Map<String, String> parameters) implements Serializable {
  TrialRequest {
    parameters = Map.copyOf(parameters);
  }
}
