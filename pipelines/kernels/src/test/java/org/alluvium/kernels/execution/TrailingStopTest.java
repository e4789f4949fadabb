package org.alluvium.kernels.execution;

import static org.alluvium.kernels.execution.BarTable.bar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Rules of the trailing stop, with numbers to be checked by hand. */
class TrailingStopTest {
  /** From 100: hard stop 98.6, active from 100.2 on, then 0.3 % below the best price. */
  private static final ExitRule DAILY = ExitRule.trailing(0.014, new TrailingStop(0.002, 0.003));

  /** Active from the entry on, 1 % below the best price; the hard stop at 95. */
  private static final ExitRule WIDE = ExitRule.trailing(0.05, new TrailingStop(0, 0.01));

  @Test
  void smallBarsLeaveNoDoubt() {
    ExitBounds bounds =
        longFrom100(
            DAILY,
            bar(100, 100.2, 100, 100.2), // active: 100.2 × 0.997 = 99.8994
            bar(100.2, 100.4, 100.2, 100.4), // 100.4 × 0.997 = 100.0988
            bar(100.4, 100.4, 100, 100));

    assertThat(bounds.isCertain()).isTrue();
    expect(bounds.worst(), ExitReason.TRAILING_STOP, 2, 100.0988);
  }

  @Test
  void aShortFollowsTheLowestPrice() {
    PriceBars bars =
        BarTable.of(
            bar(4000, 4000, 3991, 3991), // active below 3992: 3991 × 1.003 = 4002.973
            bar(3991, 3991, 3980, 3980), // 3980 × 1.003 = 3991.94
            bar(3980, 3995, 3980, 3995));

    ExitBounds bounds = DAILY.bounds(new Position(Side.SHORT, 4000, EntryPoint.OPEN, 0, 2), bars);

    assertThat(bounds.isCertain()).isTrue();
    expect(bounds.worst(), ExitReason.TRAILING_STOP, 2, 3991.94);
    assertThat(bounds.worst().positionReturn()).isEqualTo(8.06 / 4000, within(1e-12));
  }

  @Test
  void beforeItsActivationOnlyTheHardStopHolds() {
    ExitBounds bounds = longFrom100(DAILY, bar(100, 100.19, 99.8, 100), bar(100, 100, 98.5, 98.5));

    assertThat(bounds.isCertain()).isTrue();
    expect(bounds.worst(), ExitReason.STOP, 1, 98.6);
  }

  @Test
  void theStopDoesNotMoveBack() {
    ExitBounds bounds =
        longFrom100(
            WIDE,
            bar(100, 101, 100, 101), // stop 99.99
            bar(100.9, 100.9, 100.5, 100.5),
            bar(100.5, 100.5, 99.9, 99.9));

    expect(bounds.worst(), ExitReason.TRAILING_STOP, 2, 99.99);
  }

  @Test
  void anOpenBeyondTheTrailingStopFillsAtTheOpen() {
    ExitBounds bounds = longFrom100(WIDE, bar(100, 101, 100, 101), bar(99.5, 102, 99, 102));

    assertThat(bounds.isCertain()).isTrue();
    expect(bounds.worst(), ExitReason.TRAILING_STOP, 1, 99.5);
  }

  @Test
  void highFirstIsTheBestPathWhenTheLowEndsThePosition() {
    // Low first: down to 99 at once. High first: up to 104, the stop at 102.96.
    ExitBounds bounds = longFrom100(WIDE, bar(100, 104, 98, 103));

    expect(bounds.worst(), ExitReason.TRAILING_STOP, 0, 99);
    expect(bounds.best(), ExitReason.TRAILING_STOP, 0, 102.96);
  }

  /**
   * Open, low, high, close ends at the close, 104.5; open, high, low, close at 103.95. But a rise
   * to 100.505 puts the stop at the low, 99.5: open, 100.505, low, high, close ends there.
   */
  @Test
  void theWorstPathMayBeNeitherOfTheTwoOrders() {
    ExitBounds bounds = longFrom100(WIDE, bar(100, 105, 99.5, 104.5));

    expect(bounds.worst(), ExitReason.TRAILING_STOP, 0, 99.5);
    expect(bounds.best(), ExitReason.LAST_CLOSE, 0, 104.5);
  }

  @Test
  void theWorstPathTurnsAtTheActivationWhenItsStopLiesAboveTheLow() {
    ExitRule late = ExitRule.trailing(0.05, new TrailingStop(0.02, 0.01));

    ExitBounds bounds = longFrom100(late, bar(100, 103, 99, 102.5));

    expect(bounds.worst(), ExitReason.TRAILING_STOP, 0, 100.98); // 102 × 0.99
    expect(bounds.best(), ExitReason.LAST_CLOSE, 0, 102.5);
  }

