package org.alluvium.flows.selection;

import java.util.List;
import java.util.Set;

/** {@code clustering/none}: every candidate stands alone, so that no limit per cluster applies. */
final class NoClustering {
  private NoClustering() {}

  static StageDefinition definition() {
    return new StageDefinition(
        StageKind.CLUSTERING,
        "none",
        Set.of(),
        Set.of(Provision.CLUSTERS),
        List.of(),
        values -> List.of(),
        values -> state -> state.step("clustering/none", "no clusters"));
  }
}
