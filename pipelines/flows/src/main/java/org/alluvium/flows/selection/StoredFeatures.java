package org.alluvium.flows.selection;

import java.util.List;
import java.util.Set;

/**
 * {@code features/stored}: takes the features that other stages read, as stored for the decision;
 * those named as {@code evidence} are kept beside the verdict.
 */
record StoredFeatures(List<String> features) implements SelectionStage {
  private static final String ID = "features/stored";
  private static final String EVIDENCE = "evidence";

  static StageDefinition definition() {
    return new StageDefinition(
        StageKind.FEATURES,
        "stored",
        Set.of(),
        Set.of(Provision.FEATURES),
        List.of(StageParameter.features(EVIDENCE)),
        values -> List.of(),
        values -> new StoredFeatures(values.texts(EVIDENCE)));
  }

  /** {@code features/none}: no stage reads any. */
  static StageDefinition none() {
    return new StageDefinition(
        StageKind.FEATURES,
        "none",
        Set.of(),
        Set.of(),
        List.of(),
        values -> List.of(),
        values -> state -> state.step("features/none", "no features"));
  }

  @Override
  public void run(SelectionState state) {
    int taken = state.takeFeatures();
    for (String name : features) {
      double[] values = state.feature(name);
      for (int i = 0; i < values.length; i++) {
        state.evidence(i, name, values[i]);
      }
    }
    state.step(ID, taken + " features");
  }
}
