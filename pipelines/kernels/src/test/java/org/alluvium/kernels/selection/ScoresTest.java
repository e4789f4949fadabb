package org.alluvium.kernels.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.alluvium.kernels.regime.Quadrant;
import org.junit.jupiter.api.Test;

/** Scores and sides in closed form. */
class ScoresTest {
  private static final double NONE = Double.NaN;

  @Test
  void tiesShareTheirMeanRank() {
    assertThat(RankProbability.of(new double[] {5, 1, NONE, 5, 9}))
        .containsExactly(new double[] {0.5, 0.125, NONE, 0.5, 0.875}, within(1e-15));
  }

  @Test
  void aNegativeWeightIsTheFeatureTurnedRound() {
    double[] feature = {3, 1, 2, 2, NONE};
    double[] turned = {-3, -1, -2, -2, NONE};
    assertThat(MultiplicativeScore.of(new double[][] {feature}, new double[] {-2}, 0.5))
        .containsExactly(
            MultiplicativeScore.of(new double[][] {turned}, new double[] {2}, 0.5), within(1e-15));
  }

  @Test
  void aMissingFeatureIsInTheMiddleOrNoScore() {
    double[][] features = {{1, 2}, {NONE, 7}};
    double[] weights = {1, 1};
    assertThat(MultiplicativeScore.of(features, weights, 0.5))
        .containsExactly(new double[] {0.25 * 0.5, 0.75 * 0.5}, within(1e-15));
    assertThat(MultiplicativeScore.of(features, weights, NONE)[0]).isNaN();
  }

  @Test
  void aWeightOfZeroIsRefused() {
    assertThatThrownBy(() -> MultiplicativeScore.of(new double[][] {{1}}, new double[] {0}, 0.5))
        .hasMessage("weight of a score must be finite and not 0, got 0.0");
  }

  @Test
  void fitsOfBothLogicsAddUpToOne() {
    RegimeFit trend = new RegimeFit(Logic.TREND, 0.2, 0.5, 0.2, Map.of());
    RegimeFit reversion = new RegimeFit(Logic.MEAN_REVERSION, 0.2, 0.5, 0.2, Map.of());
    assertThat(trend.of(0, 0.5, Optional.empty())).isEqualTo(0.5);
    assertThat(trend.of(0.1, 0.6, Optional.empty())).isCloseTo(0.75, within(1e-15));
    assertThat(trend.of(0.9, 0.9, Optional.empty())).isEqualTo(1);
    assertThat(reversion.of(0.1, 0.6, Optional.empty())).isCloseTo(0.25, within(1e-15));
    assertThat(reversion.of(-0.9, 0.1, Optional.empty())).isEqualTo(1);
    assertThat(trend.of(NONE, 0.5, Optional.empty())).isNaN();
  }

  @Test
  void aQuadrantTakesItsFactor() {
    RegimeFit fit = new RegimeFit(Logic.TREND, 0.2, 0.5, 0.2, Map.of(Quadrant.QUIET, 0.4));
    assertThat(fit.of(0, 0.5, Optional.of(Quadrant.QUIET))).isCloseTo(0.2, within(1e-15));
    assertThat(fit.of(0, 0.5, Optional.of(Quadrant.CRISIS))).isEqualTo(0.5);
    assertThatThrownBy(() -> new RegimeFit(Logic.TREND, 0.2, 0.5, 0.2, Map.of(Quadrant.QUIET, 2.0)))
        .hasMessage("factor of QUIET must be in [0, 1], got 2.0");
  }

  @Test
  void aTrendGoesWithTheDirectionAndAReversionAgainstIt() {
    assertThat(new RegimeFit(Logic.TREND, 0.2, 0.5, 0.2, Map.of()).side(-1)).isEqualTo(-1);
    assertThat(new RegimeFit(Logic.MEAN_REVERSION, 0.2, 0.5, 0.2, Map.of()).side(-1)).isEqualTo(1);
  }

  @Test
  void aSideRuleGivesTheSide() {
    assertThat(SideRule.LONG.side(-2)).isEqualTo(1);
    assertThat(SideRule.SHORT.side(2)).isEqualTo(-1);
    assertThat(SideRule.LONG_SHORT.side(-2)).isEqualTo(-1);
    assertThat(SideRule.LONG_SHORT.side(0)).isZero();
  }
}
