package org.alluvium.kernels.adjustment;

import static org.alluvium.kernels.adjustment.PriceAction.Kind.DIVIDEND;
import static org.alluvium.kernels.adjustment.PriceAction.Kind.SPLIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.alluvium.kernels.feature.Bars;
import org.junit.jupiter.api.Test;

class AdjustmentTest {
  /** Both factors are printed to seven decimals: half a unit of the last, and rounding. */
  private static final double PRINTED = 5.01e-8;

  @Test
  void the_factors_are_those_of_leans_file() throws IOException {
    List<String[]> factors = recorded("factor");
    int[] days = factors.stream().mapToInt(cells -> day(cells[1])).toArray();
    double[] closes = factors.stream().mapToDouble(cells -> Double.parseDouble(cells[4])).toArray();
    AdjustmentFactors computed =
        Adjustment.asKnownAt(appleActions(), Long.MAX_VALUE).relativeToLast(days, closes);
    assertThat(factors).hasSize(41);
    for (int row = 0; row < days.length; row++) {
      String[] printed = factors.get(row);
      assertThat(computed.price(row))
          .as("price factor up to %s", printed[1])
          .isCloseTo(Double.parseDouble(printed[2]), within(PRINTED));
      assertThat(computed.split(row))
          .as("split factor up to %s", printed[1])
          .isCloseTo(Double.parseDouble(printed[3]), within(PRINTED));
    }
  }

  @Test
  void a_split_of_seven_leaves_returns_and_traded_value_unchanged() {
    int[] days = {10, 11, 14};
    Bars bars = flat(new double[] {700, 714, 102}, new double[] {5, 6, 70});
    Bars adjusted = adjustment(new PriceAction(0, 14, SPLIT, 7)).relativeToLast(days, bars);
    assertThat(adjusted.close(0)).isCloseTo(100, within(1e-12));
    assertThat(adjusted.close(1)).isCloseTo(102, within(1e-12));
    assertThat(adjusted.close(2)).isEqualTo(102.0);
    assertThat(adjusted.open(1)).isEqualTo(adjusted.close(1));
    assertThat(adjusted.volume(0)).isCloseTo(35, within(1e-12));
    assertThat(adjusted.volume(2)).isEqualTo(70.0);
  }

  @Test
  void a_dividend_of_d_on_a_close_of_c_leaves_one_less_d_over_c_and_no_volume_moves() {
    int[] days = {10, 11, 14};
    Bars bars = flat(new double[] {40, 50, 49}, new double[] {5, 6, 7});
    Bars adjusted = adjustment(new PriceAction(0, 14, DIVIDEND, 1)).relativeToLast(days, bars);
    assertThat(adjusted.close(0)).isCloseTo(40 * (1 - 1 / 50.0), within(1e-12));
    assertThat(adjusted.close(1)).isCloseTo(49, within(1e-12));
    assertThat(adjusted.volume(0)).isEqualTo(5.0);
  }

  @Test
  void a_dividend_of_the_day_of_a_split_is_cash_per_old_share_and_one_after_it_per_new() {
    int[] days = {10, 14};
    double[] closes = {100, 49};
    AdjustmentFactors sameDay =
        adjustment(new PriceAction(0, 14, SPLIT, 2), new PriceAction(0, 14, DIVIDEND, 2))
            .relativeToLast(days, closes);
    assertThat(sameDay.price(0)).isCloseTo(0.98, within(1e-15));
    AdjustmentFactors dayAfter =
        adjustment(new PriceAction(0, 13, SPLIT, 2), new PriceAction(0, 14, DIVIDEND, 2))
            .relativeToLast(days, closes);
    assertThat(dayAfter.price(0)).isCloseTo(0.96, within(1e-15));
    assertThat(dayAfter.split(0)).isEqualTo(0.5);
  }

  @Test
  void of_an_ex_day_the_newest_version_known_counts_and_no_later_one() {
    List<PriceAction> versions =
        List.of(
            new PriceAction(30, 14, SPLIT, 4),
            new PriceAction(20, 14, SPLIT, 2),
            new PriceAction(40, 14, SPLIT, 8));
    int[] days = {10, 14};
    double[] closes = {100, 25};
    assertThat(Adjustment.asKnownAt(versions, 19).relativeToLast(days, closes).split(0)).isOne();
    assertThat(Adjustment.asKnownAt(versions, 20).relativeToLast(days, closes).split(0))
        .isEqualTo(0.5);
    assertThat(Adjustment.asKnownAt(versions, 39).relativeToLast(days, closes).split(0))
        .isEqualTo(0.25);
  }

