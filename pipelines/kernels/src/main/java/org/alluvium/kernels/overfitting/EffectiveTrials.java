package org.alluvium.kernels.overfitting;

import java.util.Arrays;
import org.alluvium.kernels.clustering.CorrelationDistance;
import org.alluvium.kernels.clustering.Dendrogram;
import org.alluvium.kernels.clustering.Linkage;

/**
 * How many trials are different from each other. The trials are clustered by the correlation of
 * their returns (average linkage of √(½(1 − ρ))); of all cuts of the tree that one counts whose
 * silhouettes have the highest mean over deviation. Reported beside the true number of trials,
 * never in its place.
 *
 * <p>O(N³) time, O(N²) memory for N trials.
 *
 * <p>Reference: López de Prado and Lewis, Detection of false investment strategies using
 * unsupervised learning methods (Quantitative Finance, 2019), section 4, with a tree in place of
 * k-means, which would depend on its starts; the count by the mean correlation is of Bailey and
 * López de Prado 2014, appendix 3.
 *
 * @param trials N
 * @param clusters number of clusters
 * @param labels cluster of each trial, numbered from 0 in order of their lowest trial
 * @param byMeanCorrelation ρ̄ + (1 − ρ̄)·N with the mean correlation ρ̄ of two trials, within 1 … N
 */
public record EffectiveTrials(int trials, int clusters, int[] labels, double byMeanCorrelation) {
  public EffectiveTrials {
    labels = labels.clone();
  }

  @Override
  public int[] labels() {
    return labels.clone();
  }

  /**
   * @param correlation {@code [trial][trial]} of the trials' returns; none {@code NaN}: leave out
   *     trials that never move
   */
  public static EffectiveTrials of(double[][] correlation) {
    double[][] distance = CorrelationDistance.of(correlation);
    Dendrogram tree = Linkage.AVERAGE.cluster(distance);
    int clusters = new SilhouetteCuts(distance, tree).best();
    return new EffectiveTrials(
        correlation.length, clusters, tree.cut(clusters), byMeanCorrelation(correlation));
  }

  private static double byMeanCorrelation(double[][] correlation) {
    int trials = correlation.length;
    double sum = 0;
    for (int i = 0; i < trials; i++) {
      for (int j = 0; j < i; j++) {
        sum += correlation[i][j];
      }
    }
    double mean = trials == 1 ? 1 : sum / (trials * (trials - 1) / 2.0);
    return Math.max(1, Math.min(trials, mean + (1 - mean) * trials));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EffectiveTrials that
        && trials == that.trials
        && clusters == that.clusters
        && Arrays.equals(labels, that.labels)
        && byMeanCorrelation == that.byMeanCorrelation;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(labels) * 31 + Double.hashCode(byMeanCorrelation);
  }

  @Override
  public String toString() {
    return clusters + " clusters of " + trials + " trials";
  }
}
