package org.alluvium.kernels.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.alluvium.kernels.linear.AutomaticRelevanceDetermination;
import org.alluvium.kernels.linear.LinearModel;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.training.BayesOracle.Difference;
import org.junit.jupiter.api.Test;

/** Models from moments against scikit-learn's refits over all rows, in deviations of the target. */
class AutomaticRelevanceOracleTest {
  private static final String MODEL = "ard";

  @Test
  void predictionsAreThoseOfScikitLearnAtSeventyTwoWeeklyCutoffs() {
    Difference difference = BayesOracle.plain(MODEL, AutomaticRelevanceOracleTest::fit);

    assertThat(difference.cutoffs()).isEqualTo(72);
    assertThat(difference.predictions()).isEqualTo(720);
    assertThat(difference.worst()).isLessThan(1e-9);
  }

  @Test
  void featuresThatAlmostRepeatOneAnotherChangeNothingInThat() {
    Difference difference = BayesOracle.collinear(MODEL, AutomaticRelevanceOracleTest::fit);

    assertThat(difference.predictions()).isEqualTo(10);
    assertThat(difference.worst()).isLessThan(1e-7);
  }

  @Test
  void aConstantFeatureChangesNothingInThat() {
    Difference difference = BayesOracle.constant(MODEL, AutomaticRelevanceOracleTest::fit);

    assertThat(difference.predictions()).isEqualTo(10);
    assertThat(difference.worst()).isLessThan(1e-9);
  }

  private static LinearModel fit(Moments moments) {
    return AutomaticRelevanceDetermination.standard().fit(moments);
  }
}
