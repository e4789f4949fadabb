package org.alluvium.kernels.linear;

import static org.alluvium.kernels.linear.LinearRows.correlated;
import static org.alluvium.kernels.linear.LinearRows.moments;
import static org.alluvium.kernels.linear.LinearRows.orthogonalWithNoise;
import static org.alluvium.kernels.linear.LinearRows.standardised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.alluvium.kernels.matrix.Cholesky;
import org.alluvium.kernels.moments.Moments;
import org.junit.jupiter.api.Test;

class AutomaticRelevanceDeterminationTest {
  private static final AutomaticRelevanceDetermination MODEL =
      AutomaticRelevanceDetermination.standard();

  /**
   * Without a prior, each of several uncorrelated features shrinks by itself: b = r − 1/(αnr), and
   * is left out when that has no solution.
   */
  @Test
  void uncorrelatedFeaturesShrinkEachByItself() {
    Moments moments = orthogonalWithNoise(1024, 0.5, -0.25, 0.125, 0);
    double deviation = Math.sqrt(1.328125);
    double[] r = {0.5 / deviation, -0.25 / deviation, 0.125 / deviation};

    LinearModel model = MODEL.fit(moments);

    double[] b = standardised(model, moments);
    double determined = b[0] / r[0] + b[1] / r[1] + b[2] / r[2];
    double left = 1;
    for (int i = 0; i < 3; i++) {
      left += b[i] * (b[i] - 2 * r[i]);
    }
    double noisePrecision = (1024 - determined) / (1024 * left);
    for (int i = 0; i < 3; i++) {
      assertThat(b[i]).isCloseTo(r[i] - 1 / (noisePrecision * 1024 * r[i]), within(1e-5));
    }
    assertThat(b[3]).isZero();
    assertThat(model.penalty()).isNaN();
  }

  @Test
  void whatIsKeptIsAFixedPointOfTheEvidence() {
    Moments moments = moments(correlated(3500, 12, 7));
    StandardisedWindow window = StandardisedWindow.of(moments, "test");
    double[][] correlations = window.correlations();

    double[] b = standardised(MODEL.fit(moments), moments);

    // Of b alone: λᵢ = α·nᵢ with nᵢ = n(r − Rb)ᵢ/bᵢ, and γᵢ = λᵢ(bᵢ² + 2a) − 2a makes α linear.
    int[] kept = IntStream.range(0, 12).filter(i -> b[i] != 0).toArray();
    double[] ratios = new double[kept.length];
    double weighted = 0;
    for (int k = 0; k < kept.length; k++) {
      int i = kept[k];
      double fitted = IntStream.range(0, 12).mapToDouble(j -> correlations[i][j] * b[j]).sum();
      ratios[k] = 3500 * (window.targetCorrelations()[i] - fitted) / b[i];
      weighted += ratios[k] * (b[i] * b[i] + 2e-6);
    }
    double residuals = 3500 * LinearRows.unexplained(window, b);
    double noisePrecision = (3500 + 2e-6 * (kept.length + 1)) / (residuals + 2e-6 + weighted);
    double[][] system = new double[kept.length][kept.length];
    for (int k = 0; k < kept.length; k++) {
      for (int j = 0; j < kept.length; j++) {
        system[k][j] = noisePrecision * 3500 * correlations[kept[k]][kept[j]];
      }
      system[k][k] += noisePrecision * ratios[k];
    }
    double[] variances = Cholesky.factor(system, kept).inverseDiagonal();
    assertThat(kept).hasSizeBetween(2, 11);
    for (int k = 0; k < kept.length; k++) {
      double precision = noisePrecision * ratios[k];
      double square = b[kept[k]] * b[kept[k]];
      assertThat((1 - precision * variances[k] + 2e-6) / (square + 2e-6))
          .isCloseTo(precision, within(1e-6 * precision));
    }
  }

  @Test
  void twinsPredictAsTheOneFeatureThatTheyRepeat() {
    double[][] rows = correlated(300, 3, 5);
    for (double[] row : rows) {
      row[2] = 10 * row[0];
    }
    double[][] alone =
        Arrays.stream(rows)
            .map(row -> new double[] {row[0], row[1], row[3]})
            .toArray(double[][]::new);

    assertThat(MODEL.fit(moments(rows)).predict(new double[] {0.5, 1, 5}))
        .isCloseTo(MODEL.fit(moments(alone)).predict(new double[] {0.5, 1}), within(0.01));
  }

  @Test
  void coefficientsThatTheLastDigitsMoveEndTheSearchAllTheSame() {
    Random random = new Random(1);
    double[][] rows = new double[3500][];
    for (int t = 0; t < rows.length; t++) {
      double base = random.nextGaussian();
      double signal = random.nextGaussian();
      double target = base + 0.5 * signal + 0.1 * random.nextGaussian();
      rows[t] = new double[] {base, base + 1e-3 * signal, target};
    }

    LinearModel model = MODEL.fit(moments(rows));

    assertThat(model.predict(new double[] {1, 1 + 1e-3})).isCloseTo(1.5, within(0.01));
  }

  @Test
  void featuresWithoutRelevanceAreLeftOut() {
    Moments irrelevant = orthogonalWithNoise(1024, 0, 0, 0, 0);

    assertThat(MODEL.fit(irrelevant).coefficients()).containsOnly(0);
  }

  @Test
  void twinsThatExplainAMillionRowsExactlyAreAnErrorThatNamesOne() {
    Moments moments = moments(new double[][] {{1, 1, 2}, {2, 2, 4}, {4, 4, 8}});
    for (int i = 0; i < 20; i++) {
      moments = Moments.merge(moments, moments);
    }
    Moments exact = moments;

    assertThatThrownBy(() -> MODEL.fit(exact))
        .hasMessageStartingWith("feature 1 is a linear combination of the features before it")
        .hasMessageEndingWith("drop it, the target is explained to the last digit");
  }

  @Test
  void refusesWhatCannotBeFitted() {
    Moments moments = moments(correlated(200, 8, 1));
    Moments flat = moments(new double[][] {{1, 2}, {3, 2}});

    assertThatThrownBy(() -> new AutomaticRelevanceDetermination(1e4, 1e-12, 2).fit(moments))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageStartingWith("automatic relevance determination has not converged: its fitted")
        .hasMessageEndingWith(
            " after 2 iterations; pass a tolerance above 1.0E-12 or more iterations");
    assertThatThrownBy(() -> MODEL.fit(flat)).hasMessageContaining("is constant (2.0 in all 2");
    assertThatThrownBy(() -> new AutomaticRelevanceDetermination(1, 1e-12, 10))
        .hasMessage("pruning precision of automatic relevance determination must be > 1, got 1.0");
    assertThatThrownBy(() -> new AutomaticRelevanceDetermination(1e4, Double.NaN, 10))
        .hasMessage("tolerance of automatic relevance determination must be > 0, got NaN");
    assertThatThrownBy(() -> new AutomaticRelevanceDetermination(1e4, 1e-12, 0))
        .hasMessage("iterations of automatic relevance determination must be >= 1, got 0");
  }
}
