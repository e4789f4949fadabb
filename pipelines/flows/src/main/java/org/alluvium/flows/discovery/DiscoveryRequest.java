package org.alluvium.flows.discovery;

import java.util.Optional;

/**
 * A discovery to make.
 *
 * @param profile that it is for, if for one
 */
public record DiscoveryRequest(
    DiscoveryPipeline pipeline, Optional<String> profile, Strictness strictness) {
  private static final String FLOW = "discover ";

  /** What a run of it is called: {@code discover} and the pipeline. */
  public String flow() {
    return FLOW + pipeline.id();
  }

  /** Whether a recorded flow is a discovery. */
  public static boolean isNamedBy(String flow) {
    return flow.startsWith(FLOW);
  }
}
