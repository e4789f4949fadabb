package org.alluvium.kernels.canary;

import static org.alluvium.kernels.canary.PlantedMarket.NOW;
import static org.alluvium.kernels.canary.PlantedMarket.close;
import static org.alluvium.kernels.canary.PlantedMarket.date;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.alluvium.kernels.backtest.Backtest;
import org.alluvium.kernels.backtest.BacktestRules;
import org.alluvium.kernels.backtest.BacktestState;
import org.alluvium.kernels.backtest.Decision;
import org.alluvium.kernels.backtest.FillRule;
import org.alluvium.kernels.backtest.Market;
import org.alluvium.kernels.cost.CostModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Leaks are planted one by one. The canary names the column, the first date that differs and the
 * input behind it, all of which follow from how the leak was planted; of what was honest it says
 * nothing. Two leaks use no future, and are refused elsewhere.
 */
class CanaryMutantsTest {
  private static final long SEED = 20161111;

  /** Leak, column, first differing session and symbol, what was done, table and session behind. */
  static Stream<Arguments> planted() {
    return Stream.of(
        // sessions 79 and 80 see 81 and 82
        arguments(PlantedLeaks.centredWindow(), "features.CENTRED5", NOW - 1, "X:A", "bars", 81),
        // B has no close on session 80
        arguments(PlantedLeaks.futureFill(), "features.FILLED", NOW, "X:B", "bars", 81),
        arguments(PlantedLeaks.fullSampleScore(), "features.SCORE", 0, "X:A", "bars", 81),
        // the label of session t ends with session t + 6
        arguments(PlantedLeaks.labelInFeatures(), "features.MOMENTUM", 75, "X:A", "bars", 81),
        // the observation of session 70 is released at session 85
        arguments(PlantedLeaks.macroByEventDate(), "features.CPI", 70, "X:A", "macro", 70),
        // session 40 is restated at session 90
        arguments(PlantedLeaks.restatedPrice(), "features.PRICE", 40, "X:A", "bars", 40),
        // C is delisted at session 100: A would have had a third
        arguments(PlantedLeaks.survivorUniverse(), "weights.weight", 0, "X:A", "universe", 0),
        // A is split at session 95
        arguments(PlantedLeaks.backAdjustedVolume(), "features.VOLUME", 0, "X:A", "actions", 95),
        // A only rises: its least close is the first, its greatest the last
        arguments(PlantedLeaks.globalRange(), "features.SCALED", 1, "X:A", "bars", 119),
        // the cutoff of session 75 knows no label after that of session 69
        arguments(PlantedLeaks.unpurgedLabel(), "models.intercept", 75, "mean", "bars", 81));
  }

  @ParameterizedTest
  @MethodSource("planted")
  void aLeakIsNamed(
      Computation leak, String column, int session, String symbol, String table, int behind) {
    List<Leak> leaks = Canary.of(leak, SEED).at(PlantedMarket.inputs(), close(NOW)).leaks();

    assertThat(leaks).hasSize(1);
    Difference difference = leaks.get(0).difference();
    assertThat(difference.table() + "." + difference.column()).isEqualTo(column);
    assertThat(difference.day()).isEqualTo(PlantedMarket.day(session));
    assertThat(difference.symbol()).isEqualTo(symbol);
    assertThat(leaks.get(0).future()).isEqualTo(Future.ABSENT);
    Leak.InputRow row = leaks.get(0).behind().orElseThrow();
    assertThat(row.table()).isEqualTo(table);
    assertThat(row.knownAt()).isGreaterThan(close(NOW));
    assertThat(row.day()).isEqualTo(PlantedMarket.day(behind));
  }

  static Stream<Computation> honest() {
    return Stream.of(
        PlantedLeaks.trailingWindow(),
        PlantedLeaks.pastFill(),
        PlantedLeaks.expandingScore(),
        PlantedLeaks.momentum(),
        PlantedLeaks.macroAsKnown(),
        PlantedLeaks.priceAsKnown(),
        PlantedLeaks.universeAsKnown(),
        PlantedLeaks.volumeAsTraded(),
        PlantedLeaks.expandingRange(),
        PlantedLeaks.purgedLabel());
  }

  @ParameterizedTest
  @MethodSource("honest")
  void whatEachShouldHaveBeenPasses(Computation computation) {
    for (int session = 30; session < PlantedMarket.SESSIONS; session += 10) {
      Canary.Finding found =
          Canary.of(computation, SEED).at(PlantedMarket.inputs(), close(session));
      assertThat(found.leaks()).isEmpty();
      assertThat(found.result().get(0).rows()).isNotEmpty();
    }
  }

  @Test
  void aPeekThatTruncationCannotSeeIsSeenInASpoiltFuture() {
    List<Leak> leaks =
        Canary.of(PlantedLeaks.quietPeek(), SEED).at(PlantedMarket.inputs(), close(NOW)).leaks();

    assertThat(leaks).hasSize(1);
    assertThat(leaks.get(0).future()).isEqualTo(Future.MISSING);
    assertThat(leaks.get(0).told())
        .startsWith("features.DRIFT first differs on " + date(NOW) + " for X:A, as known by ")
        .contains(
            "with a future of NaN: 1.0 became missing; behind it: bars of X:A on " + date(81));
  }

  @Test
  void aFillAtTheCloseThatDecidedUsesNoFutureAndIsRefusedByTheBacktest() {
    assertThat(leaksOf(PlantedLeaks.sameDayFill())).isEmpty();

    assertThatThrownBy(() -> FillRule.parse("same_close"))
        .hasMessageContaining("a decision made after a close is filled no earlier than the next");
    double[][] prices = {{10, 11, 12}};
    Market market = Market.of(new long[] {0, 1, 2}, prices, prices);
    Backtest backtest =
        Backtest.of(BacktestRules.of(FillRule.NEXT_CLOSE, CostModel.free(), 252, 100));
    assertThat(backtest.run(market, List.of(Decision.of(1, 1))).trades())
        .allSatisfy(trade -> assertThat(trade.day()).isEqualTo(2));
    BacktestState afterDayOne =
        backtest
            .run(
                Market.of(new long[] {0, 1}, new double[][] {{10, 11}}, new double[][] {{10, 11}}),
                List.of())
            .state();
    assertThatThrownBy(() -> backtest.resume(afterDayOne, market, List.of(Decision.of(1, 1))))
        .hasMessageContaining("no fill lies before its decision");
  }

  @Test
  void aBackDatedRatingIsBelievedSinceItsKnownAtIsAllThatIsKnownOfIt() {
    assertThat(leaksOf(PlantedLeaks.backDatedRating())).isEmpty();
  }

  private static List<Leak> leaksOf(Computation computation) {
    return Canary.of(computation, SEED).at(PlantedMarket.inputs(), close(NOW)).leaks();
  }
}
