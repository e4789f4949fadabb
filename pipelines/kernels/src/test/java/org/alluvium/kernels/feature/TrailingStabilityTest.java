package org.alluvium.kernels.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Prices of 1e5 that move by 1e-6, after a long history with a spike of 1e9, against exact
 * arithmetic. (Running sums of raw prices lose everything here: the squares are 1e10, the variance
 * is 1e-12.)
 */
class TrailingStabilityTest {
  private static final int ROWS = 20_000;
  private static final double RELATIVE = 1e-11;

  private final double[] prices = new double[ROWS];
  private final double[] volumes = new double[ROWS];
  private final double[] logVolumes = new double[ROWS];

  TrailingStabilityTest() {
    Random random = new Random(7);
    double price = 1e5;
    for (int t = 0; t < ROWS; t++) {
      price += 1e-6 * random.nextGaussian();
      prices[t] = t == ROWS / 2 ? 1e9 : price;
      volumes[t] = Math.rint(1e6 * Math.exp(random.nextGaussian()));
      logVolumes[t] = StrictMath.log(volumes[t] + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 10, 20, 30, 60})
  void deviationAndFitKeepTheirDigits(int window) {
    TrailingRegression fit = new TrailingRegression(prices);
    for (int t = ROWS / 2 + 60; t < ROWS; t += 997) {
      ExactWindow exact = new ExactWindow(prices, t, window);
      fit.restartAt(t);
      fit.extendTo(window);
      double scale = exact.deviation();
      assertThat(scale).isBetween(1e-8, 1e-4);
      assertThat(fit.deviation()).isCloseTo(scale, within(RELATIVE * scale));
      assertThat(fit.slope()).isCloseTo(exact.slope(), within(RELATIVE * scale));
      assertThat(fit.residual(fit.slope())).isCloseTo(exact.residual(), within(RELATIVE * scale));
      assertThat(fit.rSquared()).isCloseTo(exact.rSquared(), within(RELATIVE));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 10, 20, 30, 60})
  void correlationKeepsItsDigits(int window) {
    TrailingCorrelation pairs = new TrailingCorrelation(prices, logVolumes);
    for (int t = ROWS / 2 + 60; t < ROWS; t += 997) {
      pairs.restartAt(t);
      pairs.extendTo(window);
      double exact =
          new ExactWindow(prices, t, window).correlation(new ExactWindow(logVolumes, t, window));
      assertThat(pairs.correlation()).isCloseTo(exact, within(RELATIVE));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 10, 20, 30, 60})
  void aNewestValueFarFromTheOthersCostsNoMoreThanTheWindowLength(int window) {
    TrailingRegression fit = new TrailingRegression(prices);
    int t = ROWS / 2;
    ExactWindow exact = new ExactWindow(prices, t, window);
    fit.restartAt(t);
    fit.extendTo(window);
    assertThat(fit.deviation()).isCloseTo(exact.deviation(), within(1e-13 * exact.deviation()));
    assertThat(fit.residual(fit.slope()))
        .isCloseTo(exact.residual(), within(1e-13 * exact.deviation()));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 10, 20, 30, 60})
  void theStoredFeaturesAreTheExactOnesRoundedToFloat(int window) {
    FeatureSet alpha158 = Alpha158.ofQlibDefinitions();
    Bars bars = Bars.ofZeroVolumeMissing(prices, prices, prices, prices, volumes);
    int t = ROWS - 1;
    float[][] values = alpha158.compute(bars, t, ROWS);
    ExactWindow exact = new ExactWindow(prices, t, window);
    double close = prices[t];
    assertCell(values, "STD" + window, exact.deviation() / close);
    assertCell(values, "BETA" + window, exact.slope() / close);
    assertCell(values, "RESI" + window, exact.residual() / close);
    assertCell(values, "RSQR" + window, exact.rSquared());
    assertCell(values, "CORR" + window, exact.correlation(new ExactWindow(logVolumes, t, window)));
  }

  private static void assertCell(float[][] values, String name, double exact) {
    float ours = values[Alpha158.ofQlibDefinitions().names().indexOf(name)][0];
    assertThat((double) ours).as(name).isCloseTo(exact, within(1e-7 * Math.abs(exact)));
  }
}
