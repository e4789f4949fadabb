package org.alluvium.flows.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The comparison that {@link LookAheadSparkTest} relies on can fail: stages that look ahead are
 * caught by it, and it names table, column, first date and symbol.
 */
@Tag("spark")
class LeakDetectionSparkTest extends SparkTest {
  private static final LocalDate FRIDAY = LocalDate.of(2016, 9, 16);
  private static final LocalDate LATER = LocalDate.of(2016, 12, 30);

  private static BarHistory history;
  private static TempLakehouse atOnce;

  @BeforeAll
  static void labelLaterOn() {
    atOnce = TempLakehouse.open(spark());
    ResearchBench bench = new ResearchBench(atOnce, BarHistory.STOCKS);
    history = BarHistory.read(spark()).knownBy(bench.instant(LATER));
    history.append(atOnce.lakehouse(), "bars");
    bench.run(LATER, bench.stages().subList(1, 2));
  }

  @AfterAll
  static void close() {
    atOnce.close();
  }

  @Test
  void aCentredWindowIsCaught() {
    try (TempLakehouse truncated = TempLakehouse.open(spark())) {
      ResearchBench bench = new ResearchBench(truncated, BarHistory.STOCKS);
      history.knownBy(bench.instant(FRIDAY)).append(truncated.lakehouse(), "bars");

      LeakyStages.centredWindow(context(truncated, bench, FRIDAY));
      LeakyStages.centredWindow(context(atOnce, bench, LATER));

      assertThat(difference(atOnce, truncated, LeakyStages.CENTRED_FEATURES, bench.instant(FRIDAY)))
          .startsWith(
              "gold.features_centred.CENTRED5 first differs on 2016-09-15 for FX_IDC:USDCOP")
          .contains("got null; 8 of ");
    }
  }

  @Test
  void labelsJoinedOnTheirDateAreCaught() {
    try (TempLakehouse truncated = TempLakehouse.open(spark())) {
      ResearchBench bench = new ResearchBench(truncated, BarHistory.STOCKS);
      history.knownBy(bench.instant(FRIDAY)).append(truncated.lakehouse(), "bars");
      bench.run(FRIDAY, bench.stages().subList(1, 2));
      Map<LocalDate, Instant> fridays = new LinkedHashMap<>();
      for (int week = 3; week >= 0; week--) {
        LocalDate date = FRIDAY.minusWeeks(week);
        fridays.put(date, bench.instant(date));
      }

      LeakyStages.labelsJoinedOnDate(context(truncated, bench, FRIDAY), fridays);
      LeakyStages.labelsJoinedOnDate(context(atOnce, bench, LATER), fridays);

      assertThat(difference(atOnce, truncated, Forecasts.SPEC, bench.instant(FRIDAY)))
          .startsWith("gold.forecasts.forecast first differs on 2016-09-09 for leaky");
    }
  }

  @Test
  void aReadWithoutAnInstantIsCaughtByASpoiltFuture() {
    try (TempLakehouse truncated = TempLakehouse.open(spark());
        TempLakehouse poisoned = TempLakehouse.open(spark())) {
      ResearchBench bench = new ResearchBench(truncated, BarHistory.STOCKS);
      Instant t = bench.instant(FRIDAY);
      history.knownBy(t).append(truncated.lakehouse(), "bars");
      history.knownBy(t).and(history.knownAfter(t).spoilt(0)).append(poisoned.lakehouse(), "bars");

      LeakyStages.latestPrices(context(truncated, bench, FRIDAY));
      LeakyStages.latestPrices(context(poisoned, bench, FRIDAY));

      assertThat(difference(truncated, poisoned, Forecasts.SPEC, t))
          .startsWith("gold.forecasts.forecast first differs on 2016-09-16 for leaky")
          .endsWith("4 of 4 rows differ");
    }
  }

  private static String difference(
      TempLakehouse expected, TempLakehouse actual, TableSpec table, Instant t) {
    return KnownRows.of(expected.lakehouse(), table)
        .knownBy(t)
        .firstDifference(KnownRows.of(actual.lakehouse(), table))
        .orElse("no difference");
  }

  private static StageContext context(TempLakehouse temp, ResearchBench bench, LocalDate asOf) {
    return new StageContext(temp.lakehouse(), asOf, bench.instant(asOf), "run-1");
  }
}
