package org.alluvium.flows.selection;

/** Enters the scores of a ranker, and counts them. */
final class Ranking {
  private final SelectionState state;
  private final String stage;
  private int scored;
  private int without;
  private int sideless;

  Ranking(SelectionState state, String stage) {
    this.state = state;
    this.stage = stage;
  }

  /** A candidate that cannot be ranked is not chosen. */
  void withoutScore(int candidate, String why) {
    state.decide(candidate, Verdict.NOT_CHOSEN, stage, "no score: " + why);
    without++;
  }

  /**
   * A candidate with a score; without a side it is not chosen.
   *
   * @param strength the higher the better
   * @param whyNoSide the reason where the side is 0
   */
  void rank(int candidate, double score, int side, double strength, String whyNoSide) {
    state.rank(candidate, score, side, strength);
    if (side == 0) {
      state.decide(candidate, Verdict.NOT_CHOSEN, stage, "no side: " + whyNoSide);
      sideless++;
    } else {
      scored++;
    }
  }

  /** Logs the counts. */
  void tell() {
    state.step(
        stage,
        "%d ranked, %d without a score, %d without a side".formatted(scored, without, sideless));
  }
}
