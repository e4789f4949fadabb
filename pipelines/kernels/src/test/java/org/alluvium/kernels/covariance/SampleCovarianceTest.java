package org.alluvium.kernels.covariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleCovarianceTest {
  private static final double NONE = Double.NaN;

  @Test
  void covarianceDividesByOneLessThanTheRows() {
    SampleCovariance sample = SampleCovariance.of(new double[][] {{1, 2, 3, 4}, {2, 1, 4, 3}});
    assertThat(sample.covariance()[0]).containsExactly(new double[] {5.0 / 3, 1}, within(1e-15));
    assertThat(sample.covariance()[1]).containsExactly(new double[] {1, 5.0 / 3}, within(1e-15));
    assertThat(sample.correlation()[0]).containsExactly(new double[] {1, 0.6}, within(1e-15));
    assertThat(sample.means()).containsExactly(2.5, 2.5);
  }

  @Test
  void rowsWithAHoleAreLeftOutAndCounted() {
    SampleCovariance sample =
        SampleCovariance.of(new double[][] {{1, 9, 2, 3, 4}, {2, NONE, 1, 4, 3}});
    assertThat(sample.covariance()[0]).containsExactly(new double[] {5.0 / 3, 1}, within(1e-15));
    assertThat(sample.rowsUsed()).isEqualTo(4);
    assertThat(sample.rowsDropped()).isEqualTo(1);
  }

  @Test
  void anAssetThatNeverMovesHasVarianceZeroAndNoCorrelation() {
    SampleCovariance sample = SampleCovariance.of(new double[][] {{0.1, 0.1, 0.1}, {1, 2, 3}});
    assertThat(sample.covariance()[0]).containsExactly(0, 0);
    assertThat(sample.correlation()[0]).containsExactly(1, NONE);
  }

  @Test
  void aLargeMeanDoesNotCancelTheVariance() {
    SampleCovariance sample = SampleCovariance.of(new double[][] {{1e9 + 1, 1e9 + 2, 1e9 + 3}});
    assertThat(sample.covariance()[0][0]).isEqualTo(1);
  }

  @Test
  void oneCompleteDayIsTooFew() {
    assertThatThrownBy(() -> SampleCovariance.of(new double[][] {{1, 2}, {NONE, 2}}))
        .hasMessageContaining(
            "covariance of 2 assets needs at least 2 days complete in all of them, got 1 of 2");
  }

  @Test
  void completeRowsNameTheDaysThatRemain() {
    CompleteRows rows = CompleteRows.of(new double[][] {{1, NONE, 3, 4}, {1, 2, 3, NONE}});
    assertThat(rows.days()).containsExactly(0, 2);
    assertThat(rows.select(new double[] {5, 6, 7, 8})).containsExactly(5, 7);
    assertThat(rows.dropped()).isEqualTo(2);
  }
}
