package org.alluvium.jobs.research;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import org.alluvium.flows.run.RecordedRun;
import org.alluvium.flows.run.RunEnvironment;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.run.SnapshotStage;
import org.alluvium.flows.run.StageFactory;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.sweep.BestTrials;
import org.alluvium.flows.sweep.StudyRecord;
import org.alluvium.flows.sweep.SweepPlan;
import org.alluvium.flows.sweep.SweepProgress;
import org.alluvium.flows.sweep.SweepStage;
import org.alluvium.flows.trials.TrialTables;
import org.alluvium.jobs.cli.OutputFormat;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.RunMode;
import org.alluvium.jobs.command.sweep.SweepRequest;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.error.SweepCommandErrors;
import org.alluvium.jobs.launch.Shutdown;
import org.alluvium.jobs.output.ResultWriter;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.Pins;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.snapshot.Snapshot;
import org.alluvium.lakehouse.tables.DailyBars;

/** Makes a sweep on the record, or goes on with one. */
public final class SweepJob {
  private final CommandContext context;
  private final ResolvedConfiguration configuration;

  public SweepJob(ResolvedConfiguration configuration, CommandContext context) {
    this.configuration = configuration;
    this.context = context;
  }

  /** Sweeps what is missing, and shows the best trials; nothing is computed twice. */
  public void run(SweepRequest request) {
    PrintStream told = request.output() == OutputFormat.JSON ? System.err : context.out();
    ResearchSetting setting = new ResearchSetting(configuration, telling(told));
    RunPlan plan = setting.plans().sweep();
    SweepPlan sweep = setting.plans().sweepOf(plan);
    TrialTables tables = new TrialTables(DirectLakehouse.open(configuration.lakehouseRoot()));
    long missing = StudyRecord.of(sweep, tables).missing(sweep);
    if (request.mode() == RunMode.PLAN) {
      tellPlan(setting, plan, sweep, missing, request.output());
      return;
    }
    if (missing == 0) {
      told.printf(
          "Nothing to do: the %,d trials of study %s have ended.%n",
          sweep.trials(), sweep.study().name());
    } else {
      requireBars();
      sweep(setting, plan, sweep, request, told);
    }
    SweepTable table =
        new SweepTable(sweep, BestTrials.of(StudyRecord.of(sweep, tables), tables, request.best()));
    ResultWriter results = new ResultWriter(context.out(), request.output());
    switch (request.output()) {
      case TABLE -> results.write(table.table(), table.remarks());
      case JSON -> results.write(table.document());
    }
  }

  /** Spark need not start to find nothing. */
  private void requireBars() {
    DirectLakehouse lakehouse = DirectLakehouse.open(configuration.lakehouseRoot());
    if (!lakehouse.exists(DailyBars.SPEC.name())) {
      throw SweepCommandErrors.noBars(
          DailyBars.SPEC.name(),
          configuration.lakehouseRoot(),
          configuration.at("sweep").path("profile").asText("NAME"));
    }
  }

  private void sweep(
      ResearchSetting setting,
      RunPlan plan,
      SweepPlan sweep,
      SweepRequest request,
      PrintStream told) {
    setting.requireWritableLakehouse();
    setting.requireWritableRuns();
    RunEnvironment environment = setting.environment();
    RecordedRun recorded = new RecordedRun(environment, plan);
    try (SweepBar bar = new SweepBar(told, context.clock());
        Shutdown.Registration registration =
            context.shutdown().onInterrupt(() -> stop(recorded, bar, told))) {
      RunFolder folder =
          recorded.execute(
              request.runId().map(RunId::parse), stages(environment, plan, sweep, bar));
      told.println("Run folder: " + folder.path());
    }
  }

  private void stop(RecordedRun recorded, SweepBar bar, PrintStream told) {
    recorded.abort("interrupted by a signal");
    bar.close();
    told.printf("%n%s; the same command goes on with the rest%n", bar.told());
  }

  private StageFactory stages(
      RunEnvironment environment, RunPlan plan, SweepPlan sweep, SweepProgress progress) {
    return (folder, journal) -> {
      Pins pins = new Pins(DirectLakehouse.open(environment.lakehouseRoot()), environment.clock());
      Snapshot snapshot = folder == null ? null : Snapshot.of(folder);
      Stage kept = SnapshotStage.of(plan, snapshot, pins);
      return List.of(kept, new SweepStage(sweep, context.clock(), progress));
    };
  }

  private void tellPlan(
      ResearchSetting setting, RunPlan plan, SweepPlan sweep, long missing, OutputFormat output) {
    RunEnvironment environment = setting.environment();
    List<Stage> stages = stages(environment, plan, sweep, SweepProgress.SILENT).stages(null, null);
    DryRun dryRun = new DryRun(environment, plan, context.out());
    SweepText text = new SweepText(sweep);
    switch (output) {
      case TABLE -> {
        dryRun.print(stages);
        text.plan(missing).forEach(context.out()::println);
      }
      case JSON -> {
        ObjectNode document = dryRun.document(stages);
        document.setAll(text.document());
        new ResultWriter(context.out(), output).write(document.put("trials_to_be_made", missing));
      }
    }
  }

  /** The context with another place for what is told on the way. */
  private CommandContext telling(PrintStream out) {
    return new CommandContext(
        context.home(), context.environment(), context.clock(), out, context.shutdown());
  }
}