  @Test
  void aLowAtTheHardStopEndsThePositionOnEveryPath() {
    ExitRule late = ExitRule.trailing(0.05, new TrailingStop(0.02, 0.01));

    ExitBounds bounds = longFrom100(late, bar(100, 103, 95, 102.5));

    expect(bounds.worst(), ExitReason.STOP, 0, 95);
    expect(bounds.best(), ExitReason.TRAILING_STOP, 0, 101.97);
  }

  @Test
  void aCloseAtTheStopOfTheHighEndsThePositionOnEveryPath() {
    ExitBounds bounds = longFrom100(WIDE, bar(100, 102, 100, 102 * 0.99), bar(110, 110, 110, 110));

    expect(bounds.worst(), ExitReason.TRAILING_STOP, 0, 100);
    expect(bounds.best(), ExitReason.TRAILING_STOP, 0, 100.98);
  }

  @Test
  void aCloseBelowTheStopOfTheHighEndsThePositionOnEveryPath() {
    ExitBounds bounds = longFrom100(WIDE, bar(100, 105, 99.5, 103), bar(110, 110, 110, 110));

    expect(bounds.worst(), ExitReason.TRAILING_STOP, 0, 99.5);
    expect(bounds.best(), ExitReason.TRAILING_STOP, 0, 103.95);
  }

  @Test
  void aPositionThatMayLiveOnCanStillEndWorseLater() {
    ExitBounds bounds = longFrom100(WIDE, bar(100, 105, 99.5, 104.5), bar(90, 91, 89, 90));

    expect(bounds.worst(), ExitReason.TRAILING_STOP, 1, 90);
    expect(bounds.best(), ExitReason.TRAILING_STOP, 0, 103.95);
  }

  @Test
  void aTargetEndsWhatTheTrailingStopDoesNot() {
    ExitRule both = new ExitRule(0.05, 0.03, new TrailingStop(0, 0.01));

    // From 100 to 103 the stop rises to 101.97: the low of 100 lies on the way.
    ExitBounds bounds = longFrom100(both, bar(100, 104, 100, 100));
    // The low lies above every stop before the target.
    ExitBounds certain =
        both.bounds(
            new Position(Side.LONG, 100, EntryPoint.CLOSE, 0, 1),
            BarTable.of(bar(100, 100, 100, 100), bar(102.5, 104, 102.2, 102.3)));

    expect(bounds.worst(), ExitReason.TRAILING_STOP, 0, 100);
    expect(bounds.best(), ExitReason.TARGET, 0, 103);
    assertThat(certain.isCertain()).isTrue();
    expect(certain.worst(), ExitReason.TARGET, 1, 103);
  }

  @Test
  void anActivationAtTheTargetIsNeverReached() {
    ExitRule rule = new ExitRule(0.05, 0.02, new TrailingStop(0.02, 0.01));

    ExitBounds bounds = longFrom100(rule, bar(100, 103, 99, 103));

    assertThat(bounds.isCertain()).isTrue();
    expect(bounds.worst(), ExitReason.TARGET, 0, 102);
  }

  @Test
  void ofEqualEndsTheEarliestIsTold() {
    ExitBounds bounds = longFrom100(WIDE, bar(100, 105, 99.5, 104.5), bar(99.5, 99.5, 99.5, 99.5));

    expect(bounds.worst(), ExitReason.TRAILING_STOP, 0, 99.5);
  }

  @Test
  void theHighBeforeAnEntryAtTheCloseIsNotItsBestPrice() {
    ExitBounds bounds =
        WIDE.bounds(
            new Position(Side.LONG, 100, EntryPoint.CLOSE, 0, 1),
            BarTable.of(bar(100, 110, 100, 100), bar(100, 100, 99.5, 99.5)));

    expect(bounds.worst(), ExitReason.LAST_CLOSE, 1, 99.5);
  }

  private static ExitBounds longFrom100(ExitRule rule, double[]... bars) {
    return rule.bounds(
        new Position(Side.LONG, 100, EntryPoint.OPEN, 0, bars.length - 1), BarTable.of(bars));
  }

  private static void expect(Exit exit, ExitReason reason, long at, double price) {
    assertThat(exit.reason()).isEqualTo(reason);
    assertThat(exit.at()).isEqualTo(at);
    assertThat(exit.price()).isEqualTo(price, within(1e-9));
  }
}
