package org.alluvium.flows.report.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.trials.Study;
import org.alluvium.flows.trials.Trial;
import org.alluvium.flows.trials.TrialWriter;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.tables.Backtests;
import org.alluvium.lakehouse.testkit.DatasetBuilder;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.junit.jupiter.api.Test;

class TrialCountSparkTest extends SparkTest {
  @Test
  void booksMeasuredByTheDateAndAllTrialsOfSweepsCount() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      StageContext context =
          new StageContext(
              temp.lakehouse(),
              LocalDate.of(2017, 11, 10),
              Instant.parse("2017-11-10T22:00:00Z"),
              "run-1");
      assertThat(TrialCount.of(context)).isZero();
      temp.lakehouse().write(Backtests.SPEC).appendOnce(books().build(), "books");
      assertThat(TrialCount.of(context)).isEqualTo(2);
      startThreeTrials(temp);
      assertThat(TrialCount.of(context)).isEqualTo(2 + 3);
    }
  }

  /** Two books, one of them measured twice, and one measured later. */
  private static DatasetBuilder books() {
    return DatasetBuilder.of(spark(), Backtests.SPEC)
        .byDefault(Backtests.PROFILE, "p")
        .byDefault(Backtests.LINEAGE, "l")
        .byDefault(Backtests.METRIC, "sharpe")
        .row(Backtests.ENGINE, "hrp", Backtests.EVENT_DATE, "2017-11-03")
        .row(Backtests.ENGINE, "hrp", Backtests.EVENT_DATE, "2017-11-10")
        .row(Backtests.ENGINE, "equal", Backtests.EVENT_DATE, "2017-11-10")
        .row(Backtests.ENGINE, "inverse", Backtests.EVENT_DATE, "2017-11-17");
  }

  private static void startThreeTrials(TempLakehouse temp) {
    Study study = new Study("s", "rule/universe/1-session");
    List<Trial> trials =
        LongStream.rangeClosed(1, 3)
            .mapToObj(
                number ->
                    new Trial(study, number, Optional.empty(), "grid", "{}", OptionalLong.empty()))
            .toList();
    Clock clock = Clock.fixed(TempLakehouse.STAMP, ZoneOffset.UTC);
    new TrialWriter(DirectLakehouse.open(temp.root().toString()), "run-1", clock)
        .start(study, trials);
  }
}
