package org.alluvium.kernels.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.alluvium.kernels.returns.SimpleReturns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PerformanceTest {
  private static final OracleVectors ORACLE = OracleVectors.read("performance.txt");
  private static final double[] RETURNS = SimpleReturns.series(ORACLE.vector("close"));

  static Stream<Arguments> metrics() {
    Performance performance = Performance.of(RETURNS, 252);
    return Stream.of(
        Arguments.of("totalReturn", performance.totalReturn()),
        Arguments.of("annualReturn", performance.annualReturn()),
        Arguments.of("annualVolatility", performance.annualVolatility()),
        Arguments.of("sharpe", performance.sharpe()),
        Arguments.of("sortino", performance.sortino()),
        Arguments.of("calmar", performance.calmar()),
        Arguments.of("maxDrawdown", performance.maxDrawdown()),
        Arguments.of("maxDrawdownLength", (double) performance.maxDrawdownLength()),
        Arguments.of("hitRatio", performance.hitRatio()),
        Arguments.of("profitFactor", performance.profitFactor()),
        Arguments.of("skew", performance.skew()),
        Arguments.of("rawKurtosis", performance.rawKurtosis()),
        Arguments.of("valueAtRisk95", performance.valueAtRisk95()),
        Arguments.of("conditionalValueAtRisk95", performance.conditionalValueAtRisk95()));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aMetricOfRealReturnsEqualsNumpyAndScipy(String name, double value) {
    double expected = ORACLE.number(name);
    assertThat(value).isCloseTo(expected, within(1e-11 * Math.max(1, Math.abs(expected))));
  }

  @Test
  void theDrawdownSeriesEqualsNumpy() {
    assertThat(Drawdown.of(RETURNS).series())
        .containsExactly(ORACLE.vector("drawdown"), within(1e-13));
  }

  @Test
  void monthlyReturnsEqualPandasAndCompoundToTheWhole() {
    double[] days = ORACLE.vector("day");
    long[] ends = new long[RETURNS.length];
    Arrays.setAll(ends, row -> (long) days[row + 1]);
    List<MonthlyReturn> table = MonthlyReturn.table(ends, RETURNS);
    assertThat(table.stream().mapToDouble(MonthlyReturn::value).toArray())
        .containsExactly(ORACLE.vector("monthly"), within(1e-13));
    assertThat(table.get(0).month()).hasToString("2007-01");
    assertThat(table.stream().mapToInt(MonthlyReturn::periods).sum()).isEqualTo(RETURNS.length);
  }

  @Test
  void aFlatPathHasRatiosOfZero() {
    Performance flat = Performance.of(new double[10], 252);
    assertThat(flat.sharpe()).isZero();
    assertThat(flat.sortino()).isZero();
    assertThat(flat.calmar()).isZero();
    assertThat(flat.maxDrawdown()).isZero();
    assertThat(flat.annualReturn()).isZero();
    assertThat(flat.hitRatio()).isNaN();
  }

  @Test
  void aConstantGainHasNoDeviationAndSoASharpeOfZero() {
    Performance constant = Performance.of(new double[] {0.1, 0.1, 0.1}, 252);
    assertThat(constant.sharpe()).isZero();
    assertThat(constant.annualVolatility()).isZero();
    assertThat(constant.profitFactor()).isNaN();
    assertThat(constant.hitRatio()).isEqualTo(1);
  }

  @Test
  void missingReturnsAreLeftOutAndCounted() {
    Performance holed = Performance.of(new double[] {0.1, Double.NaN, -0.05}, 252);
    Performance whole = Performance.of(new double[] {0.1, -0.05}, 252);
    assertThat(holed.missing()).isEqualTo(1);
    assertThat(holed.periods()).isEqualTo(2);
    assertThat(holed.totalReturn()).isEqualTo(whole.totalReturn());
    assertThat(holed.sharpe()).isEqualTo(whole.sharpe());
  }

  @Test
  void aYearOfReturnsIsItsOwnAnnualReturn() {
    assertThat(Performance.of(new double[] {0.1, 0.1}, 2).annualReturn())
        .isCloseTo(0.21, within(1e-15));
  }

  @Test
  void losingEverythingIsAnAnnualReturnOfMinusOne() {
    Performance lost = Performance.of(new double[] {0.1, -1, 0}, 252);
    assertThat(lost.totalReturn()).isEqualTo(-1);
    assertThat(lost.annualReturn()).isEqualTo(-1);
    assertThat(lost.maxDrawdown()).isEqualTo(-1);
  }

  @Test
  void turnoverAndCostAreStatedPerYear() {
    Performance traded =
        Performance.of(new double[] {0.1, 0}, new double[] {1, 0}, new double[] {0.001, 0}, 252);
    assertThat(traded.annualTurnover()).isEqualTo(126);
    assertThat(traded.annualCost()).isCloseTo(0.126, within(1e-15));
    assertThat(Performance.of(new double[] {0.1}, 252).annualTurnover()).isNaN();
  }

  @Test
  void theLengthOfADrawdownRunsFromPeakToRecovery() {
    Drawdown drawdown = Drawdown.of(new double[] {0.1, -0.5, 0.5, 0.5, 0.1, -0.1});
    assertThat(drawdown.deepest()).isEqualTo(-0.5);
    assertThat(drawdown.length()).isEqualTo(3);
    assertThat(Drawdown.of(new double[] {0.1, -0.5, 0.1}).length()).isEqualTo(2);
    assertThat(Drawdown.of(new double[] {0.1, 0.2}).length()).isZero();
  }

  @Test
  void aSampleWithoutReturnsIsRefused() {
    assertThatThrownBy(() -> Performance.of(new double[] {Double.NaN}, 252))
        .hasMessage("performance needs at least one return, all 1 are missing");
  }

  @Test
  void anInfiniteReturnIsRefused() {
    assertThatThrownBy(() -> Performance.of(new double[] {Double.POSITIVE_INFINITY}, 252))
        .hasMessage("a return must be finite, or NaN for missing, got Infinity");
  }
}
