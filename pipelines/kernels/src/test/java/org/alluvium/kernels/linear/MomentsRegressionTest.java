package org.alluvium.kernels.linear;

import static org.alluvium.kernels.linear.LinearRows.correlated;
import static org.alluvium.kernels.linear.LinearRows.moments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.alluvium.kernels.moments.Moments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every linear model that is fitted from moments. */
class MomentsRegressionTest {
  static Stream<MomentsRegression> all() {
    return Stream.of(
        new Ridge(0.1),
        BayesianRidge.standard(),
        AutomaticRelevanceDetermination.standard(),
        ElasticNet.lasso(0.03),
        new ElasticNet(0.03, 0.6),
        new PartialLeastSquares(2),
        new StrongestFeatures(2, new Ridge(0.1)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theSameMomentsGiveTheSameBits(MomentsRegression regression) {
    Moments moments = moments(correlated(200, 8, 1));

    assertThat(regression.fit(Moments.fromArray(moments.toArray())))
        .isEqualTo(regression.fit(moments));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aConstantFeatureGetsNoCoefficientAndChangesNoOther(MomentsRegression regression) {
    double[][] rows = correlated(50, 2, 1);
    double[][] wider = new double[rows.length][];
    for (int t = 0; t < rows.length; t++) {
      wider[t] = new double[] {0.1, rows[t][0], rows[t][1], rows[t][2]};
    }

    double[] coefficients = regression.fit(moments(wider)).coefficients();

    assertThat(coefficients[0]).isZero();
    assertThat(Arrays.copyOfRange(coefficients, 1, 3))
        .isEqualTo(regression.fit(moments(rows)).coefficients());
  }

  @ParameterizedTest
  @MethodSource("all")
  void theUnitOfAFeatureChangesNoPrediction(MomentsRegression regression) {
    double[][] rows = correlated(80, 8, 5);
    double[][] rescaled = LinearRows.inOtherUnits(rows);
    LinearModel model = regression.fit(moments(rows));
    LinearModel same = regression.fit(moments(rescaled));

    for (int t = 0; t < rows.length; t++) {
      assertThat(same.predict(Arrays.copyOf(rescaled[t], 8)))
          .isCloseTo(model.predict(Arrays.copyOf(rows[t], 8)), within(1e-10));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void whenAllFeaturesAreConstantTheMeanIsPredicted(MomentsRegression regression) {
    Moments constant = moments(new double[][] {{4, 3}, {4, 5}, {4, 7}});

    if (regression instanceof PartialLeastSquares) {
      assertThatThrownBy(() -> regression.fit(constant))
          .hasMessageContaining("the 0 features that vary have rank 0 only");
    } else {
      assertThat(regression.fit(constant).predict(new double[] {9})).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void tooLittleToFitIsRefused(MomentsRegression regression) {
    Moments one = moments(new double[][] {{1, 2}});
    Moments flat = moments(new double[][] {{1, 2}, {3, 2}});
    Moments alone = moments(new double[][] {{1}, {3}});

    assertThatThrownBy(() -> regression.fit(one))
        .hasMessageEndingWith("needs at least 2 rows, got 1; start at a later cutoff");
    assertThatThrownBy(() -> regression.fit(flat))
        .hasMessageContaining("is constant (2.0 in all 2 rows): there is nothing to fit");
    assertThatThrownBy(() -> regression.fit(alone)).hasMessageContaining("must be >= 2, got 1");
  }
}
