package org.alluvium.kernels.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.moments.MomentsAccumulator;
import org.junit.jupiter.api.Test;

class TrainingBlockTest {
  private static final TrainingCalendar CALENDAR = TrainingCalendar.of(10, 20, 30, 40);

  @Test
  void rowsOfABlockAreBuiltOnceWhenNothingIsCorrected() {
    TrainingBlock block = block(row("A", 1, 15, 1, 2), row("B", 1, 20, 3, 4));

    assertThat(block.block()).isEqualTo(1);
    assertThat(block.versions())
        .containsExactly(new BlockVersion(1, 1, moments(new double[][] {{1, 2}, {3, 4}}), 0));
  }

  @Test
  void aCorrectionTakesEffectAtTheFirstCutoffThatKnowsIt() {
    TrainingBlock block =
        block(row("A", 1, 15, 1, 2), row("A", 1, 31, 9, 2), row("B", 1, 16, 3, 4));

    assertThat(block.versions())
        .containsExactly(
            new BlockVersion(1, 1, moments(new double[][] {{1, 2}, {3, 4}}), 0),
            new BlockVersion(1, 3, moments(new double[][] {{9, 2}, {3, 4}}), 0));
  }

  @Test
  void ofTwoVersionsBeforeOneCutoffOnlyTheNewestCounts() {
    TrainingBlock block = block(row("A", 1, 11, 1, 2), row("A", 1, 12, 5, 6));

    assertThat(block.versions())
        .containsExactly(new BlockVersion(1, 1, moments(new double[][] {{5, 6}}), 0));
  }

  @Test
  void anObservationStaysInTheBlockOfItsFirstVersionEvenIfThatWasIncomplete() {
    TrainingBlock block = block(row("A", 1, 15, 1, Double.NaN), row("A", 1, 25, 1, 2));

    assertThat(block.versions())
        .containsExactly(
            new BlockVersion(1, 1, Moments.empty(2), 1),
            new BlockVersion(1, 2, moments(new double[][] {{1, 2}}), 0));
  }

  @Test
  void incompleteRowsAreExcludedAndCounted() {
    TrainingBlock block =
        block(
            row("A", 1, 15, 1, 2),
            row("B", 1, 15, Double.POSITIVE_INFINITY, 2),
            row("C", 1, 15, 5, Double.NaN));

    assertThat(block.versions())
        .containsExactly(new BlockVersion(1, 1, moments(new double[][] {{1, 2}}), 2));
  }

  @Test
  void aRestatementOfTheSameValuesChangesNothing() {
    TrainingBlock block = block(row("A", 1, 15, 1, 2), row("A", 1, 25, 1, 2));

    assertThat(block.versions()).hasSize(1);
  }

  @Test
  void aCorrectionKnownAfterTheLastCutoffHasNoEffectYet() {
    TrainingBlock block = block(row("A", 1, 15, 1, 2), row("A", 1, 41, 9, 9));

    assertThat(block.versions()).hasSize(1);
    assertThat(block.currentAt(0)).isEmpty();
    assertThat(block.currentAt(3).orElseThrow().moments())
        .isEqualTo(moments(new double[][] {{1, 2}}));
  }

  @Test
  void aResumedRunSeesOnlyWhatTookEffectSince() {
    TrainingBlock block = block(row("A", 1, 15, 1, 2), row("A", 1, 25, 9, 2));

    assertThat(block.versionsAfter(0)).hasSize(2);
    assertThat(block.versionsAfter(1)).extracting(BlockVersion::cutoff).containsExactly(2);
    assertThat(block.versionsAfter(2)).isEmpty();
  }

  @Test
  void refusesRowsThatAreNotOneBlockInOrder() {
    assertThatThrownBy(() -> block(row("A", 1, 15, 1, 2), row("B", 1, 25, 1, 2)))
        .hasMessage("training row B of day 1 known at 25 belongs to block 2, not to block 1");
    assertThatThrownBy(() -> block(row("B", 1, 15, 1, 2), row("A", 1, 15, 1, 2)))
        .hasMessageContaining("must be sorted by day, symbol and known_at without doubles");
    assertThatThrownBy(() -> block(row("A", 1, 15, 1, 2), row("A", 1, 15, 1, 3)))
        .hasMessageContaining("without doubles");
    assertThatThrownBy(() -> block(row("A", 1, 41, 1, 2)))
        .hasMessageContaining("known after the last cutoff");
    assertThatThrownBy(() -> block(row("A", 1, 15, 1, 2, 3)))
        .hasMessageContaining("A of day 1 known at 15 must have length 2, got 3");
    assertThatThrownBy(() -> TrainingBlock.of(List.of(), CALENDAR, 2))
        .hasMessage("a training block needs at least one row");
  }

  @Test
  void rowsAreDividedByTheirFirstVersionAndFutureOnesAreLeft() {
    List<TrainingBlock> blocks =
        TrainingBlocks.partition(
            List.of(
                row("A", 1, 5, 1, 2),
                row("A", 1, 25, 1, 3),
                row("B", 1, 12, 1, 2),
                row("A", 2, 9, 1, 2),
                row("B", 2, 99, 1, 2)),
            CALENDAR,
            2);

    assertThat(blocks).extracting(TrainingBlock::block).containsExactly(0, 1);
    assertThat(blocks.get(0).versions())
        .extracting(version -> version.moments().count())
        .containsExactly(2L, 2L);
    assertThatThrownBy(
            () ->
                TrainingBlocks.partition(
                    List.of(row("B", 1, 12, 1, 2), row("A", 1, 5, 1, 2)), CALENDAR, 2))
        .hasMessageContaining("must be sorted");
  }

  private static TrainingBlock block(TrainingRow... rows) {
    return TrainingBlock.of(List.of(rows), CALENDAR, 2);
  }

  private static TrainingRow row(String symbol, int day, long knownAt, double... values) {
    return new TrainingRow(symbol, day, knownAt, values);
  }

  private static Moments moments(double[][] rows) {
    return MomentsAccumulator.of(rows, 2);
  }
}
