package org.alluvium.kernels.linear;

import static org.alluvium.kernels.linear.LinearRows.correlated;
import static org.alluvium.kernels.linear.LinearRows.moments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alluvium.kernels.moments.Moments;
import org.junit.jupiter.api.Test;

class StrongestFeaturesTest {
  @Test
  void theRegressionSeesTheStrongestOnlyInEitherDirection() {
    Moments moments = LinearRows.orthogonalWithNoise(1024, 0.125, -0.5, 0, 0.25);

    LinearModel model = new StrongestFeatures(2, new Ridge(0.1)).fit(moments);

    LinearModel alone = new Ridge(0.1).fit(moments.of(1, 3, 4));
    assertThat(model.coefficients())
        .containsExactly(0, alone.coefficients()[0], 0, alone.coefficients()[1]);
    assertThat(model.intercept()).isEqualTo(alone.intercept());
    assertThat(model.penalty()).isEqualTo(0.1);
  }

  @Test
  void ofTwinsTheEarlierIsTaken() {
    double[][] rows = {{1, 1, 2}, {2, 2, 1}, {3, 3, 4}, {4, 4, 3}};

    double[] coefficients =
        new StrongestFeatures(1, new Ridge(0)).fit(moments(rows)).coefficients();

    assertThat(coefficients[0]).isEqualTo(0.6);
    assertThat(coefficients[1]).isZero();
  }

  @Test
  void takingAllIsTheRegressionItself() {
    Moments moments = moments(correlated(200, 8, 1));

    assertThat(new StrongestFeatures(8, new Ridge(0.1)).fit(moments))
        .isEqualTo(new Ridge(0.1).fit(moments));
    assertThat(new StrongestFeatures(100, new Ridge(0.1)).fit(moments))
        .isEqualTo(new Ridge(0.1).fit(moments));
  }

  @Test
  void columnsOfMomentsAreThoseOfTheirRows() {
    double[][] rows = correlated(50, 3, 2);
    double[][] two = new double[rows.length][];
    for (int t = 0; t < rows.length; t++) {
      two[t] = new double[] {rows[t][2], rows[t][3]};
    }

    assertThat(moments(rows).of(2, 3)).isEqualTo(moments(two));
  }

  @Test
  void noneIsRefused() {
    assertThatThrownBy(() -> new StrongestFeatures(0, new Ridge(1)))
        .hasMessage("count of strongest features must be >= 1, got 0");
  }
}
