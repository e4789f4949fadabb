package org.alluvium.kernels.validation;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Rows to train on and rows to test, both ascending, none in both. */
public final class TrainTestSplit {
  private final int[] train;
  private final int[] test;

  private TrainTestSplit(int[] train, int[] test) {
    this.train = train;
    this.test = test;
  }

  /**
   * Tests some groups of rows; what of the others overlaps them, or is embargoed, is in neither.
   * Groups that follow each other are one stretch.
   */
  static TrainTestSplit of(LabelSpans spans, int[] bounds, int[] tested, long embargo) {
    boolean[] trains = new boolean[spans.rows()];
    Arrays.fill(trains, true);
    boolean[] tests = new boolean[spans.rows()];
    int index = 0;
    while (index < tested.length) {
      int last = index;
      while (last + 1 < tested.length && tested[last + 1] == tested[last] + 1) {
        last++;
      }
      int from = bounds[tested[index]];
      int to = bounds[tested[last] + 1];
      Arrays.fill(tests, from, to, true);
      boolean[] apart = spans.apartFrom(from, to, embargo);
      IntStream.range(0, trains.length).forEach(row -> trains[row] &= apart[row]);
      index = last + 1;
    }
    return new TrainTestSplit(rows(trains), rows(tests));
  }

  private static int[] rows(boolean[] chosen) {
    return IntStream.range(0, chosen.length).filter(row -> chosen[row]).toArray();
  }

  public int[] train() {
    return train.clone();
  }

  public int[] test() {
    return test.clone();
  }
}
