package org.alluvium.jobs.research;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.discovery.DiscoveryRequest;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.quality.CheckStage;
import org.alluvium.flows.run.Replay;
import org.alluvium.flows.run.ResearchStages;
import org.alluvium.flows.run.RunEnvironment;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.run.UnchangedRun;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.sweep.SweepProgress;
import org.alluvium.flows.sweep.SweepStage;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.SleeveFlow;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.jobs.launch.ScratchFolder;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;

/** Computes a run again from its folder alone and compares every output, bit for bit. */
public final class ReplayJob {
  private final CommandContext context;
  private final RunFolder folder;

  public ReplayJob(String runId, ResolvedConfiguration current, CommandContext context) {
    this.context = context;
    this.folder = RunFolder.open(current.runsRoot(), RunId.parse(runId));
  }

  /** Replays; an output that differs is an error of exit code 6. */
  public void run() {
    UnchangedRun recorded = UnchangedRun.require(folder);
    requireResearch(recorded.started().flow());
    ResearchSetting setting = ResearchSetting.recorded(folder, context);
    RunEnvironment environment = setting.environment();
    warnOfOtherCode(recorded.started().jarDigest(), environment);
    RunPlan plan = setting.plans().ofFlow(recorded.started().flow());
    List<Stage> stages = stages(recorded.started().flow(), setting, plan);
    try (ScratchFolder scratch = ScratchFolder.create("replay", context.shutdown())) {
      List<Replay.Compared> compared =
          new Replay(recorded, environment).run(plan, stages, scratch.path());
      report(compared);
    }
  }

  private List<Stage> stages(String flow, ResearchSetting setting, RunPlan plan) {
    if (RunPlans.isSweep(flow)) {
      return List.of(
          new SweepStage(setting.plans().sweepOf(plan), context.clock(), SweepProgress.SILENT));
    }
    ResearchStages research = new ResearchStages(plan, setting.calendars());
    List<Stage> stages = new ArrayList<>();
    stages.add(new CheckStage(setting.calendars()));
    stages.addAll(research.derived());
    stages.addAll(
        SleeveFlow.of(flow)
            .map(part -> SleeveJob.stages(part, research))
            .orElseGet(research::books));
    return stages;
  }

  private void requireResearch(String flow) {
    if (DiscoveryRequest.isNamedBy(flow)) {
      throw JobErrors.notReplayable(folder.runId().toString(), flow);
    }
  }

  private void report(List<Replay.Compared> compared) {
    compared.forEach(c -> context.out().printf("  %s %s%n", c.equal() ? "=" : "≠", c.output()));
    List<String> differing =
        compared.stream().filter(c -> !c.equal()).map(Replay.Compared::output).toList();
    if (!differing.isEmpty()) {
      throw FlowErrors.replayDiffers(folder.runId().toString(), differing);
    }
    context
        .out()
        .printf("%d of %d outputs equal, bit for bit.%n", compared.size(), compared.size());
  }

  private void warnOfOtherCode(String jar, RunEnvironment environment) {
    if (!jar.isEmpty() && !jar.equals(environment.code().jarDigest())) {
      context
          .out()
          .printf(
              "The run was made by jar %.12s, this is jar %.12s: equal bits are promised for the same jar only.%n",
              jar, environment.code().jarDigest());
    }
  }
}
