package org.alluvium.kernels.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruncatedNormalTest {
  private static final OracleVectors ORACLE = OracleVectors.read("search.txt");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void densitiesAndProbabilitiesEqualScipy(int number) {
    TruncatedNormal normal = normal(ORACLE.vector("normal.terms." + number));
    double[] points = ORACLE.vector("normal.points." + number);
    double[] logs = ORACLE.vector("normal.log." + number);
    double[] pieces = ORACLE.vector("normal.pieces." + number);
    for (int i = 0; i < points.length; i++) {
      assertThat(normal.logDensity(points[i]))
          .isCloseTo(logs[i], within(1e-12 * Math.max(1, Math.abs(logs[i]))));
      if (i > 0) {
        assertThat(normal.probabilityBetween(points[i - 1], points[i]))
            .isCloseTo(pieces[i - 1], within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void quantilesEqualScipy(int number) {
    double[] terms = ORACLE.vector("normal.terms." + number);
    double[] shares = ORACLE.vector("normal.shares." + number);
    double[] quantiles = ORACLE.vector("normal.quantiles." + number);
    for (int i = 0; i < shares.length; i++) {
      assertThat(normal(terms).quantile(shares[i]))
          .isCloseTo(quantiles[i], within(1e-10 * (terms[3] - terms[2])));
    }
    assertThat(normal(terms).quantile(0)).isEqualTo(terms[2]);
    assertThat(normal(terms).quantile(1)).isEqualTo(terms[3]);
  }

  @Test
  void aNarrowPieceHasItsDensityTimesItsWidth() {
    TruncatedNormal normal = new TruncatedNormal(0, 1, -9, 9);
    for (double z : new double[] {0, 1, 3, 6}) {
      for (double width : new double[] {1e-3, 1.1e-5, 0.9e-5, 1e-9}) {
        double middle = (z + (z + width)) / 2;
        assertThat(normal.probabilityBetween(z, z + width))
            .isCloseTo(
                (z + width - z) * Math.exp(normal.logDensity(middle)),
                withinPercentage(100 * (1e-9 + width * width * (1 + z * z) / 24)));
      }
    }
  }

  @Test
  void outsideIsNothing() {
    TruncatedNormal normal = new TruncatedNormal(1, 2, 0, 3);
    assertThat(normal.logDensity(-0.1)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(normal.probabilityBetween(-5, 0)).isZero();
    assertThat(normal.probabilityBetween(-5, 50)).isEqualTo(1);
  }

  @Test
  void whatIsNoDistributionIsRefused() {
    refused(
        () -> normal(0, 1, 1, 1), "an interval needs finite ends, the lower one first, got 1.0");
    refused(() -> normal(5, 1, 0, 1), "mean must be in 0.0..1.0, got 5.0");
    refused(() -> normal(0, 0, 0, 1), "deviation must be finite and > 0, got 0.0");
    refused(() -> normal(0, 1, 0, 1).quantile(2), "a probability must be in 0..1, got 2.0");
  }

  private static TruncatedNormal normal(double... terms) {
    return new TruncatedNormal(terms[0], terms[1], terms[2], terms[3]);
  }

  private static void refused(Runnable call, String problem) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(problem);
  }
}
