package org.alluvium.flows.selection;

import java.util.List;
import java.util.Set;

/**
 * {@code ingestion/prices}: takes the newest sessions of closes and traded values, and the market's
 * quadrant. A candidate without a close at the decision session is vetoed, which no later stage can
 * undo: it cannot be traded.
 */
record PricesIngestion(int lookBack) implements SelectionStage {
  private static final String ID = "ingestion/prices";
  private static final String LOOK_BACK = "look_back_sessions";
  private static final int A_YEAR = 252;
  private static final int LONGEST = 5000;

  static StageDefinition definition() {
    return new StageDefinition(
        StageKind.INGESTION,
        "prices",
        Set.of(),
        Set.of(Provision.CLOSES, Provision.VOLUMES, Provision.QUADRANT),
        List.of(StageParameter.integer(LOOK_BACK, 2, LONGEST)),
        values -> List.of(),
        values -> new PricesIngestion(values.integer(LOOK_BACK).orElse(A_YEAR)));
  }

  @Override
  public void run(SelectionState state) {
    state.keepSessions(lookBack);
    int vetoed = 0;
    for (int i = 0; i < state.size(); i++) {
      double[] closes = state.closes(i);
      if (Double.isNaN(closes[closes.length - 1])) {
        state.decide(i, Verdict.VETOED, ID, "no bar on the decision session");
        vetoed++;
      }
    }
    state.step(
        ID, "%d candidates, %d without a bar on %s".formatted(state.size(), vetoed, state.date()));
  }
}
