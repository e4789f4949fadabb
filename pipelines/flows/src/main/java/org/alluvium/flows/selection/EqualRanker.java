package org.alluvium.flows.selection;

import java.util.List;
import java.util.Set;

/** {@code inference/equal}: every candidate is as good as any other, and bought. */
final class EqualRanker implements SelectionStage {
  private static final String NAME = "equal";

  static StageDefinition definition() {
    return new StageDefinition(
        StageKind.INFERENCE,
        NAME,
        Set.of(),
        Set.of(Provision.SCORES),
        List.of(),
        values -> List.of(),
        values -> new EqualRanker());
  }

  @Override
  public void run(SelectionState state) {
    Ranking ranking = new Ranking(state, "inference/" + NAME);
    for (int i = 0; i < state.size(); i++) {
      if (state.isOpen(i)) {
        ranking.rank(i, 1, 1, 1, "");
      }
    }
    ranking.tell();
  }
}
