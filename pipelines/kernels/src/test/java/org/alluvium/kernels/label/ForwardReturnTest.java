package org.alluvium.kernels.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ForwardReturnTest {
  private static final double NAN = Double.NaN;

  @Test
  void theReturnRunsFromTheSessionAfterTheDecision() {
    double[] labels = ForwardReturn.ofHorizon(1).byDecision(new double[] {100, 200, 300, 150});

    assertThat(labels).containsExactly(0.5, -0.5, NAN, NAN);
  }

  @Test
  void theLastSessionsHaveNoLabelYet() {
    double[] labels = ForwardReturn.ofHorizon(3).byDecision(new double[] {1, 1, 1, 1, 2});

    assertThat(labels).containsExactly(1, NAN, NAN, NAN, NAN);
  }

  @Test
  void aLabelIsKnownWithItsExitBarAndNoEarlier() {
    ForwardReturn label = ForwardReturn.ofHorizon(5);

    assertThat(label.entryPosition(10)).isEqualTo(11);
    assertThat(label.exitPosition(10)).isEqualTo(16);
    assertThat(label.decisionPosition(16)).isEqualTo(10);
    double[] known = {100, 100, 100, 100, 100, 100, 100, 110};
    double[] poisoned = known.clone();
    poisoned[7] = 1e9;
    assertThat(label.atExit(known, 6)).isZero().isEqualTo(label.atExit(poisoned, 6));
    assertThat(label.atExit(known, 7)).isNotEqualTo(label.atExit(poisoned, 7));
  }

  @Test
  void theCloseOfTheDecisionItselfDoesNotMatter() {
    ForwardReturn label = ForwardReturn.ofHorizon(1);

    assertThat(label.atExit(new double[] {NAN, 10, 11}, 2)).isEqualTo(11.0 / 10 - 1);
  }

  @Test
  void aMissingEntryOrExitIsNotReplacedByANeighbour() {
    ForwardReturn label = ForwardReturn.ofHorizon(2);

    assertThat(label.byDecision(new double[] {1, NAN, 3, 4, 0, 6, Double.POSITIVE_INFINITY}))
        .containsExactly(NAN, NAN, 0.5, NAN, NAN, NAN, NAN);
    assertThat(label.atExit(new double[] {1, 2, NAN, 4}, 3)).isEqualTo(1);
  }

  @Test
  void positionsOutsideTheSeriesHaveNoLabel() {
    ForwardReturn label = ForwardReturn.ofHorizon(1);

    assertThat(label.atExit(new double[] {1, 2, 3}, 1)).isNaN();
    assertThat(label.atExit(new double[] {1, 2, 3}, 3)).isNaN();
    assertThat(label.byDecision(new double[0])).isEmpty();
  }

  @Test
  void refusesAHorizonOfZero() {
    assertThatThrownBy(() -> ForwardReturn.ofHorizon(0))
        .hasMessage("horizon of a forward return must be >= 1, got 0");
  }
}
