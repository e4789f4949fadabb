package org.alluvium.jobs.research;

import java.io.PrintStream;
import java.util.List;
import org.alluvium.flows.run.ResearchStages;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.stage.Stage;
import org.alluvium.jobs.cli.OutputFormat;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.RunMode;
import org.alluvium.jobs.command.flow.SleeveFlow;
import org.alluvium.jobs.command.flow.SleeveRequest;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.output.ResultWriter;
import org.alluvium.jobs.research.FlowRecipe.Segment;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.RunFolder;

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
    FlowRecipe recipe =
        new FlowRecipe(setting, plan, List.of(segment(request.flow())), request.run().pictures());
    if (request.run().mode() == RunMode.PLAN) {
      tellPlan(new DryRun(setting.environment(), plan, context.out()), recipe, request, results);
      return;
    }
    RunFolder folder = RecordedFlow.run(setting, context, plan, request.run(), recipe::stages);
    told.println("Run folder: " + folder.path());
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

  private static Segment segment(SleeveFlow flow) {
    return switch (flow) {
      case SELECT -> Segment.SELECTION;
      case OPTIMIZE -> Segment.WEIGHTS;
    };
  }

  private static void tellPlan(
      DryRun dryRun, FlowRecipe recipe, SleeveRequest request, ResultWriter results) {
    List<Stage> stages = recipe.stages(null, null);
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
