package org.alluvium.jobs.research;

import org.alluvium.flows.features.FeatureBackfill;
import org.alluvium.flows.features.FeatureRange;
import org.alluvium.flows.features.FeatureStage;
import org.alluvium.flows.run.LeasedRun;
import org.alluvium.flows.run.RunEnvironment;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.BackfillRequest;
import org.alluvium.jobs.command.flow.RunMode;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.jobs.launch.Shutdown;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.RunStart;
import org.alluvium.lakehouse.run.StageOutcome;
import org.alluvium.lakehouse.table.TableName;

/** Computes feature rows on demand. */
public final class BackfillJob {
  private static final double NANOS = 1e9;

  private final CommandContext context;
  private final ResearchSetting setting;
  private final RunEnvironment environment;
  private final RunPlan plan;

  public BackfillJob(ResolvedConfiguration configuration, CommandContext context) {
    this.context = context;
    this.setting = new ResearchSetting(configuration, context);
    this.environment = setting.environment();
    this.plan = setting.plans().weekly();
  }

  /** Backfills, or prints the plan. */
  public void run(BackfillRequest request) {
    request
        .start()
        .filter(start -> start.isAfter(plan.asOfDate()))
        .ifPresent(
            start -> {
              throw JobErrors.rangeAfterAsOf(start, plan.asOfDate());
            });
    FeatureBackfill backfill = setting.backfill(request.set(), range(request));
    if (request.mode() == RunMode.PLAN) {
      print(request, backfill);
      return;
    }
    setting.requireWritableLakehouse();
    RunStart start = setting.start("backfill " + request.set());
    LeasedRun run = new LeasedRun(environment, start);
    try (Shutdown.Registration registration =
        context.shutdown().onInterrupt(() -> run.abort("interrupted by a signal"))) {
      run.execute(lakehouse -> backfill(request, backfill, stage(lakehouse, start), start));
    }
  }

  private static FeatureRange range(BackfillRequest request) {
    return new FeatureRange(request.start(), request.end(), request.symbols());
  }

  private StageContext stage(Lakehouse lakehouse, RunStart start) {
    return new StageContext(lakehouse, plan.asOfDate(), plan.asOf(), start.runId().toString());
  }

  private static FeatureBackfill.Result result(
      BackfillRequest request, FeatureBackfill backfill, StageContext stage) {
    return switch (request.extent()) {
      case INCREMENTAL -> backfill.update(stage);
      case FULL -> backfill.rebuild(stage);
    };
  }

  private void backfill(
      BackfillRequest request, FeatureBackfill backfill, StageContext stage, RunStart start) {
    RunRecords records =
        new RunRecords(DirectLakehouse.open(environment.lakehouseRoot()), environment.clock());
    long began = System.nanoTime();
    records.recordStage(start.runId(), plan.asOf(), StageOutcome.begun(FeatureStage.ID));
    FeatureBackfill.Result result = result(request, backfill, stage);
    report(backfill, result);
    records.recordStage(
        start.runId(),
        plan.asOf(),
        StageOutcome.done(
            FeatureStage.ID,
            result.rowsRead(),
            result.rowsWritten(),
            (System.nanoTime() - began) / NANOS));
    backfill.lateness(stage).forEach(input -> context.out().println("  " + input.told()));
  }

  private void report(FeatureBackfill backfill, FeatureBackfill.Result result) {
    String digest =
        result.before().digest().equals(result.after().digest()) ? "unchanged" : "changed";
    context
        .out()
        .printf(
            "%s: read %,d rows, wrote %,d rows; the range now has %,d rows, its content is %s (%s)%n",
            backfill.table(),
            result.rowsRead(),
            result.rowsWritten(),
            result.after().rows(),
            digest,
            result.after().digest());
  }

  private void print(BackfillRequest request, FeatureBackfill backfill) {
    DirectLakehouse lakehouse = DirectLakehouse.open(environment.lakehouseRoot());
    context
        .out()
        .printf(
            "Plan of backfill as of %s (%s), lakehouse %s. Nothing is written.%n",
            plan.asOfDate(), plan.asOf(), environment.lakehouseRoot());
    backfill
        .inputs()
        .forEach(
            input -> context.out().printf("  reads  %s (%s)%n", input, version(lakehouse, input)));
    context
        .out()
        .printf(
            "  writes %s (%s), %s, %s%n",
            backfill.table(),
            version(lakehouse, backfill.table()),
            request.extent(),
            range(request).equals(FeatureRange.everything())
                ? "every row"
                : "rows where " + range(request).predicate());
  }

  private static String version(DirectLakehouse lakehouse, TableName table) {
    long version = lakehouse.version(table);
    return version < 0 ? "not there yet" : "version " + version;
  }
}
