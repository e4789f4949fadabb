package org.alluvium.flows.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Backtests;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.MetaReturns;
import org.alluvium.lakehouse.tables.SleeveReturns;
import org.alluvium.lakehouse.tables.TrainingMoments;
import org.alluvium.lakehouse.tables.Weights;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A run that fails between the writes of a stage is finished by the next attempt, with the bits of
 * a run that nothing disturbed. A table that refuses the new rows stands in for the crash: all
 * writes before it have been done, none after it.
 */
@Tag("spark")
@Tag("heavy")
class RerunAfterCrashSparkTest extends SparkTest {
  private static final LocalDate BEFORE = LocalDate.of(2016, 9, 16);
  private static final LocalDate WEEK = LocalDate.of(2016, 9, 23);
  private static final String NOT_NEW = "event_date <= date'%s'".formatted(BEFORE);

  @Test
  void everyRerunFinishesWhatTheCrashLeft() {
    try (TempLakehouse crashing = TempLakehouse.open(spark());
        TempLakehouse undisturbed = TempLakehouse.open(spark())) {
      ResearchBench bench = new ResearchBench(crashing, BarHistory.STOCKS);
      ResearchBench quiet = new ResearchBench(undisturbed, BarHistory.STOCKS);
      Instant before = bench.instant(BEFORE);
      BarHistory bars = BarHistory.read(spark()).knownBy(bench.instant(WEEK));
      BarHistory correction =
          bars.of("NYSE:IBM", LocalDate.of(2016, 8, 17))
              .pricesTimes(1.02)
              .arriving(before.plus(Duration.ofDays(4)));
      bars.knownBy(before).append(crashing.lakehouse(), "bars");
      bench.run(BEFORE);
      bars.knownAfter(before).and(correction).append(crashing.lakehouse(), "week");
      bars.and(correction).append(undisturbed.lakehouse(), "bars");

      crash(crashing, bench, Forecasts.SPEC, NOT_NEW);
      crash(crashing, bench, TrainingMoments.SPEC, "cutoff <= timestamp'%s'".formatted(before));
      crash(crashing, bench, Weights.SPEC, "profile <> 'dollar' or " + NOT_NEW);
      crash(crashing, bench, SleeveReturns.SPEC, NOT_NEW);
      crash(crashing, bench, SleeveReturns.SPEC, "engine <> 'equal' or " + NOT_NEW);
      crash(crashing, bench, SleeveReturns.SPEC, "engine <> 'hrp' or " + NOT_NEW);
      crash(crashing, bench, Backtests.SPEC, "profile <> 'dollar' or " + NOT_NEW);
      crash(crashing, bench, MetaReturns.SPEC, NOT_NEW);
      Map<String, String> finished = ResearchBench.digests(bench.run(WEEK));

      assertThat(finished).isEqualTo(ResearchBench.digests(quiet.run(WEEK)));
    }
  }

  /** Runs the week while a table takes only the rows that satisfy a condition. */
  private static void crash(
      TempLakehouse temp, ResearchBench bench, TableSpec table, String condition) {
    String alter = "ALTER TABLE delta.`%s` ".formatted(temp.lakehouse().path(table.name()));
    spark().sql(alter + "ADD CONSTRAINT crash CHECK (" + condition + ")");
    assertThatThrownBy(() -> bench.run(WEEK)).hasStackTraceContaining("crash");
    spark().sql(alter + "DROP CONSTRAINT crash");
  }
}
