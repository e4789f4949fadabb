package org.alluvium.kernels.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.kernels.backtest.Backtest;
import org.alluvium.kernels.backtest.BacktestRules;
import org.alluvium.kernels.backtest.DailyResult;
import org.alluvium.kernels.backtest.Decision;
import org.alluvium.kernels.backtest.FillRule;
import org.alluvium.kernels.backtest.Market;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule against the same rule in pandas, and the returns of its book. */
class WeightRuleOracleTest {
  private static final int FROM = 60;
  private static final double RATE_IN_BASIS_POINTS = 10;

  private static final OracleVectors ORACLE = OracleVectors.read("rules.txt");
  private static final double[][] CLOSES = ORACLE.rows("closes");
  private static final ClosePanel PANEL = ClosePanel.of(days(0), CLOSES);

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of("cross", new MovingAverageCross(5, 20, Stance.LONG, 1)),
        Arguments.of("cross_short", new MovingAverageCross(10, 50, Stance.LONG_SHORT, 0.8)),
        Arguments.of("momentum", new Momentum(40, 5, 21, 2, 1)),
        Arguments.of("breakout", new ChannelBreakout(20, 10, Stance.LONG, 1)),
        Arguments.of("breakout_short", new ChannelBreakout(15, 5, Stance.LONG_SHORT, 0.5)),
        Arguments.of("reversion", new MeanReversion(15, 1.5, 0.25, Stance.LONG, 1)),
        Arguments.of("reversion_short", new MeanReversion(20, 1.25, 0, Stance.LONG_SHORT, 1)),
        Arguments.of("random", new RandomHoldings(7, 5, 0.4, Stance.LONG, 1)),
        Arguments.of("random_short", new RandomHoldings(8, 3, 0.6, Stance.LONG_SHORT, 0.9)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void decidesWhatPandasDecides(String name, WeightRule rule) {
    double[][] expected = ORACLE.rows(name);

    List<Decision> decisions = rule.decide(PANEL, FROM);

    assertThat(decisions).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(decisions.get(i).day()).isEqualTo((long) expected[i][0]);
      assertThat(decisions.get(i).weights())
          .as("decision %d", i)
          .containsExactly(Arrays.copyOfRange(expected[i], 1, expected[i].length), within(1e-15));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void itsBookReturnsWhatUnitsAndCashReturn(String name, WeightRule rule) {
    CostModel costs = new CostModel("test", RATE_IN_BASIS_POINTS, 0, 0, 0);
    double[][] closes = from(FROM);

    Market market = Market.of(days(FROM), closes, closes);
    Backtest backtest = Backtest.of(BacktestRules.of(FillRule.NEXT_CLOSE, costs, 252, 1e6));

    double[] returns = backtest.netReturns(market, rule.decide(PANEL, FROM));

    assertThat(returns)
        .isEqualTo(backtest.run(market, rule.decide(PANEL, FROM)).series(DailyResult::netReturn));
    assertThat(returns).containsExactly(ORACLE.vector(name + "_returns"), within(1e-13));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void doesNotLookAhead(String name, WeightRule rule) {
    List<Decision> whole = rule.decide(PANEL, FROM);
    for (int known = FROM + 1; known < CLOSES[0].length; known += 17) {
      int end = known;
      double[][] past =
          Arrays.stream(CLOSES).map(c -> Arrays.copyOf(c, end)).toArray(double[][]::new);

      List<Decision> decisions =
          rule.decide(ClosePanel.of(Arrays.copyOf(days(0), end), past), FROM);

      assertThat(decisions)
          .as("with %d sessions", end)
          .isEqualTo(whole.stream().filter(decision -> decision.day() < end).toList());
    }
  }

  private static double[][] from(int session) {
    return Arrays.stream(CLOSES)
        .map(closes -> Arrays.copyOfRange(closes, session, closes.length))
        .toArray(double[][]::new);
  }

  private static long[] days(int from) {
    long[] days = new long[CLOSES[0].length - from];
    Arrays.setAll(days, at -> from + at);
    return days;
  }
}
