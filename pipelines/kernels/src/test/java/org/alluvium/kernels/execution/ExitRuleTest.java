package org.alluvium.kernels.execution;

import static org.alluvium.kernels.execution.BarTable.MISSING;
import static org.alluvium.kernels.execution.BarTable.bar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Entry at 100, stop 2 % away, target 1 % away: a long's 98 and 101, a short's 102 and 99. */
class ExitRuleTest {
  private static final ExitRule RULE = ExitRule.of(0.02, 0.01);
  private static final double[] QUIET = bar(100, 100.5, 99.5, 100.2);

  @Test
  void aTouchedStopFillsAtTheStop() {
    expect(Side.LONG, ExitReason.STOP, 1, 98, QUIET, bar(100, 100, 98, 99), QUIET);
    expect(Side.SHORT, ExitReason.STOP, 1, 102, QUIET, bar(100, 102, 100, 101), QUIET);
  }

  @Test
  void aTouchedTargetFillsAtTheTarget() {
    expect(Side.LONG, ExitReason.TARGET, 1, 101, QUIET, bar(100, 101, 99, 100), QUIET);
    expect(Side.SHORT, ExitReason.TARGET, 1, 99, QUIET, bar(100, 101, 99, 100), QUIET);
  }

  @Test
  void aPriceShortOfALevelTouchesNothing() {
    expect(Side.LONG, ExitReason.LAST_CLOSE, 0, 100, bar(100, 100.99, 98.01, 100));
    expect(Side.SHORT, ExitReason.LAST_CLOSE, 0, 100, bar(100, 101.99, 99.01, 100));
  }

  @Test
  void theStopComesFirstWhereOneBarHoldsBoth() {
    double[] both = bar(100, 103, 97, 100);

    expect(Side.LONG, ExitReason.STOP, 0, 98, both);
    expect(Side.SHORT, ExitReason.STOP, 0, 102, both);
    ExitBounds bounds = RULE.bounds(atOpen(Side.LONG, 0), BarTable.of(both));
    assertThat(bounds.isCertain()).isFalse();
    assertThat(bounds.best().reason()).isEqualTo(ExitReason.TARGET);
    assertThat(bounds.best().price()).isEqualTo(101);
  }

  @Test
  void anOpenBeyondALevelFillsAtTheOpen() {
    expect(Side.LONG, ExitReason.STOP, 1, 97, QUIET, bar(97, 103, 96, 102));
    expect(Side.LONG, ExitReason.TARGET, 1, 102, QUIET, bar(102, 103, 96, 97));
    expect(Side.SHORT, ExitReason.STOP, 1, 104, QUIET, bar(104, 105, 98, 99));
    expect(Side.SHORT, ExitReason.TARGET, 1, 98.5, QUIET, bar(98.5, 103, 98, 103));
  }

  @Test
  void anOpenAtALevelEndsItWhateverFollows() {
    for (double[] bar : new double[][] {bar(98, 103, 97, 102), bar(101, 103, 97, 98)}) {
      ExitBounds bounds = RULE.bounds(atOpen(Side.LONG, 1), BarTable.of(QUIET, bar));

      assertThat(bounds.isCertain()).isTrue();
      assertThat(bounds.worst().price()).isEqualTo(bar[0]);
    }
  }

  @Test
  void theEntryBarCountsAfterAnEntryAtItsOpenOnly() {
    PriceBars bars = BarTable.of(bar(100, 100.5, 97, 100), QUIET);

    assertThat(RULE.worst(atOpen(Side.LONG, 1), bars).at()).isZero();
    Exit afterClose = RULE.worst(new Position(Side.LONG, 100, EntryPoint.CLOSE, 0, 1), bars);
    assertThat(afterClose.at()).isEqualTo(1);
    assertThat(afterClose.reason()).isEqualTo(ExitReason.LAST_CLOSE);
  }

