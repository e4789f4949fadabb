package org.alluvium.flows.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One more week costs one week, and the same week again costs nothing. That its bits are those of a
 * run from nothing is compared by {@link CorrectionSparkTest}, {@link RerunAfterCrashSparkTest}
 * and, through the launcher, by {@code WeeklyIT}.
 */
@Tag("spark")
@Tag("heavy")
class IncrementalResearchSparkTest extends SparkTest {
  private static final LocalDate WEEK_BEFORE = LocalDate.of(2017, 11, 3);
  private static final LocalDate WEEK = LocalDate.of(2017, 11, 10);

  @Test
  void oneMoreWeekCostsOneWeek() {
    try (TempLakehouse stepwise = TempLakehouse.open(spark())) {
      stepwise.lakehouse().write(DailyBars.SPEC).appendOnce(RealBars.read(spark()), "bars");
      ResearchBench steps = new ResearchBench(stepwise);

      Map<String, StageResult> first = steps.run(WEEK_BEFORE);
      List<Stage> metaAlone = steps.stages().subList(7, 8);
      assertThatThrownBy(() -> steps.run(WEEK, metaAlone))
          .hasMessage(
              "meta both: its sleeve stocks has not seen all bars known by 2017-11-10T22:00:00Z;"
                  + " run './alluvium flow production --profile stocks' as of the same date first");
      List<Stage> filledAtOpen = List.of(steps.trainingForFillsAtTheOpen());
      assertThatThrownBy(() -> steps.run(WEEK, filledAtOpen))
          .hasMessage(
              "profile dollar: its features and gold.labels with horizon 5, basis open have no"
                  + " session in common that is known by 2017-11-10T22:00:00Z; './alluvium flow"
                  + " data --profile dollar' computes both");
      Map<String, StageResult> second = steps.run(WEEK);
      Map<String, StageResult> again = steps.run(WEEK);

      assertThat(ResearchBench.digests(again)).isEqualTo(ResearchBench.digests(second));
      assertThat(second.get("features").rowsWritten()).isEqualTo(6 * 5);
      assertThat(second.get("labels").rowsWritten()).isEqualTo(6 * 5);
      // five stocks by one model; the dollar by ten, and their mean
      assertThat(second.get("train").rowsWritten()).isEqualTo(5 + 10 + 1);
      StoredModels.requireTheirForecasts(
          stepwise.lakehouse(), ResearchBench.dollar().forecasting().orElseThrow());
      assertThat(second.get("features").rowsRead())
          .isLessThan(first.get("features").rowsRead() / 5);
      assertThat(second.get("train").rowsRead()).isLessThan(first.get("train").rowsRead() / 50);
      assertThat(second.get("backtest").rowsWritten()).isEqualTo(6 * 5);
      assertThat(second.get("backtest").rowsRead())
          .isLessThan(first.get("backtest").rowsRead() / 50);
      assertThat(second.get("meta").rowsWritten()).isEqualTo(2 * 5 + 2 * 2);
      assertThat(second.get("meta").rowsRead()).isLessThan(first.get("meta").rowsRead() / 5);
      again.values().forEach(result -> assertThat(result.rowsWritten()).isZero());
    }
  }
}
