package org.alluvium.kernels.linear;

import static org.alluvium.kernels.linear.LinearRows.correlated;
import static org.alluvium.kernels.linear.LinearRows.moments;
import static org.alluvium.kernels.linear.LinearRows.orthogonalWithNoise;
import static org.alluvium.kernels.linear.LinearRows.standardised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.alluvium.kernels.matrix.Cholesky;
import org.alluvium.kernels.moments.Moments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BayesianRidgeTest {
  private static final BayesianRidge MODEL = BayesianRidge.standard();

  /**
   * Without a prior the fixed point for p uncorrelated features that explain the share s of n rows
   * is κ = p(1 − s)/(ns − p); the prior of 10⁻⁶ moves it by a few 10⁻⁵ of itself.
   */
  @Test
  void uncorrelatedFeaturesHaveAPenaltyInClosedForm() {
    Moments moments = orthogonalWithNoise(1024, 0.5, -0.25, 0.125, 0);
    double share = 0.328125 / 1.328125;
    double penalty = 4 * (1 - share) / (1024 * share - 4);

    LinearModel model = MODEL.fit(moments);

    assertThat(model.penalty()).isCloseTo(penalty, within(1e-4 * penalty));
    assertThat(model.coefficients()[0]).isCloseTo(0.5 / (1 + penalty), within(1e-6));
    assertThat(model.coefficients()[1]).isCloseTo(-0.25 / (1 + penalty), within(1e-6));
    assertThat(model.coefficients()[3]).isCloseTo(0, within(1e-15));
    assertThat(model.intercept()).isCloseTo(0, within(1e-15));
  }

  /** With more features than rows the residuals, and so the penalty, are mostly rounding. */
  @ParameterizedTest
  @CsvSource({"400, 8, 1e-9", "3500, 21, 1e-9", "50, 1, 1e-9", "12, 30, 1e-6"})
  void thePenaltyIsAFixedPointOfTheEvidenceAndTheModelItsRidge(
      int rows, int features, double share) {
    Moments moments = moments(correlated(rows, features, 7));
    StandardisedWindow window = StandardisedWindow.of(moments, "test");

    LinearModel model = MODEL.fit(moments);

    double penalty = model.penalty();
    double[] b = standardised(new Ridge(penalty).fit(moments), moments);
    double[][] system = window.correlations();
    for (int i = 0; i < features; i++) {
      system[i][i] += penalty;
    }
    double[] inverse = Cholesky.factor(system, window.features()).inverseDiagonal();
    double determined = features - penalty * Arrays.stream(inverse).sum();
    double squares = Arrays.stream(b).map(x -> x * x).sum();
    double weightPrecision = (determined + 2e-6) / (squares + 2e-6);
    double noisePrecision =
        (rows - determined + 2e-6) / (rows * LinearRows.unexplained(window, b) + 2e-6);
    assertThat(weightPrecision / noisePrecision / rows).isCloseTo(penalty, within(share * penalty));
    assertThat(standardised(model, moments)).containsExactly(b, within(1e-9));
  }

  @Test
  void twinFeaturesShareTheirCoefficient() {
    double[][] rows = correlated(300, 3, 5);
    for (double[] row : rows) {
      row[2] = 10 * row[0];
    }

    double[] coefficients = MODEL.fit(moments(rows)).coefficients();

    assertThat(coefficients[2]).isCloseTo(coefficients[0] / 10, within(1e-14));
  }

  @Test
  void anExactLineIsFoundThoughNoNoiseIsLeft() {
    double[][] rows = correlated(300, 3, 5);
    for (double[] row : rows) {
      row[2] = row[0] - row[1];
      row[3] = 2 + 3 * row[0];
    }

    assertThat(MODEL.fit(moments(rows)).predict(new double[] {1, 0.5, 0.5}))
        .isCloseTo(5, within(1e-8));
  }

  @Test
  void pureNoiseIsPredictedByAlmostItsMean() {
    double[][] rows = correlated(3000, 6, 9);
    double[][] noise = correlated(3000, 1, 10);
    for (int t = 0; t < rows.length; t++) {
      rows[t][6] = noise[t][1] - 0.3 * noise[t][0];
    }

    assertThat(MODEL.fit(moments(rows)).penalty()).isGreaterThan(0.1);
  }

  @Test
  void refusesWhatCannotBeFitted() {
    Moments moments = moments(correlated(200, 8, 1));
    Moments flat = moments(new double[][] {{1, 2}, {3, 2}});

    assertThatThrownBy(() -> new BayesianRidge(1e-12, 2).fit(moments))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageStartingWith("Bayesian ridge has not converged: its coefficients still change")
        .hasMessageEndingWith(
            " after 2 iterations; pass a tolerance above 1.0E-12 or more iterations");
    assertThatThrownBy(() -> MODEL.fit(flat))
        .hasMessageStartingWith("target of a Bayesian ridge is constant (2.0 in all 2 rows)");
    assertThatThrownBy(() -> new BayesianRidge(0, 10))
        .hasMessage("tolerance of Bayesian ridge must be > 0, got 0.0");
    assertThatThrownBy(() -> new BayesianRidge(1e-12, 0))
        .hasMessage("iterations of Bayesian ridge must be >= 1, got 0");
  }
}
