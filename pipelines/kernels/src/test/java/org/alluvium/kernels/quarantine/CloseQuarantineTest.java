package org.alluvium.kernels.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.alluvium.kernels.adjustment.PriceAction;
import org.alluvium.kernels.quarantine.PriceEvents.Delisting;
import org.alluvium.kernels.quarantine.ReceivedClose.Standing;
import org.junit.jupiter.api.Test;

/** A close of day d is known at d × 10, unless said otherwise. */
class CloseQuarantineTest {
  private static final QuarantineTerms TERMS = new QuarantineTerms(0.6, 2, 0.01);

  @Test
  void a_level_that_persists_is_let_go_whole_when_it_has_proved_itself() {
    assertThat(told(days(100, 102, 48, 47, 49, 48)))
        .containsExactly("2 HELD 20", "3 HELD 30", "2 RELEASED 40", "3 RELEASED 40");
  }

  @Test
  void a_spike_stays_held_and_the_honest_day_after_it_passes() {
    assertThat(told(days(100, 1000, 101, 100, 99))).containsExactly("1 HELD 10");
    assertThat(told(days(100, 10, 101, 100, 99))).containsExactly("1 HELD 10");
  }

  @Test
  void a_spike_of_as_many_days_as_are_asked_for_stays_held() {
    assertThat(told(days(100, 1000, 1001, 101, 100))).containsExactly("1 HELD 10", "2 HELD 20");
  }

  @Test
  void a_move_up_to_the_bound_needs_no_proof_whichever_way() {
    double most = 100 * Math.exp(0.599999);
    double more = 100 * Math.exp(0.600001);
    assertThat(told(days(100, most, 100, 100 * 100 / most))).isEmpty();
    assertThat(told(days(100, more))).containsExactly("1 HELD 10");
    assertThat(told(days(100, 100 * 100 / more))).containsExactly("1 HELD 10");
  }

  @Test
  void a_spike_between_a_fall_stays_held_and_a_fall_in_two_steps_comes_through() {
    assertThat(told(days(100, 1000, 40, 41, 40)))
        .containsExactly("1 HELD 10", "2 HELD 20", "3 HELD 30", "2 RELEASED 40", "3 RELEASED 40");
    assertThat(told(days(100, 40, 16, 16, 16)))
        .containsExactly(
            "1 HELD 10",
            "2 HELD 20",
            "3 HELD 30",
            "1 RELEASED 40",
            "2 RELEASED 40",
            "3 RELEASED 40");
  }

  @Test
  void a_second_source_that_agrees_proves_a_day_and_what_followed_it() {
    List<ReceivedClose> closes = new ArrayList<>(days(100, 48, 47));
    closes.add(close(1, 25, "other", 48.2));
    assertThat(told(closes)).containsExactly("1 HELD 10", "2 HELD 20", "2 RELEASED 25");
    closes.set(3, close(1, 25, "other", 50));
    assertThat(told(closes)).containsExactly("1 HELD 10", "2 HELD 20", "3 HELD 25");
    closes.set(3, close(1, 25, "other", 99));
    closes.add(close(3, 30, "test", 98));
    assertThat(told(closes)).containsExactly("1 HELD 10", "2 HELD 20");
  }

  @Test
  void a_second_source_proves_a_day_long_after() {
    List<ReceivedClose> closes = new ArrayList<>(days(100, 1000, 101, 100, 99));
    closes.add(close(1, 70, "other", 1000));
    closes.add(close(1, 71, "third", 500));
    assertThat(told(closes)).containsExactly("1 HELD 10", "6 HELD 71");
  }

  @Test
  void a_source_that_restates_a_held_close_is_judged_by_the_new_one() {
    List<ReceivedClose> closes = new ArrayList<>(days(100, 1000, 1010));
    closes.add(close(1, 25, "test", 101));
    closes.add(close(2, 26, "test", 101.5));
    assertThat(told(closes)).containsExactly("1 HELD 10", "2 HELD 20");
  }

  @Test
  void a_split_explains_its_move_and_one_that_is_known_late_lets_it_go() {
    PriceEvents split = events(new PriceAction(10, 1, PriceAction.Kind.SPLIT, 7));
    assertThat(told(split, days(645.57, 93.7, 94.25))).isEmpty();
    PriceEvents late = events(new PriceAction(15, 1, PriceAction.Kind.SPLIT, 7));
    assertThat(told(late, days(645.57, 93.7, 94.25))).containsExactly("1 HELD 10", "1 RELEASED 20");
    PriceEvents dividend = events(new PriceAction(0, 1, PriceAction.Kind.DIVIDEND, 50));
    assertThat(told(dividend, days(100, 51))).isEmpty();
  }

  @Test
  void a_delisting_lets_the_last_word_go() {
    PriceEvents delisted = new PriceEvents(List.of(), List.of(new Delisting(33, 2)));
    assertThat(told(delisted, days(1.77, 0.16))).containsExactly("1 HELD 10", "1 RELEASED 33");
    assertThat(told(PriceEvents.NONE, days(1.77, 0.16))).containsExactly("1 HELD 10");
  }

  @Test
  void a_late_bar_passes_when_a_neighbour_agrees() {
    List<ReceivedClose> closes = new ArrayList<>();
    closes.add(close(0, 0, "test", 100));
    closes.add(close(2, 20, "test", 130));
    closes.add(close(1, 25, "test", 70));
    closes.add(close(1, 26, "test", 1000));
    assertThat(told(closes)).containsExactly("3 HELD 26");
  }

