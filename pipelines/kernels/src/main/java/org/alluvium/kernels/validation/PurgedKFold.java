package org.alluvium.kernels.validation;

import java.util.List;
import java.util.stream.IntStream;
import org.alluvium.kernels.check.Check;

/**
 * K-fold cross-validation over time. Each row is tested once; a row whose span from decision to
 * label overlaps that of the tested fold is purged from training, and so is one that was decided
 * within the embargo after it, since features look back. O(folds · rows).
 *
 * <p>Reference: López de Prado, Advances in Financial Machine Learning (2018), section 7.4.
 */
public final class PurgedKFold {
  private PurgedKFold() {}

  /**
   * @param folds 2 or more, at most one per decision
   * @param embargo in the unit of the spans, 0 for none
   * @return one split per fold, oldest first
   */
  public static List<TrainTestSplit> of(LabelSpans spans, int folds, long embargo) {
    Check.isTrue(embargo >= 0, "embargo must be >= 0, got " + embargo);
    int[] bounds = spans.groups(folds);
    return IntStream.range(0, folds)
        .mapToObj(fold -> TrainTestSplit.of(spans, bounds, new int[] {fold}, embargo))
        .toList();
  }
}
