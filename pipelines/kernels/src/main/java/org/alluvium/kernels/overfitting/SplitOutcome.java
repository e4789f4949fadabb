package org.alluvium.kernels.overfitting;

/**
 * What became of the trial that was best in one half of the periods.
 *
 * @param best row of the trial; of several equally good the first
 * @param inSample its Sharpe ratio per period in that half
 * @param outOfSample its Sharpe ratio per period in the other half
 * @param logit ln(ω / (1 − ω)) of its relative rank ω in the other half, 0 in the middle; ω = rank
 *     / (N + 1), ties at their mean rank
 */
public record SplitOutcome(int best, double inSample, double outOfSample, double logit) {
  /**
   * @param chosen Sharpe ratios of all trials in sample
   * @param rest those out of sample
   */
  static SplitOutcome of(double[] chosen, double[] rest) {
    int best = 0;
    for (int trial = 1; trial < chosen.length; trial++) {
      best = chosen[trial] > chosen[best] ? trial : best;
    }
    int below = 0;
    int equal = 0;
    for (double other : rest) {
      below += other < rest[best] ? 1 : 0;
      equal += other == rest[best] ? 1 : 0;
    }
    double rank = below + (equal + 1) / 2.0;
    double logit = StrictMath.log(rank / (rest.length + 1 - rank));
    return new SplitOutcome(best, chosen[best], rest[best], logit);
  }
}
