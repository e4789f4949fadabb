package org.alluvium.kernels.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.api.Test;

/** Purged k-fold and combinatorial purged cross-validation. */
class PurgedFoldsTest {
  private static LabelSpans sessions(int rows, long horizon) {
    long[] decided = LongStream.range(0, rows).toArray();
    return LabelSpans.of(decided, Arrays.stream(decided).map(day -> day + horizon).toArray());
  }

  @Test
  void theSplitsAreThoseOfSkfolio() {
    OracleVectors oracle = OracleVectors.read("overfitting.txt");
    int[] shape = oracle.integers("folds.shape");
    CombinatorialPurgedFolds found =
        CombinatorialPurgedFolds.of(sessions(shape[0], shape[3]), shape[1], shape[2], shape[4]);
    assertThat(found.splits()).hasSize(oracle.rows("folds.train").length).hasSize(15);
    for (int split = 0; split < found.splits().size(); split++) {
      int[] tested = oracle.integers("folds.test." + split);
      TrainTestSplit same =
          found.splits().stream()
              .filter(candidate -> Arrays.equals(candidate.test(), tested))
              .findAny()
              .orElseThrow();
      assertThat(same.train())
          .as("training rows of split %s", split)
          .isEqualTo(oracle.integers("folds.train." + split));
    }
    assertThat(found.paths()).hasDimensions((int) oracle.number("folds.paths"), shape[1]);
  }

  @Test
  void everyPathGoesThroughEveryGroupAndNoForecastIsInTwo() {
    CombinatorialPurgedFolds found = CombinatorialPurgedFolds.of(sessions(90, 3), 9, 4, 0);
    int[] bounds = sessions(90, 3).groups(9);
    Set<List<Integer>> used = new HashSet<>();
    for (int[] path : found.paths()) {
      for (int group = 0; group < 9; group++) {
        assertThat(found.splits().get(path[group]).test()).contains(bounds[group]);
        assertThat(used.add(List.of(path[group], group))).isTrue();
      }
    }
    assertThat(found.paths()).hasDimensions(56, 9);
    assertThat(used).hasSize(126 * 4);
  }

  @Test
  void noTrainingLabelOverlapsATestLabelWhateverTheSpans() {
    Random random = new Random(11);
    for (int round = 0; round < 50; round++) {
      long[] decided = random.longs(60, 0, 40).sorted().toArray();
      long[] known = Arrays.stream(decided).map(time -> time + random.nextInt(9)).toArray();
      int embargo = random.nextInt(4);
      List<TrainTestSplit> splits = PurgedKFold.of(LabelSpans.of(decided, known), 5, embargo);
      int[] tested =
          splits.stream().flatMapToInt(split -> Arrays.stream(split.test())).sorted().toArray();
      assertThat(tested).isEqualTo(IntStream.range(0, 60).toArray());
      for (TrainTestSplit split : splits) {
        long opened = decided[split.test()[0]];
        long closed = Arrays.stream(split.test()).mapToLong(row -> known[row]).max().orElseThrow();
        Set<Integer> trained = new HashSet<>();
        Arrays.stream(split.train()).forEach(trained::add);
        for (int row = 0; row < 60; row++) {
          boolean apart =
              (known[row] <= opened && decided[row] < opened)
                  || (decided[row] >= closed + embargo && row > split.test()[0]);
          boolean isTested = Arrays.binarySearch(split.test(), row) >= 0;
          assertThat(trained.contains(row)).isEqualTo(apart && !isTested);
        }
      }
    }
  }

  @Test
  void rowsOfAPanelThatWereDecidedTogetherAreNeverCutApart() {
    long[] decided = {0, 0, 0, 1, 1, 1, 1, 2, 3, 3};
    List<TrainTestSplit> splits = PurgedKFold.of(LabelSpans.of(decided, decided), 2, 0);
    assertThat(splits.get(0).test()).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(splits.get(1).test()).containsExactly(7, 8, 9);
  }

  @Test
  void whatCannotBeSplitIsRefused() {
    assertThatThrownBy(() -> PurgedKFold.of(sessions(3, 1), 4, 0))
        .hasMessage("groups must be from 2 to the 3 decisions, got 4");
    assertThatThrownBy(() -> PurgedKFold.of(sessions(9, 1), 3, -1))
        .hasMessage("embargo must be >= 0, got -1");
    assertThatThrownBy(() -> CombinatorialPurgedFolds.of(sessions(9, 1), 3, 3, 0))
        .hasMessage("groups tested must be from 1 to 2, got 3");
    assertThatThrownBy(() -> CombinatorialPurgedFolds.of(sessions(90, 1), 30, 15, 0))
        .hasMessage("15 of 30 groups are more than 10000 splits; test fewer of them");
    assertThatThrownBy(() -> LabelSpans.of(new long[] {2, 1}, new long[] {3, 3}))
        .hasMessage("decidedAt must ascend, row 1 is before row 0");
    assertThatThrownBy(() -> LabelSpans.of(new long[] {2}, new long[] {1}))
        .hasMessage("the label of row 0 is known at 1, before its decision at 2");
  }
}