  @Test
  void withoutAStopOrTargetTheLastCloseEndsIt() {
    ExitRule none = ExitRule.of(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    PriceBars bars = BarTable.of(QUIET, bar(100, 200, 1, 150), QUIET);

    for (Side side : Side.values()) {
      Exit exit = none.worst(atOpen(side, 1), bars);
      assertThat(exit.reason()).isEqualTo(ExitReason.LAST_CLOSE);
      assertThat(exit.price()).isEqualTo(150);
      assertThat(exit.positionReturn()).isEqualTo(side.sign() * 0.5);
    }
  }

  @Test
  void aShortReturnsTheNegativeOfALong() {
    assertThat(Side.LONG.positionReturn(4000, 4100)).isEqualTo(0.025, within(1e-15));
    assertThat(Side.SHORT.positionReturn(4000, 4100)).isEqualTo(-0.025, within(1e-15));
    assertThat(Side.SHORT.positionReturn(4000, 4000)).isEqualTo(0.0);
  }

  @Test
  void aForecastWithoutDirectionHasNoSide() {
    assertThat(Side.ofForecast(1e-9)).contains(Side.LONG);
    assertThat(Side.ofForecast(-1e-9)).contains(Side.SHORT);
    assertThat(Side.ofForecast(-0.0)).isEmpty();
    assertThat(Side.ofForecast(Double.NaN)).isEmpty();
  }

  @Test
  void missingBarsArePassedOverAndCounted() {
    double[] noHigh = bar(100, Double.NaN, 90, 100);

    Exit exit =
        RULE.worst(
            atOpen(Side.LONG, 3), BarTable.of(QUIET, MISSING, noHigh, bar(100, 100, 97, 99)));

    assertThat(exit.reason()).isEqualTo(ExitReason.STOP);
    assertThat(exit.at()).isEqualTo(3);
    assertThat(exit.missingBars()).isEqualTo(2);
  }

  @Test
  void aMissingLastBarEndsThePositionAtTheNextOpen() {
    Exit exit =
        RULE.worst(atOpen(Side.LONG, 1), BarTable.of(QUIET, MISSING, MISSING, bar(90, 91, 89, 90)));

    assertThat(exit.reason()).isEqualTo(ExitReason.LATE_OPEN);
    assertThat(exit.at()).isEqualTo(3);
    assertThat(exit.price()).isEqualTo(90);
    assertThat(exit.missingBars()).isEqualTo(2);
  }

  @Test
  void aPositionIsStillOpenWhereBarsEndBeforeItsPlan() {
    Exit exit = RULE.worst(atOpen(Side.LONG, 4), BarTable.of(QUIET, QUIET, MISSING));

    assertThat(exit.reason()).isEqualTo(ExitReason.STILL_OPEN);
    assertThat(exit.at()).isEqualTo(1);
    assertThat(exit.price()).isEqualTo(100.2);
  }

  @Test
  void impossibleBarsAreRefused() {
    assertThatThrownBy(() -> BarTable.of(QUIET, bar(100, 99, 98, 99)))
        .hasMessage(
            "bar 1 must have finite prices > 0 with low <= open, close <= high, got open 100.0, "
                + "high 99.0, low 98.0, close 99.0");
    assertThatThrownBy(() -> BarTable.of(bar(100, Double.POSITIVE_INFINITY, 98, 99)))
        .hasMessageContaining("bar 0 must have finite prices > 0");
    double infinity = Double.POSITIVE_INFINITY;
    assertThatThrownBy(() -> BarTable.of(bar(100, infinity, -infinity, 99)))
        .hasMessageContaining("high Infinity, low -Infinity");
    assertThatThrownBy(() -> BarTable.of(bar(1, 1, 0, 1)))
        .hasMessageContaining("got open 1.0, high 1.0, low 0.0, close 1.0");
    double[] one = {1, 1};
    assertThatThrownBy(() -> PriceBars.of(new long[] {7, 7}, one, one, one, one))
        .hasMessage("bars must ascend strictly, got 7 at row 1");
    assertThatThrownBy(() -> PriceBars.of(new long[] {7}, one, one, one, one))
        .hasMessage("open must have length 1, got 2");
  }

  @Test
  void anEntryThatTheBarsDoNotKnowIsRefused() {
    assertThatThrownBy(() -> RULE.worst(atOpen(Side.LONG, 0), BarTable.of(MISSING)))
        .hasMessage("there is no bar with prices at the entry 0");
    assertThatThrownBy(
            () ->
                RULE.worst(new Position(Side.LONG, 100, EntryPoint.OPEN, 5, 5), BarTable.of(QUIET)))
        .hasMessage("there is no bar with prices at the entry 5");
    assertThatThrownBy(
            () ->
                RULE.worst(new Position(Side.LONG, 50, EntryPoint.OPEN, 0, 0), BarTable.of(QUIET)))
        .hasMessage(
            "entry price 50.0 lies outside its bar 0, which ranges from 99.5 to 100.5: give price "
                + "and bars on one basis");
  }

  @Test
  void rulesAndPositionsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> ExitRule.of(Double.NaN, 1))
        .hasMessage("hard stop distance must be > 0, got NaN");
    assertThatThrownBy(() -> ExitRule.of(1, 0))
        .hasMessage("take profit distance must be > 0, got 0.0");
    assertThatThrownBy(() -> new TrailingStop(-0.1, 0.1))
        .hasMessage("activation of a trailing stop must be >= 0, got -0.1");
    assertThatThrownBy(() -> new TrailingStop(0.1, 1))
        .hasMessage("trail of a trailing stop must be in (0, 1), got 1.0");
    assertThatThrownBy(() -> new Position(Side.LONG, 0, EntryPoint.OPEN, 0, 0))
        .hasMessage("entry price must be > 0, got 0.0");
    assertThatThrownBy(() -> new Position(Side.LONG, 1, EntryPoint.CLOSE, 3, 3))
        .hasMessage(
            "a position entered at the close of bar 3 cannot be ended at the close of bar 3");
    assertThatThrownBy(() -> new Position(Side.LONG, 1, EntryPoint.OPEN, 3, 2))
        .hasMessage(
            "a position entered at the open of bar 3 cannot be ended at the close of bar 2");
  }

  private static Position atOpen(Side side, long lastAt) {
    return new Position(side, 100, EntryPoint.OPEN, 0, lastAt);
  }

  /** Holds a position from the first bar's open to the last bar's close. */
  private static void expect(
      Side side, ExitReason reason, long at, double price, double[]... bars) {
    Exit exit = RULE.worst(atOpen(side, bars.length - 1), BarTable.of(bars));
    double expectedReturn = side.sign() * (price - 100) / 100;
    assertThat(exit.reason()).isEqualTo(reason);
    assertThat(exit.at()).isEqualTo(at);
    assertThat(exit.price()).isEqualTo(price);
    assertThat(exit.positionReturn()).isEqualTo(expectedReturn, within(1e-15));
    assertThat(exit.missingBars()).isZero();
  }
}
