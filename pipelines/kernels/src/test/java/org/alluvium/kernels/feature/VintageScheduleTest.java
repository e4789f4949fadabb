package org.alluvium.kernels.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class VintageScheduleTest {
  private static final long EVERYTHING = Long.MIN_VALUE;

  /** One due row: the value at a day as of a moment, and the versions that it is made from. */
  private record Row(int day, long knownAt, List<Integer> window) {}

  /** Versions of the bars, sorted by (knownAt, eventDay). */
  private static final class Arrivals {
    private final long[] knownAt;
    private final int[] eventDay;

    Arrivals(long[] knownAt, int[] eventDay) {
      this.knownAt = knownAt;
      this.eventDay = eventDay;
    }

    Arrivals through(long watermark) {
      int end = 0;
      while (end < knownAt.length && knownAt[end] <= watermark) {
        end++;
      }
      return new Arrivals(Arrays.copyOf(knownAt, end), Arrays.copyOf(eventDay, end));
    }
  }

  @Test
  void anInOrderHistoryIsOneVintage() {
    long[] knownAt = {10, 20, 20, 30, 45};
    int[] eventDay = {1, 2, 3, 6, 7};
    List<Vintage> plan = VintageSchedule.ofLookBack(2).plan(knownAt, eventDay, EVERYTHING);
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
    List<Vintage> plan = VintageSchedule.ofLookBack(2).plan(knownAt, eventDay, 6);
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
    List<Vintage> plan = VintageSchedule.ofLookBack(1).plan(knownAt, eventDay, 1);
    assertThat(plan).hasSize(2);
    assertThat(plan.get(0).versions()).containsExactly(8, 1, 9, 3);
    assertThat(plan.get(0).from()).isZero();
    assertThat(plan.get(1).versions()).containsExactly(5, 10, 7);
    assertThat(plan.get(1).from()).isEqualTo(1);
  }

  @Test
  void nothingIsDueWhenNothingIsNew() {
    VintageSchedule schedule = VintageSchedule.ofLookBack(3);
    assertThat(schedule.plan(new long[] {1, 2}, new int[] {1, 2}, 2)).isEmpty();
    assertThat(schedule.plan(new long[0], new int[0], EVERYTHING)).isEmpty();
  }

  @Test
  void randomArrivalsGiveTheRowsOfANaiveRecomputation() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      Arrivals arrivals = randomArrivals(random);
      int lookBack = random.nextInt(7);
      List<Row> rows = rows(arrivals, lookBack, EVERYTHING);
      assertThat(rows)
          .as("seed %d", seed)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(naive(arrivals, lookBack));
    }
  }

  @Test
  void incrementalStepsAtAnyWatermarksAddUpToTheFullSchedule() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      Arrivals arrivals = randomArrivals(random);
      int lookBack = random.nextInt(7);
      TreeSet<Long> watermarks = new TreeSet<>(List.of(1000L));
      for (int i = random.nextInt(6); i > 0; i--) {
        watermarks.add((long) random.nextInt(45));
      }
      List<Row> steps = new ArrayList<>();
      long processed = EVERYTHING;
      for (long watermark : watermarks) {
        steps.addAll(rows(arrivals.through(watermark), lookBack, processed));
        processed = watermark;
      }
      assertThat(steps)
          .as("seed %d, watermarks %s", seed, watermarks)
          .containsExactlyInAnyOrderElementsOf(rows(arrivals, lookBack, EVERYTHING));
    }
  }

  @Test
  void unsortedOrRepeatedVersionsAreNamed() {
    VintageSchedule schedule = VintageSchedule.ofLookBack(1);
    assertThatThrownBy(() -> schedule.plan(new long[] {5, 4}, new int[] {1, 2}, EVERYTHING))
        .hasMessageContaining("version 1 is (4, 2) after (5, 1)");
    assertThatThrownBy(() -> schedule.plan(new long[] {5, 5}, new int[] {2, 2}, EVERYTHING))
        .hasMessageContaining("keep one per key");
    assertThatThrownBy(() -> VintageSchedule.ofLookBack(-1)).hasMessageContaining("got -1");
  }

  /** Mostly in order, with late bars, corrections and moments that carry several changes. */
  private static Arrivals randomArrivals(Random random) {
    TreeMap<Long, TreeSet<Integer>> moments = new TreeMap<>();
    int days = 1 + random.nextInt(30);
    for (int day = 0; day < days; day++) {
      int versions = random.nextInt(6) == 0 ? 2 : 1;
      for (int v = 0; v < versions; v++) {
        long late = random.nextInt(5) == 0 ? random.nextInt(15) : 1;
        moments.computeIfAbsent(day + late, any -> new TreeSet<>()).add(day);
      }
    }
    List<Long> knownAt = new ArrayList<>();
    List<Integer> eventDay = new ArrayList<>();
    moments.forEach(
        (moment, changed) ->
            changed.forEach(
                day -> {
                  knownAt.add(moment);
                  eventDay.add(day);
                }));
    return new Arrivals(
        knownAt.stream().mapToLong(Long::longValue).toArray(),
        eventDay.stream().mapToInt(Integer::intValue).toArray());
  }

  private static List<Row> rows(Arrivals arrivals, int lookBack, long processedThrough) {
    List<Row> rows = new ArrayList<>();
    VintageSchedule schedule = VintageSchedule.ofLookBack(lookBack);
    for (Vintage v : schedule.plan(arrivals.knownAt, arrivals.eventDay, processedThrough)) {
      for (int position = v.from(); position < v.to(); position++) {
        List<Integer> window = new ArrayList<>();
        for (int p = Math.max(0, position - lookBack); p <= position; p++) {
          window.add(v.version(p));
        }
        int day = arrivals.eventDay[v.version(position)];
        rows.add(new Row(day, v.knownAt(position), window));
      }
    }
    return rows;
  }

  /** Recomputes every window after every moment, and keeps those that are new or changed. */
  private static List<Row> naive(Arrivals arrivals, int lookBack) {
    List<Row> rows = new ArrayList<>();
    TreeMap<Integer, Integer> series = new TreeMap<>();
    Map<Integer, List<Integer>> windows = new HashMap<>();
    for (int i = 0; i < arrivals.knownAt.length; i++) {
      long moment = arrivals.knownAt[i];
      series.put(arrivals.eventDay[i], i);
      if (i + 1 < arrivals.knownAt.length && arrivals.knownAt[i + 1] == moment) {
        continue;
      }
      List<Integer> versions = new ArrayList<>(series.values());
      int position = 0;
      for (int day : series.keySet()) {
        List<Integer> window =
            List.copyOf(versions.subList(Math.max(0, position - lookBack), position + 1));
        if (!window.equals(windows.put(day, window))) {
          rows.add(new Row(day, moment, window));
        }
        position++;
      }
    }
    return rows;
  }
}
