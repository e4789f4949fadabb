package org.alluvium.flows.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.alluvium.flows.panel.AsOfPanel.DayRule;
import org.alluvium.kernels.backtest.BacktestRules;
import org.alluvium.kernels.backtest.FillRule;
import org.alluvium.kernels.cost.CostModel;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * 200 seeded histories of prices with holes, delays, late arrivals, corrections of corrections and
 * delistings, some at one instant, and decisions of every fifth day.
 */
class BookWalkPropertyTest {
  private static final int SAMPLES = 200;
  private static final int DAYS = 40;
  private static final int END = 24 * (DAYS + 30);

  @Test
  void theRowsKnownByAnInstantAreTheSimulationOfWhatWasKnownByIt() {
    long restated = 0;
    for (int seed = 0; seed < SAMPLES; seed++) {
      WalkBench bench = bench(seed);
      List<Row> rows = bench.fromNothing();
      for (int hour = 0; hour <= END; hour += 7) {
        assertThat(WalkBench.newest(rows, hour))
            .as("seed %d, known by hour %d", seed, hour)
            .isEqualTo(bench.simulated(hour));
      }
      restated += rows.size() - WalkBench.newest(rows, END).size();
    }
    assertThat(restated).isGreaterThan(SAMPLES);
  }

  @Test
  void stepsOfKnowledgeGiveTheRowsOfOneWalkFromNothing() {
    for (int seed = 0; seed < SAMPLES; seed++) {
      WalkBench bench = bench(seed);
      SplittableRandom random = new SplittableRandom(1000 + seed);
      long[] steps = random.longs(8, 0, END).sorted().toArray();
      long[] all = Arrays.copyOf(steps, 9);
      all[8] = END;
      assertThat(contents(bench.inSteps(all)))
          .as("seed %d in steps", seed)
          .isEqualTo(contents(bench.fromNothing()));
      assertThat(contents(bench.inSteps(Arrays.copyOf(all, 5))))
          .as("seed %d, what was known by step 5", seed)
          .isEqualTo(contents(WalkBench.knownBy(bench.fromNothing(), all[4])));
    }
  }

  private static WalkBench bench(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DayRule dayRule = seed % 3 == 0 ? DayRule.EVERY_ASSET : DayRule.ANY_ASSET;
    FillRule fill = seed % 2 == 0 ? FillRule.NEXT_CLOSE : FillRule.NEXT_OPEN;
    CostModel costs = new CostModel("test", 0.5, 2.0, 0.1, 0.01);
    int assets = 1 + random.nextInt(3);
    WalkBench bench =
        new WalkBench(
            List.of("A", "B", "C").subList(0, assets),
            BacktestRules.of(fill, costs, 252, 1e5).withMaximumParticipation(0.1),
            dayRule);
    int[] lastDays = random.ints(assets, 5, 3 * DAYS).toArray();
    for (int day = 1; day <= DAYS; day++) {
      int inTime = 0;
      for (int asset = 0; asset < assets; asset++) {
        boolean delisted = dayRule == DayRule.ANY_ASSET && day > lastDays[asset];
        if (!delisted) {
          inTime += addPrices(bench, random, asset, day);
        } else if (day == lastDays[asset] + 1) {
          delist(bench, random, asset, day);
        }
      }
      boolean known = dayRule == DayRule.ANY_ASSET ? inTime > 0 : inTime == assets;
      if (day % 5 == 0 && known) {
        bench.decide(day, 24L * day + 21, random.doubles(assets, -0.5, 1).toArray());
      }
    }
    return bench;
  }

  /** A delisting that may be late, and may be corrected. */
  private static void delist(WalkBench bench, SplittableRandom random, int asset, int day) {
    long arrival = 24L * day + 21 + (random.nextInt(3) == 0 ? random.nextInt(200) : 0);
    bench.delist(asset, day, arrival, 0);
    if (random.nextBoolean()) {
      bench.delist(asset, day, arrival + random.nextInt(100), random.nextDouble() - 1);
    }
  }

  /** Returns 1 when a price of the day is known by the hour of its close, else 0. */
  private static int addPrices(WalkBench bench, SplittableRandom random, int asset, int day) {
    if (random.nextInt(12) == 0) {
      return 0;
    }
    long close = 24L * day + 21;
    long arrival = random.nextInt(8) == 0 ? close + 1 + random.nextInt(200) : close;
    double price = 50 + random.nextInt(50);
    bench.price(asset, day, arrival, price, price + random.nextDouble());
    long corrected = arrival;
    while (random.nextInt(10) == 0) {
      corrected += 24 - corrected % 24 + 24L * random.nextInt(4);
      bench.price(asset, day, corrected, price, price * (0.9 + 0.2 * random.nextDouble()));
    }
    return arrival == close ? 1 : 0;
  }

  private static Set<List<Object>> contents(List<Row> rows) {
    Set<List<Object>> contents = new HashSet<>();
    for (Row row : rows) {
      Object[] cells = new Object[row.length()];
      Arrays.setAll(cells, row::get);
      Object state = cells[cells.length - 1];
      cells[cells.length - 1] = state == null ? "none" : Arrays.toString((Double[]) state);
      assertThat(contents.add(List.of(cells))).as("row twice: %s", row).isTrue();
    }
    return contents;
  }
}
