package org.alluvium.flows.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.alluvium.flows.stage.Pipeline;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.run.AuditEvent;
import org.alluvium.lakehouse.run.AuditLedger;
import org.alluvium.lakehouse.run.Leases;
import org.alluvium.lakehouse.run.PipelineRun;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.RunStart;
import org.alluvium.lakehouse.run.RunState;
import org.alluvium.lakehouse.run.SealedFiles;
import org.alluvium.lakehouse.run.StageRun;
import org.alluvium.lakehouse.run.StartedEvent;

/**
 * Runs a pipeline on the record: one writer at a time, a run folder, a hash-chained ledger, rows in
 * {@code ops} for the run and each stage, and a clean end whatever happens.
 */
public final class RecordedRun {
  private static final String RUN = "run";

  private final RunEnvironment environment;
  private final RunPlan plan;
  private final DirectLakehouse direct;
  private final RunRecords records;
  private final Leases leases;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile Open open;

  /** What must be closed at the end of a run. */
  private record Open(RunId runId, WriterLease lease, AuditLedger ledger) {}

  public RecordedRun(RunEnvironment environment, RunPlan plan) {
    this.environment = environment;
    this.plan = plan;
    this.direct = DirectLakehouse.open(environment.lakehouseRoot());
    this.records = new RunRecords(direct, environment.clock());
    this.leases = new Leases(direct, environment.clock());
  }

  /** The finished run that this one would only repeat, if there is one. Spark is not started. */
  public Optional<PipelineRun> repeated() {
    return records.runs().stream()
        .filter(run -> run.state() == RunState.COMPLETE)
        .filter(run -> run.start().flow().equals(plan.flow()))
        .filter(run -> run.start().code().equals(environment.code()))
        .filter(run -> run.start().configDigest().equals(environment.configurationDigest()))
        .filter(run -> run.stateJson().map(LakeState::parse).filter(this::isStill).isPresent())
        .max(java.util.Comparator.comparing(PipelineRun::at));
  }

  private boolean isStill(LakeState state) {
    return LakeState.like(state, direct, plan).equals(state);
  }

  /** Tells a person, step by step, that a finished run holds everything already. */
  public void tellRepeated(PipelineRun run) {
    List<StageRun> stages = records.stages(run.runId());
    environment.progress().run(run.runId(), plan, environment.lakehouseRoot());
    int position = 1;
    for (StageRun stage : stages) {
      Progress.StepReport report =
          new Progress.StepReport(
              stage.outcome().stage(), 0, 0, 0, stage.outcome().note().orElse(""));
      environment.progress().finished(position++, stages.size(), report);
    }
  }

  /**
   * Runs the stages that the factory makes. The lease is given back however this ends.
   *
   * @return the run's folder
   */
  public RunFolder execute(Optional<RunId> asked, StageFactory factory) {
    RunId runId = asked.orElseGet(() -> RunId.next(plan.asOfDate(), environment.clock()));
    try (WriterLease lease = WriterLease.acquire(leases, records, runId)) {
      RunFolder folder = RunFolder.create(environment.runs(), runId);
      record(lease, folder, factory);
      return folder;
    }
  }

  private void record(WriterLease lease, RunFolder folder, StageFactory factory) {
    RunId runId = folder.runId();
    try (AuditLedger ledger =
        AuditLedger.open(folder.auditFile(), runId, environment.code(), environment.clock())) {
      open = new Open(runId, lease, ledger);
      try {
        begin(runId, folder, ledger);
        end(runId, folder, guarded(open, folder, factory));
      } catch (Exception | Error e) {
        afterFailure(e, () -> abort(reason(e)));
        throw e;
      }
    }
  }

  /** Cleans up without hiding why. */
  private static void afterFailure(Throwable failure, Runnable cleaning) {
    try {
      cleaning.run();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Ends the run as ABORTED and frees the lease; a run that has ended already stays as it is. */
  public void abort(String reason) {
    Open current = open;
    if (current == null || !ended.compareAndSet(false, true)) {
      return;
    }
    current.ledger().append(AuditEvent.of(RUN, "aborted").withDetails(Map.of("reason", reason)));
    records.abort(current.runId(), reason);
    current.lease().close();
  }

  private void begin(RunId runId, RunFolder folder, AuditLedger ledger) {
    environment.configuration().accept(folder.path());
    records.start(
        new RunStart(runId, plan.flow(), environment.configurationDigest(), environment.code()));
    ledger.append(
        StartedEvent.of(folder, plan.flow(), plan.asOf(), environment.configurationDigest())
            .withFurtherDetails(leftOut()));
    environment.progress().run(runId, plan, environment.lakehouseRoot());
  }

  private Map<String, String> leftOut() {
    return plan.leftOut().isEmpty()
        ? Map.of()
        : Map.of(LeftOut.DETAIL, LeftOut.names(plan.leftOut()));
  }

  /** Does the work, without connections where the flow needs none. */
  private LakeState guarded(Open run, RunFolder folder, StageFactory factory) {
    if (!plan.readsSourcesOnly() || !OfflineGuard.isLocal(environment.lakehouseRoot())) {
      return work(run, folder, factory, run.lease()::requireHeld);
    }
    try (OfflineGuard guard = OfflineGuard.of(plan.flow())) {
      Runnable beforeEach =
          () -> {
            run.lease().requireHeld();
            guard.requireNone();
          };
      LakeState state = work(run, folder, factory, beforeEach);
      guard.requireNone();
      return state;
    }
  }

  private Lakehouse lakehouse(RunId runId) {
    Lakehouse lakehouse =
        Lakehouse.open(
            environment.session().get(),
            environment.lakehouseRoot(),
            runId.toString(),
            environment.clock());
    return plan.readsSourcesOnly() ? lakehouse.readingSources(plan.flow()) : lakehouse;
  }

  private LakeState work(Open run, RunFolder folder, StageFactory factory, Runnable beforeEach) {
    RunId runId = run.runId();
    Lakehouse lakehouse = lakehouse(runId);
    StageJournal journal =
        new StageJournal(runId, plan.asOf(), records, run.ledger(), environment.progress());
    StageContext context =
        new StageContext(lakehouse, plan.asOfDate(), plan.asOf(), runId.toString());
    List<Stage> stages = factory.stages(folder, journal);
    Pipeline.of(stages).run(context, journal, beforeEach);
    return LakeState.after(direct, plan, stages, lakehouse.held());
  }

  private void end(RunId runId, RunFolder folder, LakeState state) {
    AuditLedger ledger = open.ledger();
    ended.set(true);
    ledger.append(AuditEvent.of(RUN, StageJournal.COMPLETED));
    String head = ledger.seal(SealedFiles.results(folder));
    records.complete(runId, state.toJson(), Optional.of(head));
    folder.pointLatest();
  }

  private static String reason(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
