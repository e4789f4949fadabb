package org.alluvium.kernels.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alluvium.kernels.regime.Quadrant;
import org.junit.jupiter.api.Test;

class AllocationRequestTest {
  private static final double[][] RETURNS = {{0.01, -0.02}, {0.02, 0.01}};

  @Test
  void ofReturnsAloneNothingElseIsKnown() {
    AllocationRequest request = AllocationRequest.of(RETURNS);
    assertThat(request.held()).containsExactly(0, 0);
    assertThat(request.clusters()).containsExactly(0, 1);
    assertThat(request.scores()).containsExactly(Double.NaN, Double.NaN);
    assertThat(request.quadrant()).isEqualTo(Quadrant.NORMAL);
    assertThat(request).hasToString("request for 2 assets, 2 days, NORMAL");
  }

  @Test
  void eachPartCanBeSaid() {
    AllocationRequest request =
        AllocationRequest.of(RETURNS)
            .withHeld(0.3, 0.7)
            .withClusters(4, 4)
            .withScores(1, 2)
            .withQuadrant(Quadrant.CRISIS);
    assertThat(request.held()).containsExactly(0.3, 0.7);
    assertThat(request.clusters()).containsExactly(4, 4);
    assertThat(request.scores()).containsExactly(1, 2);
    assertThat(request.quadrant()).isEqualTo(Quadrant.CRISIS);
    assertThat(request.returns()).isSameAs(RETURNS);
  }

  @Test
  void whatIsNotOnePerAssetIsRefused() {
    AllocationRequest request = AllocationRequest.of(RETURNS);
    assertThatThrownBy(() -> request.withHeld(1))
        .hasMessage("held weights must have length 2, got 1");
    assertThatThrownBy(() -> request.withClusters(1, 2, 3))
        .hasMessage("clusters must have length 2, got 3");
    assertThatThrownBy(request::withScores).hasMessage("scores must have length 2, got 0");
    assertThatThrownBy(() -> request.withHeld(Double.NaN, 1))
        .hasMessage("a held weight must be finite, got NaN");
    assertThatThrownBy(() -> AllocationRequest.of(new double[0][]))
        .isInstanceOf(AllocationException.class)
        .hasMessage("NO_ASSETS: weights need at least one asset");
  }
}
