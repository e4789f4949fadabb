package org.alluvium.kernels.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.moments.MomentsAccumulator;
import org.junit.jupiter.api.Test;

/** Identities that hold in closed form; against others' fits: ExpandingZooSparseTest. */
class PartialLeastSquaresTest {
  @Test
  void oneComponentWeighsFeaturesByTheirCovarianceWithTheTarget() {
    double[][] rows = LinearRows.correlated(60, 2, 1);
    Moments moments = MomentsAccumulator.of(rows, 3);
    double first = moments.crossProduct(0, 2) / moments.deviation(0);
    double second = moments.crossProduct(1, 2) / moments.deviation(1);
    double correlation =
        moments.crossProduct(0, 1) / (60 * moments.deviation(0) * moments.deviation(1));
    double slope =
        (first * first + second * second)
            / (60 * (first * first + second * second + 2 * correlation * first * second));

    LinearModel model = new PartialLeastSquares(1).fit(moments);

    assertThat(model.coefficients()[0])
        .isCloseTo(slope * first / moments.deviation(0), within(1e-14));
    assertThat(model.coefficients()[1])
        .isCloseTo(slope * second / moments.deviation(1), within(1e-14));
    assertThat(model.penalty()).isNaN();
    assertThat(model.rows()).isEqualTo(60);
  }

  @Test
  void allComponentsAreLeastSquares() {
    Moments moments = LinearRows.moments(LinearRows.correlated(80, 11, 2));
    double[] leastSquares = new Ridge(0).fit(moments).coefficients();
    double[] coefficients = new PartialLeastSquares(11).fit(moments).coefficients();

    for (int i = 0; i < 11; i++) {
      assertThat(coefficients[i]).isCloseTo(leastSquares[i], within(1e-12));
    }
  }

  @Test
  void asManyComponentsAsTheRankOfDependentFeaturesAreLeastSquares() {
    double[][] rows = LinearRows.dependent(80, 3);
    double[][] free = new double[rows.length][];
    for (int t = 0; t < rows.length; t++) {
      free[t] = Arrays.copyOf(rows[t], 7);
      free[t][6] = rows[t][12];
    }
    LinearModel model = new PartialLeastSquares(6).fit(MomentsAccumulator.of(rows, 13));
    LinearModel leastSquares = new Ridge(0).fit(MomentsAccumulator.of(free, 7));

    for (int t = 0; t < rows.length; t++) {
      assertThat(model.predict(Arrays.copyOf(rows[t], 12)))
          .isCloseTo(leastSquares.predict(Arrays.copyOf(free[t], 6)), within(1e-12));
    }
  }

  @Test
  void moreComponentsThanTheRankAreAnErrorThatNamesIt() {
    Moments dependent = LinearRows.moments(LinearRows.dependent(80, 3));
    Moments three = LinearRows.moments(LinearRows.correlated(80, 3, 4));

    assertThatThrownBy(() -> new PartialLeastSquares(7).fit(dependent))
        .hasMessage(
            "partial least squares with 7 components: the 12 features that vary have rank 6 only; ask for at most 6 components or start at a later cutoff");
    assertThatThrownBy(() -> new PartialLeastSquares(4).fit(three))
        .hasMessageContaining("the 3 features that vary have rank 3 only");
  }

  @Test
  void oneComponentOfOrthogonalFeaturesIsLeastSquaresAndFurtherOnesAddNothing() {
    Moments moments = LinearRows.moments(LinearRows.orthogonal(new double[] {0.5, -0.25, 2}));
    for (int components = 1; components <= 3; components++) {
      double[] coefficients = new PartialLeastSquares(components).fit(moments).coefficients();

      assertThat(coefficients[0]).isCloseTo(0.5, within(1e-14));
      assertThat(coefficients[1]).isCloseTo(-0.25, within(1e-14));
      assertThat(coefficients[2]).isCloseTo(2, within(1e-14));
    }
  }

  @Test
  void aTargetThatNoFeatureIsCorrelatedWithIsPredictedByItsMean() {
    double[][] rows = {{1, 2}, {-1, 2}, {1, 4}, {-1, 4}};

    LinearModel model = new PartialLeastSquares(1).fit(MomentsAccumulator.of(rows, 2));

    assertThat(model.predict(new double[] {1})).isEqualTo(3);
  }

  @Test
  void refusesWhatCannotBeFitted() {
    Moments one = MomentsAccumulator.of(new double[][] {{1, 2}}, 2);
    Moments flat = MomentsAccumulator.of(new double[][] {{1, 2}, {3, 2}}, 2);
    Moments constant = MomentsAccumulator.of(new double[][] {{4, 2}, {4, 3}}, 2);

    assertThatThrownBy(() -> new PartialLeastSquares(0).fit(flat))
        .hasMessage("components of partial least squares must be >= 1, got 0");
    assertThatThrownBy(() -> new PartialLeastSquares(1).fit(one))
        .hasMessageContaining("needs at least 2 rows, got 1");
    assertThatThrownBy(() -> new PartialLeastSquares(1).fit(flat))
        .hasMessageStartingWith("target of a partial least squares regression is constant");
    assertThatThrownBy(() -> new PartialLeastSquares(1).fit(constant))
        .hasMessageContaining("the 0 features that vary have rank 0 only");
  }
}
