package org.alluvium.flows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.run.PipelineRun;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.run.RunStart;
import org.alluvium.lakehouse.run.RunState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeasedRunTest {
  @TempDir private Path folder;
  private RunBench bench;

  @BeforeEach
  void open() {
    bench = new RunBench(folder);
  }

  @Test
  void anotherWriterIsNamedAndNothingIsRecordedNorStarted() {
    bench.leases().acquire(WriterLease.NAME, "somebody-else", Duration.ofHours(1));
    LeasedRun run = leased(() -> new AssertionError("Spark was started"));

    assertThatThrownBy(() -> run.execute(lakehouse -> {}))
        .isInstanceOf(AlluviumException.class)
        .hasMessageContaining("held by somebody-else until 2026-11-21T03:41:50Z");

    assertThat(bench.runs()).isEmpty();
    assertThat(bench.writer().orElseThrow().holder()).isEqualTo("somebody-else");
  }

  @Test
  void aFailureIsRecordedWithItsReasonAndTheLeaseIsFree() {
    LeasedRun run = leased(() -> new IllegalStateException("no memory left for Spark"));

    assertThatThrownBy(() -> run.execute(lakehouse -> {})).hasMessage("no memory left for Spark");

    requireAborted("no memory left for Spark");
  }

  @Test
  void anErrorOfTheMachineIsNoLessAFailure() {
    LeasedRun run = leased(StackOverflowError::new);

    assertThatThrownBy(() -> run.execute(lakehouse -> {})).isInstanceOf(StackOverflowError.class);

    requireAborted("StackOverflowError");
  }

  @Test
  void whatASignalEndedIsNotEndedAgain() {
    AtomicReference<LeasedRun> interrupted = new AtomicReference<>();
    LeasedRun run =
        leased(
            () -> {
              interrupted.get().abort("interrupted by a signal");
              return new IllegalStateException("cut off");
            });
    interrupted.set(run);

    assertThatThrownBy(() -> run.execute(lakehouse -> {})).hasMessage("cut off");

    requireAborted("interrupted by a signal");
  }

  @Test
  void aRunThatWasKilledIsRecordedAsAbortedByTheNext() {
    RunStart killed =
        new RunStart(
            RunId.parse("2017-11-10T20261120T024150Z-0001"),
            "weekly",
            bench.start().configDigest(),
            bench.start().code());
    bench.records().start(killed);
    LeasedRun run = leased(() -> new IllegalStateException("no memory left for Spark"));

    assertThatThrownBy(() -> run.execute(lakehouse -> {})).hasMessage("no memory left for Spark");

    PipelineRun ended = bench.records().latest(killed.runId()).orElseThrow();
    assertThat(ended.state()).isEqualTo(RunState.ABORTED);
    assertThat(ended.reason())
        .contains("ended without saying why, found by run " + bench.start().runId());
  }

  @Test
  void abortingWhatNeverBeganWritesNothing() {
    leased(() -> new AssertionError("Spark was started")).abort("interrupted by a signal");

    assertThat(bench.lakehouse().tables()).isEmpty();
  }

  private LeasedRun leased(java.util.function.Supplier<Throwable> failure) {
    return new LeasedRun(
        bench.environment(
            () -> {
              throw sneaky(failure.get());
            }),
        bench.start());
  }

  private static RuntimeException sneaky(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }

  private void requireAborted(String reason) {
    PipelineRun recorded = bench.records().latest(bench.start().runId()).orElseThrow();
    assertThat(recorded.state()).isEqualTo(RunState.ABORTED);
    assertThat(recorded.reason()).contains(reason);
    assertThat(recorded.sequence()).as("begun, and ended once").isEqualTo(2);
    assertThat(bench.writer()).isEmpty();
  }
}