  @Test
  void however_the_walk_is_cut_the_decisions_are_those_of_one() {
    Random random = new Random(20001);
    int held = 0;
    int released = 0;
    for (int trial = 0; trial < 2_000; trial++) {
      List<ReceivedClose> closes = wild(random);
      List<String> whole = told(closes);
      assertThat(inSteps(closes)).as(closes.toString()).containsExactlyInAnyOrderElementsOf(whole);
      held += whole.stream().filter(finding -> finding.contains("HELD")).count();
      released += whole.stream().filter(finding -> finding.contains("RELEASED")).count();
    }
    assertThat(held).isGreaterThan(10_000);
    assertThat(released).isGreaterThan(3_000);
  }

  @Test
  void no_series_is_locked_out_once_it_is_calm() {
    Random random = new Random(7);
    for (int trial = 0; trial < 2_000; trial++) {
      List<ReceivedClose> closes = new ArrayList<>(wild(random));
      int day = closes.stream().mapToInt(ReceivedClose::day).max().orElseThrow() + 1;
      double calm = 100 * Math.exp(random.nextGaussian() * 3);
      int first = closes.size();
      for (int i = 0; i < 4; i++) {
        closes.add(close(day + i, 10_000 + i, "test", calm));
      }
      Map<Integer, Long> until = new HashMap<>();
      for (Finding finding : CloseQuarantine.walk(TERMS, PriceEvents.NONE, closes)) {
        until.put(
            finding.row(), finding.kind() == Finding.Kind.HELD ? Long.MAX_VALUE : finding.at());
      }
      assertThat(IntStream.range(first, first + 4).map(row -> row))
          .allSatisfy(row -> assertThat(until.getOrDefault(row, 0L)).isLessThanOrEqualTo(10_002));
    }
  }

  /** Jumps, spikes, late rows, restatements and a second source. */
  private static List<ReceivedClose> wild(Random random) {
    List<ReceivedClose> closes = new ArrayList<>();
    double price = 100;
    for (int day = 0; day < 40; day++) {
      if (random.nextInt(6) == 0) {
        price *= Math.exp(random.nextGaussian());
      }
      double stated = random.nextInt(8) == 0 ? price * 10 : price;
      int delay = random.nextInt(10) == 0 ? 30 : 0;
      closes.add(close(day, day * 10L + delay, "test", stated));
      if (random.nextInt(5) == 0) {
        closes.add(close(day, day * 10L + 1 + random.nextInt(40), "other", price * 1.001));
      }
      if (random.nextInt(9) == 0) {
        closes.add(close(day, day * 10L + 41, "test", price));
      }
    }
    return closes;
  }

  /** Each moment a walk of its own, with what the ones before decided. */
  private static List<String> inSteps(List<ReceivedClose> closes) {
    Map<Integer, Standing> standing = new HashMap<>();
    Map<Integer, Long> acceptedAt = new HashMap<>();
    List<String> told = new ArrayList<>();
    for (long moment :
        closes.stream().mapToLong(ReceivedClose::knownAt).distinct().sorted().toArray()) {
      List<ReceivedClose> known = new ArrayList<>();
      List<Integer> rows = new ArrayList<>();
      Map<Integer, Integer> newest = newest(closes, acceptedAt);
      for (int row = 0; row < closes.size(); row++) {
        ReceivedClose close = closes.get(row);
        Standing stands = close.knownAt() == moment ? Standing.NEW : standing.get(row);
        if (stands == null || (stands == Standing.ACCEPTED && newest.get(close.day()) != row)) {
          continue;
        }
        known.add(
            new ReceivedClose(close.day(), close.knownAt(), close.source(), close.close(), stands));
        rows.add(row);
        if (stands == Standing.NEW) {
          standing.put(row, Standing.ACCEPTED);
          acceptedAt.put(row, moment);
        }
      }
      for (Finding finding : CloseQuarantine.walk(TERMS, PriceEvents.NONE, known)) {
        int row = rows.get(finding.row());
        boolean held = finding.kind() == Finding.Kind.HELD;
        standing.put(row, held ? Standing.HELD : Standing.ACCEPTED);
        if (held) {
          acceptedAt.remove(row);
        } else {
          acceptedAt.put(row, finding.at());
        }
        told.add(row + " " + finding.kind() + " " + finding.at());
      }
    }
    return told;
  }

  private static Map<Integer, Integer> newest(
      List<ReceivedClose> closes, Map<Integer, Long> acceptedAt) {
    Map<Integer, Integer> newest = new HashMap<>();
    acceptedAt.forEach(
        (row, at) ->
            newest.merge(
                closes.get(row).day(),
                row,
                (a, b) -> acceptedAt.get(a) >= acceptedAt.get(b) ? a : b));
    return newest;
  }

  private static List<ReceivedClose> days(double... prices) {
    return IntStream.range(0, prices.length)
        .mapToObj(day -> close(day, day * 10L, "test", prices[day]))
        .toList();
  }

  private static ReceivedClose close(int day, long knownAt, String source, double close) {
    return new ReceivedClose(day, knownAt, source, close, Standing.NEW);
  }

  private static PriceEvents events(PriceAction... actions) {
    return new PriceEvents(List.of(actions), List.of());
  }

  private static List<String> told(List<ReceivedClose> closes) {
    return told(PriceEvents.NONE, closes);
  }

  private static List<String> told(PriceEvents events, List<ReceivedClose> closes) {
    return CloseQuarantine.walk(TERMS, events, closes).stream()
        .map(finding -> finding.row() + " " + finding.kind() + " " + finding.at())
        .toList();
  }
}
