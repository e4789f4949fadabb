package org.alluvium.flows.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.backtest.WalkBench.Vintage;
import org.alluvium.flows.panel.AsOfPanel.DayRule;
import org.alluvium.kernels.backtest.BacktestRules;
import org.alluvium.kernels.backtest.FillRule;
import org.alluvium.kernels.cost.CostModel;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * A capital of 100 wholly in one asset, without costs: the value is 100 × close / close of the
 * fill. A day closes 21 hours after its midnight.
 */
class BookWalkTest {
  private static final BacktestRules RULES =
      BacktestRules.of(FillRule.NEXT_CLOSE, CostModel.free(), 252, 100);

  /** Closes 10, 10, 20, 40 on days 1 to 4; all is bought on day 2. */
  private static WalkBench bench() {
    WalkBench bench = new WalkBench(List.of("A"), RULES, DayRule.ANY_ASSET);
    bench.decide(1, close(1), 1);
    return price(price(price(price(bench, 1, 10), 2, 10), 3, 20), 4, 40);
  }

  @Test
  void aDayIsKnownFromItsCloseOn() {
    assertThat(bench().vintages())
        .containsExactly(
            new Vintage(1, close(1), 100),
            new Vintage(2, close(2), 100),
            new Vintage(3, close(3), 200),
            new Vintage(4, close(4), 400));
  }

  @Test
  void aDayOfASourceThatDelaysIsKnownFromTheArrivalOn() {
    WalkBench bench = new WalkBench(List.of("A"), RULES, DayRule.ANY_ASSET);
    bench.decide(1, close(1) + 3, 1);
    bench.price(0, 1, close(1) + 3, 10, 10).price(0, 2, close(2) + 3, 10, 10);

    assertThat(bench.vintages())
        .containsExactly(new Vintage(1, close(1) + 3, 100), new Vintage(2, close(2) + 3, 100));
  }

  @Test
  void aLateBarAddsItsDayAndRestatesThoseAfterIt() {
    WalkBench bench = new WalkBench(List.of("A"), RULES, DayRule.ANY_ASSET);
    bench.decide(1, close(1), 1);
    price(price(price(bench, 1, 10), 3, 20), 4, 40).price(0, 2, close(4) + 1, 10, 10);

    assertThat(bench.vintages())
        .containsExactly(
            new Vintage(1, close(1), 100),
            new Vintage(3, close(3), 100),
            new Vintage(4, close(4), 200),
            new Vintage(2, close(4) + 1, 100),
            new Vintage(3, close(4) + 1, 200),
            new Vintage(4, close(4) + 1, 400));
  }

  @Test
  void aRestatedBarLeavesTheRowsBeforeItAndAddsVintagesFromItOn() {
    List<Vintage> vintages = bench().price(0, 3, close(4) + 5, 25, 25).vintages();

    assertThat(vintages.subList(0, 4)).isEqualTo(bench().vintages());
    assertThat(vintages.subList(4, 6))
        .containsExactly(new Vintage(3, close(4) + 5, 250), new Vintage(4, close(4) + 5, 400));
    assertThat(vintages).hasSize(6);
  }

  @Test
  void aRestatedBarOfADecisionSessionKeepsTheDecision() {
    WalkBench bench = bench().decide(3, close(3), 0.5).price(0, 3, close(4) + 5, 25, 25);

    assertThat(WalkBench.newest(bench.fromNothing(), close(4)))
        .isEqualTo(Map.of(1L, 100.0, 2L, 100.0, 3L, 200.0, 4L, 400.0));
    assertThat(WalkBench.newest(bench.fromNothing(), close(5)))
        .isEqualTo(Map.of(1L, 100.0, 2L, 100.0, 3L, 250.0, 4L, 400.0));
    price(bench, 5, 80);
    assertThat(WalkBench.newest(bench.fromNothing(), close(5)).get(5L)).isEqualTo(600);
  }

  @Test
  void twoCorrectionsAtOneInstantGiveOneVintageFromTheEarlierOn() {
    WalkBench bench = bench().price(0, 3, close(4) + 5, 25, 25).price(0, 2, close(4) + 5, 8, 8);

    assertThat(bench.vintages().subList(4, 7))
        .containsExactly(
            new Vintage(2, close(4) + 5, 100),
            new Vintage(3, close(4) + 5, 312.5),
            new Vintage(4, close(4) + 5, 500));
    assertThat(bench.vintages()).hasSize(7);
  }

