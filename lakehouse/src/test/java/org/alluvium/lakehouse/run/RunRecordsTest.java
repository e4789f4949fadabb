package org.alluvium.lakehouse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.alluvium.lakehouse.direct.CommitRecord;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.tables.PipelineRuns;
import org.alluvium.lakehouse.testkit.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordsTest {
  private static final Instant AS_OF = Instant.parse("2017-11-10T22:00:00Z");
  private static final RunId RUN = AuditLedgerTest.RUN;
  private static final RunStart START = new RunStart(RUN, "weekly", "c0ffee", AuditLedgerTest.CODE);
  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T02:00:00Z"));
  @TempDir Path folder;
  private DirectLakehouse lakehouse;
  private RunRecords records;

  @BeforeEach
  void open() {
    lakehouse = DirectLakehouse.open(folder.toString());
    records = new RunRecords(lakehouse, clock);
  }

  @Test
  void aRunsStatesAreKeptInOrderAndComeBackAsTheyWere() {
    records.start(START);
    clock.advance(Duration.ofSeconds(30));
    records.abort(RUN, "killed");
    clock.advance(Duration.ofSeconds(30));
    records.start(START);
    clock.advance(Duration.ofMillis(1_500));
    PipelineRun complete = records.complete(RUN, "{\"as_of\":1}", Optional.of("d1".repeat(32)));

    assertThat(records.history(RUN))
        .extracting(PipelineRun::sequence)
        .containsExactly(1L, 2L, 3L, 4L);
    assertThat(records.history(RUN).get(1).reason()).contains("killed");
    assertThat(complete.stateJson()).contains("{\"as_of\":1}");
    assertThat(records.latest(RUN)).contains(complete);
    assertThat(complete.start()).isEqualTo(START);
    assertThat(complete.seconds()).isEqualTo(61.5);
    assertThat(lakehouse.history(PipelineRuns.SPEC.name()))
        .extracting(CommitRecord::userMetadata)
        .containsOnly(Optional.of(RUN.toString()));
  }

  @Test
  void aCompleteRunCannotGoOnAndAnUnknownOneCannotEnd() {
    assertThatThrownBy(() -> records.complete(RUN, "{}", Optional.empty()))
        .hasMessage(
            "run %s is not in ops.pipeline_runs; './alluvium audit runs' lists the runs"
                .formatted(RUN));
    records.start(START);
    records.complete(RUN, "{}", Optional.empty());
    assertThatThrownBy(() -> records.start(START))
        .hasMessage(
            "run %s is COMPLETE since 2026-11-21T02:00:00Z; start a new run".formatted(RUN));
  }

  @Test
  void runsAreListedByTheirLatestStateTheLatestStartedFirst() {
    RunId later = RunId.parse("2017-11-10T20261121T024151Z-0000");
    records.start(START);
    clock.advance(Duration.ofSeconds(1));
    records.start(new RunStart(later, "daily", "c0ffee", AuditLedgerTest.CODE));
    records.complete(RUN, "{}", Optional.empty());

    assertThat(records.runs()).extracting(PipelineRun::runId).containsExactly(later, RUN);
    assertThat(records.runs())
        .extracting(PipelineRun::state)
        .containsExactly(RunState.RUNNING, RunState.COMPLETE);
  }

  @Test
  void stagesComeBackInOrderOfTimeWithWhatWasNotCountedMissing() {
    assertThat(records.stages(RUN)).isEmpty();
    StageOutcome counted =
        new StageOutcome(
            "select",
            "us_ridge",
            RunState.COMPLETE,
            OptionalLong.of(214_902),
            OptionalLong.of(0),
            1.25,
            Optional.of("12 of 52 symbols"),
            Optional.of("[]"),
            Optional.of("[]"));
    StageOutcome bare =
        new StageOutcome(
            "report",
            "",
            RunState.ABORTED,
            OptionalLong.empty(),
            OptionalLong.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    StageRun first = records.recordStage(RUN, AS_OF, counted);
    clock.advance(Duration.ofSeconds(1));
    StageRun second = records.recordStage(RUN, AS_OF, bare);

    assertThat(records.stages(RUN)).isEqualTo(List.of(first, second));
  }
}
