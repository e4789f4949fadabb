package org.alluvium.jobs.research;

import java.util.Optional;
import org.alluvium.flows.run.RecordedRun;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.run.StageFactory;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.RunRequest;
import org.alluvium.jobs.launch.Shutdown;
import org.alluvium.lakehouse.run.PipelineRun;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;

/** A flow on the record; where a finished run holds everything already, that one is told. */
final class RecordedFlow {
  private RecordedFlow() {}

  /** Runs it; an interrupt leaves the run as aborted. */
  static RunFolder run(
      ResearchSetting setting,
      CommandContext context,
      RunPlan plan,
      RunRequest request,
      StageFactory stages) {
    RecordedRun recorded = new RecordedRun(setting.environment(), plan);
    Optional<PipelineRun> repeated = recorded.repeated();
    if (repeated.isPresent()) {
      PipelineRun run = repeated.orElseThrow();
      recorded.tellRepeated(run);
      return RunFolder.open(setting.environment().runs(), run.runId());
    }
    setting.requireWritableLakehouse();
    setting.requireWritableRuns();
    try (Shutdown.Registration registration =
        context.shutdown().onInterrupt(() -> recorded.abort("interrupted by a signal"))) {
      return recorded.execute(request.runId().map(RunId::parse), stages);
    }
  }
}
