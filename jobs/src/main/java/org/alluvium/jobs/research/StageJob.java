package org.alluvium.jobs.research;

import java.util.List;
import org.alluvium.flows.audit.canary.SelectionAgain;
import org.alluvium.flows.decision.StoredCandidates;
import org.alluvium.flows.discovery.DiscoveryRequest;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.run.UnchangedRun;
import org.alluvium.flows.selection.Candidate;
import org.alluvium.flows.selection.PipelineConfiguration;
import org.alluvium.flows.selection.SelectionPipeline;
import org.alluvium.flows.selection.StageAddress;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.selection.StageRequest;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.jobs.launch.ScratchFolder;
import org.alluvium.jobs.output.ResultWriter;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;

/**
 * Computes a stage of a run's selection again, from the run's folder alone, and compares the run's
 * own decision with what the lakehouse holds of it. Tables of its snapshot stand in a folder of
 * their own while it works.
 */
public final class StageJob {
  private final ResolvedConfiguration current;
  private final CommandContext context;

  /**
   * @param current tells where runs and lakehouse are; the run itself has its configuration
   */
  public StageJob(ResolvedConfiguration current, CommandContext context) {
    this.current = current;
    this.context = context;
  }

  /** Computes and shows it. */
  public void run(StageRequest request) {
    StageAddress address = request.address();
    RunFolder folder = RunFolder.open(current.runsRoot(), RunId.parse(address.runId()));
    UnchangedRun recorded = UnchangedRun.require(folder);
    requireSleeves(recorded.started().flow(), address);
    ResearchSetting setting = ResearchSetting.recorded(folder, context);
    RunPlan plan = setting.plans().ofFlow(recorded.started().flow());
    SleeveProfile profile = sleeve(plan, address);
    PipelineConfiguration changed =
        profile.decisions().selection().with(address.stage(), address.parameters());
    SelectionPipeline.of(changed);
    if (profile.forecasting().filter(one -> one.strategy().fitsOnSpark()).isPresent()) {
      setting.session();
    }
    try (ScratchFolder scratch = ScratchFolder.create("stage", context.shutdown())) {
      recorded.snapshot().restore(scratch.path());
      SelectionAgain again =
          new SelectionAgain(
              DirectLakehouse.open(scratch.path().toString()), plan, setting.calendars(), profile);
      SelectionAgain.Compared compared = again.run(address.date(), changed, address.stage());
      List<Candidate> stored =
          StoredCandidates.of(
              DirectLakehouse.open(current.lakehouseRoot()), profile, compared.date());
      DecisionText text = new StageComparison(address, compared, stored).text();
      ResultWriter results = new ResultWriter(context.out(), request.output());
      switch (request.output()) {
        case TABLE -> results.write(text.table(), text.remarks());
        case JSON -> results.write(text.document());
      }
    }
  }

  private static void requireSleeves(String flow, StageAddress address) {
    if (DiscoveryRequest.isNamedBy(flow) || RunPlans.isSweep(flow)) {
      throw JobErrors.notOfRun(address.runId(), address.profile(), List.of());
    }
  }

  private static SleeveProfile sleeve(RunPlan plan, StageAddress address) {
    List<String> known = plan.sleeves().stream().map(SleeveProfile::id).toList();
    return plan.sleeves().stream()
        .filter(sleeve -> sleeve.id().equals(address.profile()))
        .findFirst()
        .orElseThrow(() -> JobErrors.notOfRun(address.runId(), address.profile(), known));
  }
}
