package org.alluvium.lakehouse.run;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.direct.VersionedRows;
import org.alluvium.lakehouse.store.ConflictRetry;
import org.alluvium.lakehouse.tables.PipelineRuns;
import org.alluvium.lakehouse.tables.StageRuns;

/**
 * Runs and their stages in {@code ops.pipeline_runs} and {@code ops.stage_runs}. Rows are only
 * added; a run's sequence numbers have neither gaps nor doubles, however many processes write.
 */
public final class RunRecords {
  private static final Comparator<PipelineRun> BY_SEQUENCE =
      Comparator.comparingLong(PipelineRun::sequence);
  private final DirectLakehouse lakehouse;
  private final Clock clock;

  public RunRecords(DirectLakehouse lakehouse, Clock clock) {
    this.lakehouse = lakehouse;
    this.clock = clock;
  }

  /**
   * Records that a run starts, or starts again after it was killed or aborted.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when the run is complete
   */
  public PipelineRun start(RunStart start) {
    return next(
        start.runId(),
        last -> last == null ? PipelineRun.begun(start, now()) : last.begunAgain(start, now()));
  }

  /**
   * Records that a run is complete; nothing can follow.
   *
   * @param stateJson what the flow wants to remember
   * @param ledgerHead hash of the last line of the run's ledger, if it keeps one
   */
  public PipelineRun complete(RunId run, String stateJson, Optional<String> ledgerHead) {
    return next(run, last -> known(run, last).completed(stateJson, ledgerHead, now()));
  }

  /** Records that a run was given up, and why; it can be started again. */
  public PipelineRun abort(RunId run, String reason) {
    return next(run, last -> known(run, last).aborted(reason, now()));
  }

  /** The latest state of a run. */
  public Optional<PipelineRun> latest(RunId run) {
    return history(run).stream().max(BY_SEQUENCE);
  }

  /** Every state of a run in order. */
  public List<PipelineRun> history(RunId run) {
    return sorted(read(RowFilter.equalTo(PipelineRuns.RUN_ID, run.toString())));
  }

  /** The latest state of every run, the latest started first. */
  public List<PipelineRun> runs() {
    Map<RunId, PipelineRun> latest = new TreeMap<>();
    sorted(read(RowFilter.all())).forEach(run -> latest.put(run.runId(), run));
    return latest.values().stream()
        .sorted(
            Comparator.comparing(PipelineRun::startedAt)
                .thenComparing(PipelineRun::runId)
                .reversed())
        .toList();
  }

  /**
   * Records how a stage of a run as of an instant went: to be the stage's last write, but for the
   * word that it starts.
   */
  public StageRun recordStage(RunId run, Instant asOf, StageOutcome outcome) {
    StageRun stage = new StageRun(run, asOf, outcome, now());
    lakehouse.forRun(run.toString()).appendRetrying(StageRuns.SPEC, List.of(RunRows.of(stage)));
    return stage;
  }

  /** Every stage of a run that ended, in order of time. */
  public List<StageRun> stages(RunId run) {
    return lakehouse
        .read(StageRuns.SPEC, RowFilter.equalTo(StageRuns.RUN_ID, run.toString()))
        .rows()
        .stream()
        .map(RunRows::stageRun)
        .filter(stage -> stage.outcome().state() != RunState.RUNNING)
        .sorted(Comparator.comparing(StageRun::at))
        .toList();
  }

  private static PipelineRun known(RunId run, PipelineRun last) {
    if (last == null) {
      throw RunErrors.runUnknown(run);
    }
    return last;
  }

  /** Appends the state that follows the last one (null for none), decided again on conflict. */
  private PipelineRun next(RunId run, UnaryOperator<PipelineRun> following) {
    return ConflictRetry.run(
        PipelineRuns.SPEC.name(),
        () -> {
          VersionedRows read = read(RowFilter.equalTo(PipelineRuns.RUN_ID, run.toString()));
          PipelineRun last = sorted(read).stream().max(BY_SEQUENCE).orElse(null);
          if (last != null && last.state() == RunState.COMPLETE) {
            throw RunErrors.runOver(last);
          }
          PipelineRun next = following.apply(last);
          lakehouse
              .forRun(run.toString())
              .append(PipelineRuns.SPEC, List.of(RunRows.of(next)), read.version());
          return next;
        });
  }

  private VersionedRows read(RowFilter filter) {
    return lakehouse.read(PipelineRuns.SPEC, filter);
  }

  private static List<PipelineRun> sorted(VersionedRows read) {
    return read.rows().stream().map(RunRows::pipelineRun).sorted(BY_SEQUENCE).toList();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
