package org.alluvium.kernels.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.moments.MomentsAccumulator;
import org.junit.jupiter.api.Test;

/** Identities that hold in closed form; against others' fits: ExpandingZooSparseTest. */
class ElasticNetTest {
  private static final double[] MIXES = {1, 0.9, 0.5, 0.01};

  @Test
  void orthogonalFeaturesAreThresholdedEachByItself() {
    double[][] rows = LinearRows.orthogonal(new double[] {0.8, -0.3, 0.1, 0.02});
    Moments moments = MomentsAccumulator.of(rows, 5);
    double deviation = moments.deviation(4);
    for (double mix : MIXES) {
      LinearModel model = new ElasticNet(0.1, mix).fit(moments);
      for (int i = 0; i < 4; i++) {
        double correlation = moments.crossProduct(i, 4) / (16 * deviation);
        double rest = Math.max(Math.abs(correlation) - 0.1 * mix, 0);
        double expected = Math.signum(correlation) * rest / (1 + 0.1 * (1 - mix)) * deviation;
        assertThat(model.coefficients()[i]).isCloseTo(expected, within(1e-15));
      }
    }
    assertThat(ElasticNet.lasso(0.1).fit(moments).coefficients()[3]).isZero();
  }

  @Test
  void everyMinimumMeetsItsConditionsOnTheRows() {
    double[][] correlated = LinearRows.correlated(80, 11, 1);
    double[][] dependent = LinearRows.dependent(80, 2);
    for (double[][] rows : List.of(correlated, dependent, LinearRows.almostTwins(80, 3))) {
      Moments moments = MomentsAccumulator.of(rows, rows[0].length);
      for (double mix : MIXES) {
        double[] penalties = ElasticNet.penalties(moments, mix, 25, 1e-4);
        for (LinearModel model : ElasticNet.path(moments, penalties, mix)) {
          double absolute = model.penalty() * mix;
          double squared = model.penalty() * (1 - mix);
          assertMinimum(rows, moments, model, absolute, squared);
        }
      }
    }
  }

  /** Conditions of Karush, Kuhn and Tucker, from residuals of rows. */
  private static void assertMinimum(
      double[][] rows, Moments moments, LinearModel model, double absolute, double squared) {
    int target = moments.dimension() - 1;
    double[] gradient = new double[target];
    for (double[] row : rows) {
      double residual = row[target] - model.predict(Arrays.copyOf(row, target));
      for (int i = 0; i < target; i++) {
        double feature = (row[i] - moments.mean(i)) / moments.deviation(i);
        gradient[i] += feature * residual / (model.targetDeviation() * rows.length);
      }
    }
    for (int i = 0; i < target; i++) {
      double scale = moments.deviation(i) / model.targetDeviation();
      double coefficient = model.coefficients()[i] * scale;
      if (coefficient == 0) {
        assertThat(Math.abs(gradient[i])).isLessThan(absolute + 1e-12);
      } else {
        double expected = absolute * Math.signum(coefficient) + squared * coefficient;
        assertThat(gradient[i]).isCloseTo(expected, within(1e-12));
      }
    }
  }

  @Test
  void mixZeroIsRidgeAndLittleMixIsAlmostRidge() {
    Moments moments = LinearRows.moments(LinearRows.correlated(80, 11, 3));
    LinearModel ridge = new Ridge(0.1).fit(moments);

    assertThat(new ElasticNet(0.1, 0).fit(moments)).isEqualTo(ridge);
    assertClose(new ElasticNet(0.1, 1e-12).fit(moments), ridge, 1e-11);
  }

  @Test
  void penaltyZeroIsLeastSquaresAndALittlePenaltyIsAlmost() {
    Moments moments = LinearRows.moments(LinearRows.correlated(80, 11, 4));
    LinearModel leastSquares = new Ridge(0).fit(moments);

    assertThat(ElasticNet.lasso(0).fit(moments)).isEqualTo(leastSquares);
    assertClose(ElasticNet.lasso(1e-13).fit(moments), leastSquares, 1e-10);
  }

  @Test
  void fromTheLargestPenaltyOnTheMeanIsPredictedHoweverItIsRounded() {
    for (int trial = 0; trial < 500; trial++) {
      double mix = (1 + trial % 100) / 100.0;
      Moments moments = LinearRows.moments(LinearRows.correlated(40, 5, trial / 100));
      double largest = ElasticNet.penaltyMax(moments, mix);
      double[] none = new ElasticNet(largest, mix).fit(moments).coefficients();
      double[] one = new ElasticNet(largest * (1 - 1e-9), mix).fit(moments).coefficients();

      assertThat(none).containsOnly(0);
      assertThat(Arrays.stream(one).filter(coefficient -> coefficient != 0).count()).isOne();
    }
  }

