package org.alluvium.kernels.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
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
  void theUnitOfAFeatureChangesNoPrediction() {
    double[][] rows = random(60, 3, 5);
    double[][] rescaled = new double[rows.length][];
    for (int t = 0; t < rows.length; t++) {
      rescaled[t] = new double[] {1e6 * rows[t][0] + 7, rows[t][1], rows[t][2]};
    }
    LinearModel model = new Ridge(0.1).fit(MomentsAccumulator.of(rows, 3));
    LinearModel same = new Ridge(0.1).fit(MomentsAccumulator.of(rescaled, 3));

    assertThat(same.predict(new double[] {1e6 * 0.3 + 7, -0.2}))
        .isCloseTo(model.predict(new double[] {0.3, -0.2}), within(1e-12));
  }

  @Test
  void aGreatPenaltyPredictsTheMean() {
    LinearModel model = new Ridge(1e12).fit(MomentsAccumulator.of(ORTHOGONAL, 3));

    assertThat(model.predict(new double[] {1, 10})).isCloseTo(2, within(1e-11));
  }

  @Test
  void aConstantFeatureGetsNoCoefficient() {
    double[][] rows = {{0.1, 1, 3}, {0.1, 2, 5}, {0.1, 3, 7}};

    LinearModel model = new Ridge(0).fit(MomentsAccumulator.of(rows, 3));

    assertThat(model.coefficients()[0]).isZero();
    assertThat(model.coefficients()[1]).isCloseTo(2, within(1e-14));
    assertThat(model.predict(new double[] {1e9, 4})).isCloseTo(9, within(1e-13));
  }

  @Test
  void aFeatureThatOnlyRoundsDifferentlyIsConstant() {
    double[][] rows = {{1e6, 3}, {Math.nextUp(1e6), 5}, {1e6, 7}};

    assertThat(new Ridge(0).fit(MomentsAccumulator.of(rows, 2)).coefficients()[0]).isZero();
  }

  @Test
  void whenAllFeaturesAreConstantTheMeanIsPredicted() {
    double[][] rows = {{4, 3}, {4, 5}, {4, 7}};

    assertThat(new Ridge(0).fit(MomentsAccumulator.of(rows, 2)).intercept()).isEqualTo(5);
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
    Moments alone = MomentsAccumulator.of(new double[][] {{1}, {3}}, 1);

    assertThatThrownBy(() -> new Ridge(1).fit(one))
        .hasMessage("ridge regression needs at least 2 rows, got 1; start at a later cutoff");
    assertThatThrownBy(() -> new Ridge(1).fit(flat))
        .hasMessageStartingWith("target of a ridge regression is constant (2.0 in all 2 rows)");
    assertThatThrownBy(() -> new Ridge(1).fit(alone)).hasMessageContaining("must be >= 2, got 1");
    assertThatThrownBy(() -> new Ridge(-1).fit(flat))
        .hasMessage("ridge penalty must be >= 0, got -1.0");
    assertThatThrownBy(() -> new Ridge(Double.POSITIVE_INFINITY).fit(flat))
        .hasMessageContaining("must be finite");
  }

  @Test
  void theSameMomentsGiveTheSameBits() {
    Moments moments = MomentsAccumulator.of(random(200, 8, 1), 8);

    assertThat(new Ridge(0.01).fit(Moments.fromArray(moments.toArray())))
        .isEqualTo(new Ridge(0.01).fit(moments));
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

  private static double[][] random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    double[][] data = new double[rows][columns];
    for (double[] row : data) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    return data;
  }
}
