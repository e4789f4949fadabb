package org.alluvium.kernels.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GridSamplerTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          Choices.of("model", "ridge", "lasso"),
          new IntegerInterval("window", 5, 15, 5, Scale.LINEAR),
          new RealInterval("penalty", 0.25, 4, Scale.LOG));
  private static final GridSampler GRID = new GridSampler(SPACE, Map.of("penalty", 3));

  @Test
  void everyCombinationOnceTheLastParameterFastest() {
    assertThat(GRID.count()).isEqualTo(18);
    assertThat(LongStream.range(0, 18).mapToObj(GRID::trial).distinct()).hasSize(18);
    assertThat(LongStream.range(0, 5).mapToObj(index -> GRID.trial(index).json()))
        .containsExactly(
            "{\"model\":\"ridge\",\"penalty\":0.25,\"window\":5}",
            "{\"model\":\"ridge\",\"penalty\":0.25,\"window\":10}",
            "{\"model\":\"ridge\",\"penalty\":0.25,\"window\":15}",
            "{\"model\":\"ridge\",\"penalty\":1,\"window\":5}",
            "{\"model\":\"ridge\",\"penalty\":1,\"window\":10}");
    assertThat(GRID.trial(17).json())
        .isEqualTo("{\"model\":\"lasso\",\"penalty\":4,\"window\":15}");
  }

  @Test
  void onePointIsTheMiddle() {
    GridSampler grid = new GridSampler(SPACE, Map.of("penalty", 1));
    assertThat(grid.trial(0).real("penalty")).isEqualTo(1);
  }

  @Test
  void aTrialOfAHugeGridNeedsNoList() {
    SearchSpace huge =
        SearchSpace.of(
            IntegerInterval.of("a", 0, 999_999_999),
            IntegerInterval.of("b", 0, 999_999_999),
            Choices.of("c", "x", "y"));
    GridSampler grid = new GridSampler(huge, Map.of());
    assertThat(grid.count()).isEqualTo(2_000_000_000_000_000_000L);
    assertThat(grid.trial(1_234_567_890_123_456_789L).json())
        .isEqualTo("{\"a\":617283945,\"b\":61728394,\"c\":\"y\"}");
  }

  @Test
  void whatIsNoGridIsRefused() {
    refused(
        () -> new GridSampler(SPACE, Map.of()),
        "parameter penalty: a grid of real numbers needs a number of points; pass one for it");
    refused(
        () -> new GridSampler(SPACE, Map.of("penalty", 0)),
        "parameter penalty: it has 0 points; pass 1 or more");
    refused(
        () -> new GridSampler(SPACE, Map.of("penalty", 2, "window", 2)),
        "parameter window: a number of points is for real numbers; leave it out, all its values are in the grid");
    refused(
        () -> new GridSampler(SPACE, Map.of("alpha", 2)),
        "the search space has no parameter \"alpha\"; it has [model, penalty, window]");
    refused(() -> GRID.trial(18), "the grid has trials 0 to 17, got index 18");
    refused(() -> GRID.trial(-1), "the grid has trials 0 to 17, got index -1");
  }

  @Test
  void aGridThatCannotBeCountedIsRefused() {
    SearchSpace huge =
        SearchSpace.of(IntegerInterval.of("a", 0, 1L << 40), IntegerInterval.of("b", 0, 1L << 40));
    refused(
        () -> new GridSampler(huge, Map.of()).count(),
        "the grid has more than 2^63 trials; pass fewer points or fewer parameters");
  }

  private static void refused(Runnable call, String problem) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(problem);
  }
}
