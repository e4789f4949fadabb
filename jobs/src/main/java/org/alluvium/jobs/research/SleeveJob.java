package org.alluvium.jobs.research;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.ingestion.instrument.MetadataGate;
import org.alluvium.flows.ingestion.instrument.MetadataStage;
import org.alluvium.flows.run.RecordedRun;
import org.alluvium.flows.run.ResearchStages;
import org.alluvium.flows.run.RunEnvironment;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.run.SnapshotStage;
import org.alluvium.flows.run.StageFactory;
import org.alluvium.flows.stage.Stage;
import org.alluvium.jobs.cli.OutputFormat;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.RunMode;
import org.alluvium.jobs.command.flow.SleeveFlow;
import org.alluvium.jobs.command.flow.SleeveRequest;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.launch.Shutdown;
import org.alluvium.jobs.output.ResultWriter;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.Pins;
import org.alluvium.lakehouse.run.PipelineRun;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.snapshot.Snapshot;

/** Runs a sleeve up to its selection or its weights on the record, and shows the latest. */
public final class SleeveJob {
  private final ResolvedConfiguration configuration;
  private final CommandContext context;

  public SleeveJob(ResolvedConfiguration configuration, CommandContext context) {
    this.configuration = configuration;
    this.context = context;
  }

  /** Runs it; JSON is the only thing on standard output then. */
  public void run(SleeveRequest request) {
    PrintStream told = request.output() == OutputFormat.JSON ? System.err : context.out();
    ResearchSetting setting = new ResearchSetting(configuration, telling(told));
    RunPlan plan = setting.plans().ofProfile(request.flow().id(), request.profile());
    ResultWriter results = new ResultWriter(context.out(), request.output());
    StageFactory factory = factory(request.flow(), setting, plan);
    if (request.run().mode() == RunMode.PLAN) {
      tellPlan(new DryRun(setting.environment(), plan, context.out()), factory, request, results);
      return;
    }
    execute(request, setting, plan, factory, told);
    LatestDecision latest =
        new LatestDecision(
            DirectLakehouse.open(configuration.lakehouseRoot()),
            plan.sleeves().get(0),
            plan.asOf());
    DecisionText text =
        switch (request.flow()) {
          case SELECT -> latest.selection();
          case OPTIMIZE -> latest.weights();
        };
    switch (request.output()) {
      case TABLE -> results.write(text.table(), text.remarks());
      case JSON -> results.write(text.document());
    }
  }

  /** What a run of the flow computes; a replay computes the same. */
  static List<Stage> stages(SleeveFlow flow, ResearchStages research) {
    return switch (flow) {
      case SELECT -> research.selections();
      case OPTIMIZE -> research.weights();
    };
  }

  private void execute(
      SleeveRequest request,
      ResearchSetting setting,
      RunPlan plan,
      StageFactory factory,
      PrintStream told) {
    RecordedRun recorded = new RecordedRun(setting.environment(), plan);
    Optional<PipelineRun> repeated = recorded.repeated();
    if (repeated.isPresent()) {
      recorded.tellRepeated(repeated.orElseThrow());
      tellFolder(RunFolder.open(configuration.runsRoot(), repeated.orElseThrow().runId()), told);
      return;
    }
    setting.requireWritableLakehouse();
    setting.requireWritableRuns();
    try (Shutdown.Registration registration =
        context.shutdown().onInterrupt(() -> recorded.abort("interrupted by a signal"))) {
      tellFolder(recorded.execute(request.run().runId().map(RunId::parse), factory), told);
    }
  }

  private static void tellFolder(RunFolder folder, PrintStream told) {
    told.println("Run folder: " + folder.path());
  }

  private static StageFactory factory(SleeveFlow flow, ResearchSetting setting, RunPlan plan) {
    RunEnvironment environment = setting.environment();
    return (folder, journal) -> {
      Pins pins = new Pins(DirectLakehouse.open(environment.lakehouseRoot()), environment.clock());
      Snapshot snapshot = folder == null ? null : Snapshot.of(folder);
      List<Stage> stages = new ArrayList<>();
      stages.add(
          new MetadataStage(new MetadataGate(setting.calendars(), Map.of()), setting.listed(plan)));
      stages.add(SnapshotStage.of(plan, snapshot, pins));
      stages.addAll(stages(flow, new ResearchStages(plan, setting.calendars())));
      return stages;
    };
  }

  private static void tellPlan(
      DryRun dryRun, StageFactory factory, SleeveRequest request, ResultWriter results) {
    List<Stage> stages = factory.stages(null, null);
    switch (request.output()) {
      case TABLE -> dryRun.print(stages);
      case JSON -> results.write(dryRun.document(stages));
    }
  }

  /** The context with another place for what is told on the way. */
  private CommandContext telling(PrintStream out) {
    return new CommandContext(
        context.home(), context.environment(), context.clock(), out, context.shutdown());
  }
}