  @Test
  void actions_outside_the_rows_change_no_bit() {
    int[] days = {10, 11};
    Bars bars = flat(new double[] {40, 50}, new double[] {5, 6});
    Adjustment outside =
        adjustment(new PriceAction(0, 10, SPLIT, 3), new PriceAction(0, 12, DIVIDEND, 1));
    assertThat(outside.relativeToLast(days, bars)).isSameAs(bars);
    assertThat(outside.sharesSinceFirst(days, new double[] {40, 50})).containsExactly(1, 1);
  }

  @Test
  void the_factors_of_a_row_have_the_same_bits_wherever_the_series_begins() {
    Random random = new Random(7);
    int[] days = new int[200];
    double[] closes = new double[200];
    List<PriceAction> actions = new ArrayList<>();
    for (int row = 0; row < 200; row++) {
      days[row] = 3 * row;
      closes[row] = 50 * Math.exp(0.1 * random.nextGaussian());
      if (row % 9 == 4) {
        actions.add(new PriceAction(0, 3 * row - random.nextInt(3), DIVIDEND, random.nextDouble()));
      }
      if (row % 50 == 7) {
        actions.add(new PriceAction(0, 3 * row, SPLIT, 1 + random.nextInt(4)));
      }
    }
    Adjustment adjustment = Adjustment.asKnownAt(actions, 0);
    AdjustmentFactors whole = adjustment.relativeToLast(days, closes);
    for (int from = 0; from < 200; from++) {
      AdjustmentFactors tail =
          adjustment.relativeToLast(
              Arrays.copyOfRange(days, from, 200), Arrays.copyOfRange(closes, from, 200));
      assertThat(tail.price(0)).isEqualTo(whole.price(from));
      assertThat(tail.split(0)).isEqualTo(whole.split(from));
    }
  }

  @Test
  void an_index_of_total_return_grows_by_what_the_adjusted_prices_grow() throws IOException {
    List<String[]> factors = recorded("factor");
    int[] days = factors.stream().mapToInt(cells -> day(cells[1])).toArray();
    double[] closes = factors.stream().mapToDouble(cells -> Double.parseDouble(cells[4])).toArray();
    Adjustment apple = Adjustment.asKnownAt(appleActions(), Long.MAX_VALUE);
    double[] shares = apple.sharesSinceFirst(days, closes);
    AdjustmentFactors back = apple.relativeToLast(days, closes);
    assertThat(shares[0]).isOne();
    for (int row = 1; row + 1 < days.length; row++) {
      double backwards = back.price(row) * back.split(row) / (back.price(0) * back.split(0));
      assertThat(shares[row]).isCloseTo(backwards, within(1e-12 * backwards));
    }
  }

  @Test
  void a_dividend_that_its_close_cannot_pay_makes_the_prices_before_missing() {
    int[] days = {9, 10, 14, 15};
    double[] closes = {4, 3, 2, 2};
    AdjustmentFactors factors =
        adjustment(new PriceAction(0, 14, DIVIDEND, 3)).relativeToLast(days, closes);
    assertThat(factors.price(0)).isNaN();
    assertThat(factors.price(1)).isNaN();
    assertThat(factors.price(2)).isOne();
    AdjustmentFactors unpriced =
        adjustment(new PriceAction(0, 14, DIVIDEND, 1))
            .relativeToLast(days, new double[] {4, Double.NaN, 2, 2});
    assertThat(unpriced.price(0)).isNaN();
  }

  @Test
  void an_action_without_a_value_above_zero_is_named() {
    assertThatThrownBy(() -> new PriceAction(0, 14, SPLIT, 0))
        .hasMessageContaining("value of a SPLIT of epoch day 14 must be > 0, got 0.0");
  }

  private static Adjustment adjustment(PriceAction... actions) {
    return Adjustment.asKnownAt(List.of(actions), 0);
  }

  private static Bars flat(double[] prices, double[] volume) {
    return Bars.ofZeroVolumeMissing(prices, prices, prices, prices, volume);
  }

  private static List<PriceAction> appleActions() throws IOException {
    List<PriceAction> actions = new ArrayList<>();
    for (String[] cells : recorded("action")) {
      actions.add(
          new PriceAction(
              0,
              day(cells[1]),
              cells[2].equals("split") ? SPLIT : DIVIDEND,
              Double.parseDouble(cells[3])));
    }
    return actions;
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE).toEpochDay();
  }

  private static List<String[]> recorded(String kind) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                AdjustmentTest.class.getResourceAsStream("/adjustment/lean_aapl.csv"),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(l -> l.startsWith(kind)).map(l -> l.split(",")).toList();
    }
  }
}
