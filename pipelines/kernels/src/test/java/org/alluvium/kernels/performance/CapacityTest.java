package org.alluvium.kernels.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.alluvium.kernels.backtest.Backtest;
import org.alluvium.kernels.backtest.BacktestResult;
import org.alluvium.kernels.backtest.BacktestRules;
import org.alluvium.kernels.backtest.DailyResult;
import org.alluvium.kernels.backtest.Decision;
import org.alluvium.kernels.backtest.FillRule;
import org.alluvium.kernels.backtest.Market;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.api.Test;

class CapacityTest {
  private static final OracleVectors PRICES = OracleVectors.read("backtest_vectorbt.txt");

  @Test
  void itIsTheCapitalTimesTheSquareOfWhatIsLeftToImpact() {
    double[] net = {0.011, Double.NaN, 0.009};
    double[] impacts = {0.001, 9, 0.001};
    assertThat(Capacity.of(net, impacts, 100, 0.5)).isCloseTo(100 * 5.5 * 5.5, within(1e-9));
    assertThat(Capacity.of(net, impacts, 100, 1)).isCloseTo(100 * 11.0 * 11, within(1e-9));
  }

  @Test
  void aBookSimulatedWithThatCapitalLosesThatShareToImpact() {
    assertThat(lost(0.02)).isCloseTo(0.02, within(0.001));
    assertThat(lost(0.05)).isCloseTo(0.05, within(0.0025));
  }

  @Test
  void aBookThatImpactKeepsSmallTradesLessAndLosesLess() {
    assertThat(lost(0.5)).isBetween(0.4, 0.5);
  }

  /** Share of the return before impact that a simulation with the capital of a share loses. */
  private static double lost(double share) {
    BacktestResult small = simulate(1_000);
    double capacity =
        Capacity.of(
            small.series(DailyResult::netReturn), small.series(DailyResult::impact), 1_000, share);
    BacktestResult large = simulate(capacity);
    double impact = Arrays.stream(large.series(DailyResult::impact)).sum();
    double net = Arrays.stream(large.series(DailyResult::netReturn)).sum();
    return impact / (net + impact);
  }

  @Test
  void aBookThatEarnsNothingHasNoneAndOneWithoutImpactNoBound() {
    assertThat(Capacity.of(new double[] {-0.1}, new double[] {0.01}, 100, 0.5)).isZero();
    assertThat(Capacity.of(new double[] {0.1}, new double[] {0}, 100, 0.5)).isNaN();
  }

  @Test
  void aShareOfNothingIsRefused() {
    assertThatThrownBy(() -> Capacity.of(new double[] {0.1}, new double[] {0.1}, 100, 0))
        .hasMessage("share must be in (0, 1], got 0.0");
  }

  /**
   * A book short of American Express and General Electric through 2008 that trades every fifth day,
   * ten million traded daily in each.
   */
  private static BacktestResult simulate(double capital) {
    double[][] close = {PRICES.vector("close.1"), PRICES.vector("close.5")};
    double[][] volume = new double[2][close[0].length];
    Arrays.stream(volume).forEach(row -> Arrays.fill(row, 1e7));
    List<Decision> decisions = new ArrayList<>();
    for (int day = 0; day < close[0].length; day += 5) {
      decisions.add(Decision.of(day, day % 2 == 0 ? -0.8 : -0.4, day % 2 == 0 ? 0 : -0.4));
    }
    Market market = Market.of(LongStream.range(0, close[0].length).toArray(), close, close, volume);
    return Backtest.of(
            BacktestRules.of(
                FillRule.NEXT_CLOSE, new CostModel("impact", 0, 0, 0.1, 0), 252, capital))
        .run(market, decisions);
  }
}
