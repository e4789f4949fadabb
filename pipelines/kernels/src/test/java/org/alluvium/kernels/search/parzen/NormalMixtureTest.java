package org.alluvium.kernels.search.parzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalMixtureTest {
  private static final OracleVectors ORACLE = OracleVectors.read("search.txt");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void densitiesEqualScipy(int number) {
    NormalMixture mixture = mixture(number);
    double[] points = ORACLE.vector("mixture.points." + number);
    double[] logs = ORACLE.vector("mixture.log." + number);
    double[] pieces = ORACLE.vector("mixture.pieces." + number);
    for (int i = 0; i < points.length; i++) {
      assertThat(mixture.logDensity(points[i])).isCloseTo(logs[i], within(1e-12));
      if (i > 0) {
        assertThat(mixture.probabilityBetween(points[i - 1], points[i]))
            .isCloseTo(pieces[i - 1], within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void theDensityIntegratesToOne(int number) {
    double[] terms = ORACLE.vector("mixture.terms." + number);
    NormalMixture mixture = mixture(number);
    int pieces = 20_000;
    double width = (terms[1] - terms[0]) / pieces;
    double sum = 0;
    for (int i = 0; i < pieces; i++) {
      sum += Math.exp(mixture.logDensity(terms[0] + (i + 0.5) * width)) * width;
    }
    assertThat(sum).isCloseTo(1, within(1e-6));
    assertThat(mixture.probabilityBetween(terms[0], terms[1])).isCloseTo(1, within(1e-14));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4, 5})
  void drawsFollowTheDensity(int number) {
    double[] terms = ORACLE.vector("mixture.terms." + number);
    NormalMixture mixture = mixture(number);
    SplittableRandom random = new SplittableRandom(number);
    double middle = terms[0] + 0.3 * (terms[1] - terms[0]);
    int below = 0;
    for (int i = 0; i < 20_000; i++) {
      double value = mixture.draw(random);
      assertThat(value).isBetween(terms[0], terms[1]);
      below += value <= middle ? 1 : 0;
    }
    assertThat(below / 20_000.0)
        .isCloseTo(
            mixture.probabilityBetween(terms[0], middle), within(5 * 0.5 / Math.sqrt(20_000)));
  }

  @Test
  void anObservationThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> NormalMixture.of(new double[] {0.5, Double.NaN}, 0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static NormalMixture mixture(int number) {
    double[] terms = ORACLE.vector("mixture.terms." + number);
    double[] observed = ORACLE.vector("mixture.observed." + number);
    return NormalMixture.of(observed, terms[0], terms[1], terms[2]);
  }
}
