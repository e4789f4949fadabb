package org.alluvium.flows.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.stage.Stage;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Allocations;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.tables.Models;
import org.alluvium.lakehouse.tables.Regimes;
import org.alluvium.lakehouse.tables.SelectionSteps;
import org.alluvium.lakehouse.tables.Selections;
import org.alluvium.lakehouse.tables.TrainingMoments;
import org.alluvium.lakehouse.tables.Weights;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Nothing known by an instant depends on what became known after it. What one run over all data
 * says of each of a series of dates is compared, row by row and bit by bit, with what runs as of
 * those dates made of a lakehouse that never held the future, and of one whose future was spoilt.
 */
@Tag("spark")
@Tag("heavy")
class LookAheadSparkTest extends SparkTest {
  private static final long SEED = 20171110L;
  private static final LocalDate FIRST_WEEK = LocalDate.of(2016, 6, 6);
  private static final LocalDate LAST_DAY = LocalDate.of(2017, 11, 10);
  private static final int WEEKS = 74;
  private static final int DATES = 20;
  private static final List<String> SPOILT_BY = List.of("times 10", "of NaN", "shuffled");
  private static final LocalDate OUTAGE = LocalDate.of(2016, 8, 10);
  private static final List<TableSpec> TABLES =
      List.of(
          FeatureSets.table("alpha158"),
          Labels.SPEC,
          TrainingMoments.SPEC,
          Models.SPEC,
          Forecasts.SPEC,
          Regimes.SPEC,
          Selections.SPEC,
          SelectionSteps.SPEC,
          Allocations.SPEC,
          Weights.SPEC);

  private static BarHistory history;
  private static TempLakehouse atOnce;
  private static final Map<TableSpec, KnownRows> EXPECTED = new LinkedHashMap<>();

  @BeforeAll
  static void runOnceOverAllData() {
    atOnce = TempLakehouse.open(spark());
    ResearchBench bench = new ResearchBench(atOnce, BarHistory.STOCKS);
    history = lateIn(BarHistory.read(spark()), bench).withRestatements(12, SEED);
    history.append(atOnce.lakehouse(), "bars");
    bench.run(LAST_DAY, toPortfolio(bench));
    TABLES.forEach(table -> EXPECTED.put(table, KnownRows.of(atOnce.lakehouse(), table)));
  }

  @AfterAll
  static void close() {
    atOnce.close();
  }

  @Test
  void inputsCutOffAtRandomDatesGiveTheSame() {
    try (TempLakehouse truncated = TempLakehouse.open(spark())) {
      ResearchBench bench = new ResearchBench(truncated, BarHistory.STOCKS);
      Instant before = Instant.EPOCH;
      for (LocalDate date : randomDates()) {
        Instant t = bench.instant(date);
        history.knownAfter(before).knownBy(t).append(truncated.lakehouse(), "bars-" + date);
        bench.run(date, toPortfolio(bench));
        requireSame("truncated", truncated.lakehouse(), t);
        before = t;
      }
    }
  }

  @Test
  void aSpoiltFutureOfEveryThirdOfThemChangesNothing() {
    try (TempLakehouse poisoned = TempLakehouse.open(spark())) {
      ResearchBench bench = new ResearchBench(poisoned, BarHistory.STOCKS);
      List<LocalDate> dates = randomDates();
      Instant before = Instant.EPOCH;
      for (int i = 0; i < dates.size(); i += 3) {
        Instant t = bench.instant(dates.get(i));
        int kind = i / 3;
        history
            .knownBy(t)
            .and(history.knownAfter(t).spoilt(kind))
            .replaceKnownAfter(poisoned.lakehouse(), before);
        bench.run(dates.get(i), toPortfolio(bench));
        String how = "with a future " + SPOILT_BY.get(kind % SPOILT_BY.size());
        requireSame(how, poisoned.lakehouse(), t);
        before = t;
      }
    }
  }

  private static void requireSame(String how, Lakehouse lakehouse, Instant t) {
    for (TableSpec table : TABLES) {
      KnownRows expected = EXPECTED.get(table).knownBy(t);
      assertThat(expected.rows()).as("%s known by %s", table, t).isNotEmpty();
      assertThat(expected.firstDifference(KnownRows.of(lakehouse, table)))
          .as("%s as of %s, %s", table, t, how)
          .isEmpty();
    }
  }

  private static List<Stage> toPortfolio(ResearchBench bench) {
    return bench.stagesTo("portfolio");
  }

  /** One day of all stocks, and one bar of the pair, come three weeks late. */
  private static BarHistory lateIn(BarHistory complete, ResearchBench bench) {
    BarHistory stocks = complete.of(OUTAGE).ofStocks();
    BarHistory dollar = complete.of(RealBars.DOLLAR, OUTAGE.plusDays(1));
    BarHistory late = stocks.and(dollar);
    return complete.without(late).and(late.arriving(bench.instant(OUTAGE.plusDays(20))));
  }

  /** Distinct weeks, a random weekday of each, in order. */
  private static List<LocalDate> randomDates() {
    Random random = new Random(SEED);
    TreeSet<Integer> weeks = new TreeSet<>();
    while (weeks.size() < DATES) {
      weeks.add(random.nextInt(WEEKS));
    }
    List<LocalDate> dates = new ArrayList<>();
    weeks.forEach(week -> dates.add(FIRST_WEEK.plusWeeks(week).plusDays(random.nextInt(5))));
    assertThat(dates.get(0).getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    return dates;
  }
}
