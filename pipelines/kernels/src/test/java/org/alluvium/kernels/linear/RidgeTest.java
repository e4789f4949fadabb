package org.alluvium.kernels.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.moments.MomentsAccumulator;
import org.junit.jupiter.api.Test;

class RidgeTest {
  private static final double[][] ORTHOGONAL = {
    {1, 10, 3}, {-1, 10, 1}, {1, -10, -1}, {-1, -10, 5}
  };

  @Test
  void withoutPenaltyAnExactLineIsFound() {
    Moments moments = MomentsAccumulator.of(new double[][] {{0, 3}, {1, 5}, {2, 7}, {5, 13}}, 2);

    LinearModel model = new Ridge(0).fit(moments);

    assertThat(model.intercept()).isCloseTo(3, within(1e-14));
    assertThat(model.coefficients()[0]).isCloseTo(2, within(1e-14));
    assertThat(model.rows()).isEqualTo(4);
  }

  @Test
  void oneFeatureShrinksByOnePlusThePenalty() {
    double[][] rows = {{1, 2}, {2, 1}, {3, 4}, {4, 3}};
    Moments moments = MomentsAccumulator.of(rows, 2);
    double leastSquares = moments.crossProduct(0, 1) / moments.crossProduct(0, 0);

    LinearModel model = new Ridge(0.25).fit(moments);

    assertThat(leastSquares).isEqualTo(0.6);
    assertThat(model.coefficients()[0]).isCloseTo(0.6 / 1.25, within(1e-15));
    assertThat(model.predict(new double[] {2.5})).isCloseTo(2.5, within(1e-15));
    assertThat(model.targetDeviation()).isCloseTo(Math.sqrt(1.25), within(1e-15));
  }

  @Test
  void orthogonalFeaturesShrinkEachByItselfWhateverTheirUnits() {
    LinearModel model = new Ridge(1).fit(MomentsAccumulator.of(ORTHOGONAL, 3));

    // Σ x₁y = −4 and Σ x₂y = 0 around means of 0 and 2; deviations 1 and 10; halved by the penalty.
    assertThat(model.coefficients()[0]).isCloseTo(-0.5, within(1e-15));
    assertThat(model.coefficients()[1]).isCloseTo(0, within(1e-15));
    assertThat(model.intercept()).isCloseTo(2, within(1e-15));
  }

  @Test
  void aGreatPenaltyPredictsTheMean() {
    LinearModel model = new Ridge(1e12).fit(MomentsAccumulator.of(ORTHOGONAL, 3));

    assertThat(model.predict(new double[] {1, 10})).isCloseTo(2, within(1e-11));
  }

  @Test
  void aFeatureThatOnlyRoundsDifferentlyIsConstant() {
    double[][] rows = {{1e6, 3}, {Math.nextUp(1e6), 5}, {1e6, 7}};

    assertThat(new Ridge(0).fit(MomentsAccumulator.of(rows, 2)).coefficients()[0]).isZero();
  }

  @Test
  void thePenaltyMakesTwinFeaturesShareTheirCoefficient() {
    double[][] rows = {{1, 1, 2}, {2, 2, 1}, {3, 3, 4}, {4, 4, 3}};

    LinearModel model = new Ridge(0.25).fit(MomentsAccumulator.of(rows, 3));

    assertThat(model.coefficients()[0]).isCloseTo(0.6 / 2.25, within(1e-14));
    assertThat(model.coefficients()[1]).isCloseTo(0.6 / 2.25, within(1e-14));
  }

  @Test
  void withoutPenaltyTwinFeaturesAreAnErrorThatNamesTheFeature() {
    double[][] rows = {{1, 1, 2}, {2, 2, 1}, {3, 3, 4}, {4, 4, 3}};

    assertThatThrownBy(() -> new Ridge(0).fit(MomentsAccumulator.of(rows, 3)))
        .hasMessageStartingWith("feature 1 is a linear combination of the features before it")
        .hasMessageEndingWith("pass a larger penalty or drop the feature");
  }

  @Test
  void refusesWhatCannotBeFitted() {
    Moments one = MomentsAccumulator.of(new double[][] {{1, 2}}, 2);
    Moments flat = MomentsAccumulator.of(new double[][] {{1, 2}, {3, 2}}, 2);

    assertThatThrownBy(() -> new Ridge(1).fit(one))
        .hasMessage("ridge regression needs at least 2 rows, got 1; start at a later cutoff");
    assertThatThrownBy(() -> new Ridge(1).fit(flat))
        .hasMessageStartingWith("target of a ridge regression is constant (2.0 in all 2 rows)");
    assertThatThrownBy(() -> new Ridge(-1).fit(flat))
        .hasMessage("ridge penalty must be >= 0, got -1.0");
    assertThatThrownBy(() -> new Ridge(Double.POSITIVE_INFINITY).fit(flat))
        .hasMessageContaining("must be finite");
  }

  @Test
  void aMissingFeatureMakesTheForecastMissing() {
    LinearModel model = new LinearModel(1, new double[] {2, 0}, 1, 10, 0.1);

    assertThat(model.predict(new double[] {3, 4})).isEqualTo(7);
    assertThat(model.predict(new double[] {3, Double.NaN})).isNaN();
    assertThat(model.predict(new double[] {Double.NEGATIVE_INFINITY, 4})).isNaN();
    assertThatThrownBy(() -> model.predict(new double[] {3}))
        .hasMessage("features of a prediction must have length 2, got 1");
  }

  @Test
  void aModelCannotBeChangedThroughItsArrays() {
    double[] coefficients = {2};
    LinearModel model = new LinearModel(1, coefficients, 1, 10, 0.1);
    coefficients[0] = 9;
    model.coefficients()[0] = 9;

    assertThat(model.predict(new double[] {1})).isEqualTo(3);
    assertThatThrownBy(() -> new LinearModel(0, new double[] {Double.NaN}, 1, 10, 0.1))
        .hasMessage("coefficient 0 of a linear model must be finite, got NaN");
  }
}