  @Test
  void aCorrectionOfACorrectionIsAFurtherVintage() {
    WalkBench bench = bench().price(0, 4, close(4) + 5, 50, 50).price(0, 4, close(4) + 9, 45, 45);

    assertThat(bench.vintages().subList(3, 6))
        .containsExactly(
            new Vintage(4, close(4), 400),
            new Vintage(4, close(4) + 5, 500),
            new Vintage(4, close(4) + 9, 450));
  }

  @Test
  void aCorrectionFromBeforeTheFirstDecisionTouchesNothing() {
    WalkBench bench = bench().price(0, 0, close(4) + 5, 7, 7);

    assertThat(bench.vintages()).isEqualTo(bench().vintages());
  }

  @Test
  void whatIsReadInAfterARunAndKnownAsOfItBelongsToItsInstant() {
    WalkBench bench = bench();
    List<Row> rows = bench.inSteps(close(4));
    bench.price(0, 3, close(4), 25, 25);

    assertThat(bench.step(rows, close(4)))
        .extracting(row -> row.getDouble(row.length() - 2))
        .containsExactly(100.0, 100.0, 200.0, 250.0, 400.0);
    assertThat(bench.vintages())
        .extracting(Vintage::nav)
        .containsExactly(100.0, 100.0, 200.0, 250.0, 400.0);
  }

  @Test
  void beforeTheFirstDecisionThereIsNoDay() {
    WalkBench bench = new WalkBench(List.of("A"), RULES, DayRule.ANY_ASSET);

    assertThat(price(price(bench, 1, 10), 2, 10).vintages()).isEmpty();
  }

  @Test
  void theTradesOfADayHaveItsVintage() {
    WalkBench bench = bench().price(0, 2, close(4) + 5, 8, 8);

    assertThat(bench.tradesFromNothing())
        .extracting(row -> row.<Instant>getAs(4))
        .containsExactly(instant(close(2)), instant(close(4) + 5));
    assertThat(bench.tradesFromNothing())
        .extracting(row -> row.getDouble(7))
        .containsExactly(10.0, 8.0);
  }

  @Test
  void aDelistingPaysOnItsDayThoughNothingElseTrades() {
    WalkBench bench = bench().delist(0, 5, close(5), -0.25);

    assertThat(bench.vintages().get(4)).isEqualTo(new Vintage(5, close(5), 300));
    Row payment = bench.tradesFromNothing().get(1);
    assertThat(payment.getDouble(6)).isEqualTo(-10);
    assertThat(payment.getDouble(7)).isEqualTo(30);
    assertThat(payment.getString(payment.length() - 1)).isEqualTo("delisting");
    assertThat(bench.delist(0, 5, close(7), -1).vintages().subList(4, 5))
        .containsExactly(new Vintage(5, close(5), 300));
  }

  @Test
  void thePositionsOfADayHaveItsVintageAndWhatIsNotHeldHasNone() {
    WalkBench bench =
        price(bench().decide(4, close(4), 0), 5, 50).price(0, 3, close(5) + 5, 25, 25);

    assertThat(bench.positionsFromNothing())
        .extracting(row -> row.<Instant>getAs(4))
        .containsExactly(
            instant(close(2)),
            instant(close(3)),
            instant(close(4)),
            instant(close(5) + 5),
            instant(close(5) + 5));
    assertThat(bench.positionsFromNothing())
        .extracting(row -> row.<Double[]>getAs(7)[0])
        .containsExactly(100.0, 200.0, 400.0, 250.0, 400.0);
  }

  @Test
  void aBookOfBooksHasADayWhenItsLastSleeveHas() {
    WalkBench bench = new WalkBench(List.of("A", "B"), RULES, DayRule.EVERY_ASSET);
    bench.decide(1, close(1) + 1, 0.5, 0.5);
    for (int day = 1; day <= 3; day++) {
      bench.price(0, day, close(day), 10, 10).price(1, day, close(day) + 1, 10, 10);
    }
    bench.price(0, 4, close(4), 99, 99).price(1, 3, close(4) + 2, 14, 14);

    assertThat(bench.vintages())
        .containsExactly(
            new Vintage(1, close(1) + 1, 100),
            new Vintage(2, close(2) + 1, 100),
            new Vintage(3, close(3) + 1, 100),
            new Vintage(3, close(4) + 2, 120));
  }

  private static WalkBench price(WalkBench bench, int day, double price) {
    return bench.price(0, day, close(day), price, price);
  }

  private static long close(int day) {
    return 24L * day + 21;
  }

  private static Instant instant(long hour) {
    return Instant.EPOCH.plusSeconds(3600 * hour);
  }
}
