package org.alluvium.kernels.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class VintageScheduleTest {
  private static final long EVERYTHING = Long.MIN_VALUE;

  /**
   * One due row: the value at a day as of a moment, the versions that it is made from, and those of
   * the actions whose ex-day divides its window.
   */
  private record Row(int day, long knownAt, List<Integer> window, List<Integer> actions) {}

  /** Versions by (knownAt, day). */
  @SuppressWarnings("ArrayRecordComponent")
  private record Versions(long[] knownAt, int[] days) {
    static final Versions NONE = new Versions(new long[0], new int[0]);

    Versions through(long watermark) {
      int end = 0;
      while (end < knownAt.length && knownAt[end] <= watermark) {
        end++;
      }
      return new Versions(Arrays.copyOf(knownAt, end), Arrays.copyOf(days, end));
    }

    Arrivals arrivals() {
      return Arrivals.of(knownAt, days);
    }

    /** Newest versions known by a moment of the days after one and up to another. */
    List<Integer> between(int after, int upTo, long moment) {
      TreeMap<Integer, Integer> newest = new TreeMap<>();
      for (int i = 0; i < days.length && knownAt[i] <= moment; i++) {
        if (days[i] > after && days[i] <= upTo) {
          newest.put(days[i], i);
        }
      }
      return List.copyOf(newest.values());
    }
  }

  @Test
  void anInOrderHistoryIsOneVintage() {
    long[] knownAt = {10, 20, 20, 30, 45};
    int[] eventDay = {1, 2, 3, 6, 7};
    List<Vintage> plan =
        VintageSchedule.ofLookBack(2)
            .plan(Arrivals.of(knownAt, eventDay), Arrivals.none(), EVERYTHING);
    assertThat(plan).hasSize(1);
    Vintage vintage = plan.get(0);
    assertThat(vintage.versions()).containsExactly(0, 1, 2, 3, 4);
    assertThat(vintage.from()).isZero();
    assertThat(vintage.to()).isEqualTo(5);
    for (int position = 0; position < 5; position++) {
      assertThat(vintage.knownAt(position)).isEqualTo(knownAt[position]);
    }
  }

  @Test
  void aCorrectionEvaluatesItsDayAndTheLookBackAfterItAndTakesTheContextBeforeIt() {
    long[] knownAt = {1, 2, 3, 4, 5, 6, 7};
    int[] eventDay = {1, 2, 3, 4, 5, 6, 3};
    List<Vintage> plan =
        VintageSchedule.ofLookBack(2).plan(Arrivals.of(knownAt, eventDay), Arrivals.none(), 6);
    assertThat(plan).hasSize(1);
    Vintage vintage = plan.get(0);
    assertThat(vintage.versions()).containsExactly(0, 1, 6, 3, 4);
    assertThat(vintage.from()).isEqualTo(2);
    assertThat(vintage.knownAt(4)).isEqualTo(7);
  }

  @Test
  void changesOfOneMomentAreMergedWhereTheirReachMeetsAndApartWhereItDoesNot() {
    long[] knownAt = {1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2};
    int[] eventDay = {1, 2, 3, 4, 5, 6, 7, 8, 1, 3, 7};
    List<Vintage> plan =
        VintageSchedule.ofLookBack(1).plan(Arrivals.of(knownAt, eventDay), Arrivals.none(), 1);
    assertThat(plan).hasSize(2);
    assertThat(plan.get(0).versions()).containsExactly(8, 1, 9, 3);
    assertThat(plan.get(0).from()).isZero();
    assertThat(plan.get(1).versions()).containsExactly(5, 10, 7);
    assertThat(plan.get(1).from()).isEqualTo(1);
  }

  @Test
  void nothingIsDueWhenNothingIsNew() {
    VintageSchedule schedule = VintageSchedule.ofLookBack(3);
    assertThat(schedule.plan(Arrivals.of(new long[] {1, 2}, new int[] {1, 2}), Arrivals.none(), 2))
        .isEmpty();
    assertThat(schedule.plan(Arrivals.none(), Arrivals.none(), EVERYTHING)).isEmpty();
  }

  @Test
  void anActionKnownInTimeEndsOneVintageAndBeginsTheNext() {
    long[] knownAt = {10, 20, 30, 40};
    int[] eventDay = {1, 2, 3, 4};
    Arrivals split = Arrivals.of(new long[] {15}, new int[] {3});
    List<Vintage> plan =
        VintageSchedule.ofLookBack(1).plan(Arrivals.of(knownAt, eventDay), split, EVERYTHING);
    assertThat(plan).hasSize(2);
    assertThat(plan.get(0).versions()).containsExactly(0, 1);
    assertThat(plan.get(1).versions()).containsExactly(1, 2, 3);
    assertThat(plan.get(1).from()).isEqualTo(1);
    assertThat(plan.get(1).knownAt(1)).isEqualTo(30);
  }

  @Test
  void anActionKnownLateReachesTheWindowsThatItDividesAndNoOther() {
    long[] knownAt = {1, 2, 3, 4, 5, 6};
    int[] eventDay = {1, 2, 3, 5, 6, 7};
    Arrivals late = Arrivals.of(new long[] {9}, new int[] {4});
    List<Vintage> plan =
        VintageSchedule.ofLookBack(2).plan(Arrivals.of(knownAt, eventDay), late, 6);
    assertThat(plan).hasSize(1);
    assertThat(plan.get(0).versions()).containsExactly(1, 2, 3, 4);
    assertThat(plan.get(0).from()).isEqualTo(2);
    assertThat(plan.get(0).knownAt(2)).isEqualTo(9);
    assertThat(plan.get(0).knownAt(3)).isEqualTo(9);
  }

  @Test
  void anActionBeforeTheFirstBarOrAfterTheLastReachesNothing() {
    Arrivals bars = Arrivals.of(new long[] {1, 2}, new int[] {5, 6});
    VintageSchedule schedule = VintageSchedule.ofLookBack(2);
    assertThat(schedule.plan(bars, Arrivals.of(new long[] {3}, new int[] {5}), 2)).isEmpty();
    assertThat(schedule.plan(bars, Arrivals.of(new long[] {3}, new int[] {7}), 2)).isEmpty();
  }

  @Test
  void randomArrivalsGiveTheRowsOfANaiveRecomputation() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      Versions bars = randomBars(random);
      Versions actions = seed % 4 == 0 ? Versions.NONE : randomActions(random);
      int lookBack = random.nextInt(7);
      List<Row> rows = rows(bars, actions, lookBack, EVERYTHING);
      assertThat(rows)
          .as("seed %d", seed)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(naive(bars, actions, lookBack));
    }
  }

  @Test
  void incrementalStepsAtAnyWatermarksAddUpToTheFullSchedule() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      Versions bars = randomBars(random);
      Versions actions = randomActions(random);
      int lookBack = random.nextInt(7);
      TreeSet<Long> watermarks = new TreeSet<>(List.of(1000L));
      for (int i = random.nextInt(6); i > 0; i--) {
        watermarks.add((long) random.nextInt(45));
      }
      List<Row> steps = new ArrayList<>();
      long processed = EVERYTHING;
      for (long watermark : watermarks) {
        steps.addAll(
            rows(bars.through(watermark), actions.through(watermark), lookBack, processed));
        processed = watermark;
      }
      assertThat(steps)
          .as("seed %d, watermarks %s", seed, watermarks)
          .containsExactlyInAnyOrderElementsOf(rows(bars, actions, lookBack, EVERYTHING));
    }
  }

  @Test
  void unsortedOrRepeatedVersionsAreNamed() {
    assertThatThrownBy(() -> Arrivals.of(new long[] {5, 4}, new int[] {1, 2}))
        .hasMessageContaining("version 1 is (4, 2) after (5, 1)");
    assertThatThrownBy(() -> Arrivals.of(new long[] {5, 5}, new int[] {2, 2}))
        .hasMessageContaining("keep one per key");
    assertThatThrownBy(() -> VintageSchedule.ofLookBack(-1)).hasMessageContaining("got -1");
  }

  /** Mostly in order, with late bars, corrections and moments that carry several changes. */
  private static Versions randomBars(Random random) {
    TreeMap<Long, TreeSet<Integer>> moments = new TreeMap<>();
    int days = 1 + random.nextInt(30);
    for (int day = 0; day < days; day++) {
      int versions = random.nextInt(6) == 0 ? 2 : 1;
      for (int v = 0; v < versions; v++) {
        long late = random.nextInt(5) == 0 ? random.nextInt(15) : 1;
        moments.computeIfAbsent(day + late, any -> new TreeSet<>()).add(day);
      }
    }
    return versions(moments);
  }

  /** Known before the ex-day, on it or long after, and restated at times. */
  private static Versions randomActions(Random random) {
    TreeMap<Long, TreeSet<Integer>> moments = new TreeMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      int exDay = random.nextInt(32);
      for (int v = random.nextInt(2); v >= 0; v--) {
        long known = Math.max(0, exDay - 3 + random.nextInt(random.nextBoolean() ? 5 : 20));
        moments.computeIfAbsent(known, any -> new TreeSet<>()).add(exDay);
      }
    }
    return versions(moments);
  }

  private static Versions versions(Map<Long, ? extends Set<Integer>> moments) {
    List<Long> knownAt = new ArrayList<>();
    List<Integer> days = new ArrayList<>();
    moments.forEach(
        (moment, changed) ->
            changed.forEach(
                day -> {
                  knownAt.add(moment);
                  days.add(day);
                }));
    return new Versions(
        knownAt.stream().mapToLong(Long::longValue).toArray(),
        days.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Rows in the terms that the last evaluated position of each vintage sees. */
  private static List<Row> rows(
      Versions bars, Versions actions, int lookBack, long processedThrough) {
    List<Row> rows = new ArrayList<>();
    for (Vintage v :
        VintageSchedule.ofLookBack(lookBack)
            .plan(bars.arrivals(), actions.arrivals(), processedThrough)) {
      int last = bars.days[v.version(v.to() - 1)];
      long moment = v.knownAt(v.to() - 1);
      for (int position = v.from(); position < v.to(); position++) {
        List<Integer> window = new ArrayList<>();
        for (int p = Math.max(0, position - lookBack); p <= position; p++) {
          window.add(v.version(p));
        }
        int day = bars.days[v.version(position)];
        assertThat(actions.between(day, last, moment)).as("ex-days within a vintage").isEmpty();
        List<Integer> dividing = actions.between(bars.days[window.get(0)], last, moment);
        rows.add(new Row(day, v.knownAt(position), window, dividing));
      }
    }
    return rows;
  }

  /** Recomputes every window after every moment, and keeps those that are new or changed. */
  private static List<Row> naive(Versions bars, Versions actions, int lookBack) {
    TreeSet<Long> moments = new TreeSet<>();
    Arrays.stream(bars.knownAt).forEach(moments::add);
    Arrays.stream(actions.knownAt).forEach(moments::add);
    List<Row> rows = new ArrayList<>();
    Map<Integer, List<List<Integer>>> seen = new HashMap<>();
    for (long moment : moments) {
      List<Integer> series = bars.between(-1, Integer.MAX_VALUE, moment);
      for (int position = 0; position < series.size(); position++) {
        List<Integer> window = series.subList(Math.max(0, position - lookBack), position + 1);
        int day = bars.days[series.get(position)];
        List<Integer> dividing = actions.between(bars.days[window.get(0)], day, moment);
        List<List<Integer>> state = List.of(List.copyOf(window), dividing);
        if (!state.equals(seen.put(day, state))) {
          rows.add(new Row(day, moment, state.get(0), dividing));
        }
      }
    }
    return rows;
  }
}