  @Test
  void aPathIsGeometricAndGivesTheBitsOfFitsThatBeginAtZero() {
    Moments moments = LinearRows.moments(LinearRows.correlated(80, 11, 6));
    double[] penalties = ElasticNet.penalties(moments, 0.7, 30, 1e-3);
    List<LinearModel> path = ElasticNet.path(moments, penalties, 0.7);

    assertThat(penalties[0]).isEqualTo(ElasticNet.penaltyMax(moments, 0.7));
    assertThat(penalties[29]).isCloseTo(1e-3 * penalties[0], within(1e-17));
    for (int i = 0; i < penalties.length; i++) {
      assertThat(penalties[i] / penalties[0]).isCloseTo(Math.pow(1e-3, i / 29.0), within(1e-14));
      assertThat(path.get(i)).isEqualTo(new ElasticNet(penalties[i], 0.7).fit(moments));
    }
  }

  @Test
  void aTwinOrAConstantFeatureChangesNoPredictionOfTheLasso() {
    double[][] rows = LinearRows.correlated(80, 11, 8);
    double[][] wider = new double[rows.length][];
    for (int t = 0; t < rows.length; t++) {
      double[] row = rows[t];
      double[] more = Arrays.copyOf(row, 14);
      more[11] = row[2];
      more[12] = 0.1;
      more[13] = row[11];
      wider[t] = more;
    }
    for (double penalty : new double[] {0.2, 0.01, 1e-5}) {
      LinearModel model = ElasticNet.lasso(penalty).fit(MomentsAccumulator.of(rows, 12));
      LinearModel same = ElasticNet.lasso(penalty).fit(MomentsAccumulator.of(wider, 14));

      assertThat(same.coefficients()[12]).isZero();
      for (int t = 0; t < rows.length; t++) {
        assertThat(same.predict(Arrays.copyOf(wider[t], 13)))
            .isCloseTo(model.predict(Arrays.copyOf(rows[t], 11)), within(1e-11));
      }
    }
  }

  @Test
  void whenAllFeaturesAreConstantTheMeanIsPredicted() {
    Moments moments = MomentsAccumulator.of(new double[][] {{4, 3}, {4, 5}, {4, 7}}, 2);

    assertThat(ElasticNet.lasso(0.1).fit(moments).intercept()).isEqualTo(5);
    assertThat(ElasticNet.penaltyMax(moments, 1)).isZero();
    assertThatThrownBy(() -> ElasticNet.penalties(moments, 1, 10, 0.1))
        .hasMessageStartingWith("no feature is correlated with the target");
  }

  @Test
  void refusesWhatCannotBeFitted() {
    Moments twins = MomentsAccumulator.of(new double[][] {{1, 1, 2}, {2, 2, 1}, {3, 3, 4}}, 3);
    Moments one = MomentsAccumulator.of(new double[][] {{1, 2}}, 2);
    Moments flat = MomentsAccumulator.of(new double[][] {{1, 2}, {3, 2}}, 2);

    assertThatThrownBy(() -> ElasticNet.lasso(1).fit(one))
        .hasMessage("lasso or elastic net needs at least 2 rows, got 1; start at a later cutoff");
    assertThatThrownBy(() -> ElasticNet.lasso(1).fit(flat))
        .hasMessageStartingWith("target of a lasso or elastic net is constant");
    assertThatThrownBy(() -> ElasticNet.lasso(0).fit(twins))
        .hasMessageEndingWith("pass a larger penalty or drop the feature");
    assertThatThrownBy(() -> ElasticNet.lasso(-1).fit(twins))
        .hasMessage("elastic net penalty must be >= 0, got -1.0");
    assertThatThrownBy(() -> ElasticNet.lasso(Double.POSITIVE_INFINITY).fit(twins))
        .hasMessage("elastic net penalty must be finite, got Infinity");
    assertThatThrownBy(() -> new ElasticNet(1, 1.1).fit(twins))
        .hasMessage("mix of an elastic net must be between 0 (ridge) and 1 (lasso), got 1.1");
    assertThatThrownBy(() -> ElasticNet.penaltyMax(twins, 0)).hasMessageEndingWith("pass mix > 0");
    assertThatThrownBy(() -> ElasticNet.penalties(twins, 1, 10, 1))
        .hasMessage("smallest penalty of a path must be between 0 and 1 of the largest, got 1.0");
  }

  @Test
  void givingUpIsAnErrorThatNamesTheWayOut() {
    double[][] correlations = {{1, 0.9}, {0.9, 1}};
    Penalised problem = new Penalised(correlations, new double[] {0.5, 0.3}, 0.01, 0);

    assertThat(CoordinateDescent.minimise(problem, new double[2], 10)).isNotNull();
    assertThatThrownBy(() -> CoordinateDescent.minimise(problem, new double[2], 1))
        .hasMessageContaining("did not converge in 1 sweeps")
        .hasMessageContaining("pass a larger penalty or a mix below 1, or drop features");
  }

  private static void assertClose(LinearModel model, LinearModel expected, double tolerance) {
    for (int i = 0; i < expected.coefficients().length; i++) {
      assertThat(model.coefficients()[i]).isCloseTo(expected.coefficients()[i], within(tolerance));
    }
  }
}
