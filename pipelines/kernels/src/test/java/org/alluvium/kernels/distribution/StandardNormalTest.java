package org.alluvium.kernels.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.api.Test;

class StandardNormalTest {
  @Test
  void tailsEqualScipy() {
    double[] points = OracleVectors.read("inference.txt").vector("tail.z");
    double[] expected = OracleVectors.read("inference.txt").vector("tail.p");
    for (int i = 0; i < points.length; i++) {
      assertThat(StandardNormal.probabilityBeyond(points[i]))
          .isCloseTo(expected[i], withinPercentage(1e-10));
      assertThat(StandardNormal.probabilityBeyond(-points[i]))
          .isEqualTo(StandardNormal.probabilityBeyond(points[i]));
    }
  }

  @Test
  void theEnds() {
    assertThat(StandardNormal.probabilityBeyond(0)).isEqualTo(1);
    assertThat(StandardNormal.probabilityBeyond(Double.POSITIVE_INFINITY)).isZero();
    assertThat(StandardNormal.probabilityBeyond(Double.NaN)).isNaN();
  }
}
