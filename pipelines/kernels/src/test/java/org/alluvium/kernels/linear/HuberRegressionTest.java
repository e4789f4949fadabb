package org.alluvium.kernels.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.alluvium.kernels.moments.MomentsAccumulator;
import org.junit.jupiter.api.Test;

/** Properties of a Huber regression; scikit-learn's numbers are in ExpandingHuberTest. */
class HuberRegressionTest {
  /** y = 3 + 2·x₀ − x₁ + noise; x₂ is constant; some rows are off by far. */
  private static double[][] rows(double outlier, int everyNth) {
    Random random = new Random(4);
    double[][] rows = new double[600][];
    for (int row = 0; row < rows.length; row++) {
      double first = random.nextGaussian();
      double second = 100 * random.nextGaussian();
      double noise = 0.1 * random.nextGaussian() + (row % everyNth == 0 ? outlier : 0);
      rows[row] = new double[] {first, second, 7, 3 + 2 * first - second + noise};
    }
    return rows;
  }

  private static LinearModel fit(double[][] rows, double epsilon) {
    return new HuberRegression(0, epsilon).fit(rows);
  }

  @Test
  void whenNoResidualIsBeyondEpsilonItIsLeastSquares() {
    double[][] rows = rows(0, 1);
    LinearModel huber = fit(rows, 50);
    LinearModel squares = new Ridge(0).fit(MomentsAccumulator.of(rows, 4));
    for (double[] row : rows) {
      double[] features = {row[0], row[1], row[2]};
      assertThat(huber.predict(features)).isCloseTo(squares.predict(features), within(1e-9));
    }
  }

  @Test
  void outliersHardlyPull() {
    double[][] rows = rows(5_000, 20);
    LinearModel huber = fit(rows, HuberRegression.USUAL_EPSILON);
    LinearModel squares = new Ridge(0).fit(MomentsAccumulator.of(rows, 4));
    double[] features = {1, 1, 7};
    assertThat(huber.predict(features)).isCloseTo(4, within(0.1));
    assertThat(Math.abs(squares.predict(features) - 4)).isGreaterThan(100);
  }

  @Test
  void aConstantFeatureHasNoCoefficientAndUnitsDoNotMatter() {
    double[][] rows = rows(3, 9);
    LinearModel model = new HuberRegression(0.01, 1.35).fit(rows);
    assertThat(model.coefficients()[2]).isZero();
    double[][] scaled = rows(3, 9);
    for (double[] row : scaled) {
      row[0] *= 1e-6;
    }
    LinearModel other = new HuberRegression(0.01, 1.35).fit(scaled);
    assertThat(other.predict(new double[] {0.3e-6, 20, 7}))
        .isCloseTo(model.predict(new double[] {0.3, 20, 7}), within(1e-8));
    assertThat(new HuberRegression(0.01, 1.35).fit(rows)).isEqualTo(model);
  }

  @Test
  void aTargetThatTheFeaturesExplainWhollyIsFitted() {
    double[][] rows = new double[40][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = new double[] {row, 5 - 0.25 * row};
    }
    assertThat(fit(rows, 1.35).predict(new double[] {8})).isCloseTo(3, within(1e-7));
  }

  @Test
  void aFeatureThatRepeatsAnotherChangesNoPrediction() {
    double[][] rows = rows(3, 9);
    double[][] repeated = new double[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      repeated[row] = new double[] {rows[row][0], rows[row][1], -2 * rows[row][0], rows[row][3]};
    }
    assertThat(fit(repeated, 1.35).predict(new double[] {0.3, 20, -0.6}))
        .isCloseTo(fit(rows, 1.35).predict(new double[] {0.3, 20, 7}), within(1e-6));
  }

  @Test
  void whatCannotBeFittedIsRefused() {
    assertThatThrownBy(() -> fit(rows(0, 1), 1))
        .hasMessage("huber epsilon must be > 1 and finite, got 1.0");
    assertThatThrownBy(() -> new HuberRegression(-1, 1.35).fit(rows(0, 1)))
        .hasMessage("huber penalty must be >= 0, got -1.0");
    assertThatThrownBy(() -> fit(new double[][] {{1, 2}}, 1.35))
        .hasMessage("rows of a huber regression must be >= 2, got 1");
    double[][] holed = {{1, 2}, {Double.NaN, 3}, {2, 5}};
    assertThatThrownBy(() -> fit(holed, 1.35)).hasMessageContaining("must be finite, got NaN");
  }
}
