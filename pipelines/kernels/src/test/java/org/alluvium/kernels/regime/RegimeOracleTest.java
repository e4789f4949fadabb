package org.alluvium.kernels.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fits of two states beside hmmlearn and scikit-learn, from the same start, ten iterations. */
class RegimeOracleTest {
  private static final OracleVectors ORACLE = OracleVectors.read("regimes.txt");
  private static final int ITERATIONS = 10;

  @ParameterizedTest
  @ValueSource(strings = {"made", "pair"})
  void theHiddenMarkovModelIsThatOfHmmlearn(String series) {
    BaumWelch fit = BaumWelch.fit(ORACLE.vector(series + ".values"), ITERATIONS);
    double[] expected = ORACLE.vector(series + ".markov");

    assertThat(fit.logLikelihood()).isCloseTo(expected[0], within(1e-8));
    NormalState[] states = {fit.model().calm(), fit.model().turbulent()};
    for (int i = 0; i < states.length; i++) {
      assertThat(states[i].start()).isCloseTo(expected[1 + i], within(1e-6));
      assertThat(states[i].stay()).isCloseTo(expected[3 + i], within(1e-6));
      assertThat(states[i].mean()).isCloseTo(expected[5 + i], within(1e-6 * expected[5 + i]));
      assertThat(states[i].variance()).isCloseTo(expected[7 + i], within(1e-6 * expected[7 + i]));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"made", "pair"})
  void filteredStatesAreTheForwardLatticeOfHmmlearn(String series) {
    double[] values = ORACLE.vector(series + ".values");
    double[] expected = ORACLE.vector(series + ".filtered");
    StateFilter filter = new StateFilter(BaumWelch.fit(values, ITERATIONS).model());
    for (int t = 0; t < values.length; t++) {
      assertThat(filter.see(values[t])).as("row %d", t).isCloseTo(expected[t], within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"made", "pair"})
  void theMixtureIsThatOfScikitLearn(String series) {
    GaussianMixture fit = GaussianMixture.fit(ORACLE.vector(series + ".values"), ITERATIONS);
    double[] expected = ORACLE.vector(series + ".mixture");

    assertThat(fit.logLikelihood()).isCloseTo(expected[0], within(1e-8));
    NormalState[] states = {fit.model().calm(), fit.model().turbulent()};
    for (int i = 0; i < states.length; i++) {
      assertThat(states[i].start()).isCloseTo(expected[1 + i], within(1e-6));
      assertThat(states[i].mean()).isCloseTo(expected[3 + i], within(1e-6 * expected[3 + i]));
      assertThat(states[i].variance()).isCloseTo(expected[5 + i], within(1e-6 * expected[5 + i]));
    }
  }
}
