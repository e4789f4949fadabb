package org.alluvium.jobs.command.audit;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.alluvium.jobs.output.ResultTable;
import org.alluvium.lakehouse.run.PipelineRun;
import org.alluvium.lakehouse.run.RunState;

/** Runs as a result: one line each. */
final class RunTable {
  private RunTable() {}

  /** The runs in the given order; a run that is not over has no duration. */
  static ResultTable of(List<PipelineRun> runs) {
    ResultTable table = ResultTable.of("run", "flow", "state", "started", "seconds", "reason");
    for (PipelineRun run : runs) {
      table =
          table.row(
              run.runId(),
              run.start().flow(),
              run.state(),
              run.startedAt().truncatedTo(ChronoUnit.SECONDS),
              run.state() == RunState.RUNNING ? null : run.seconds(),
              run.reason().orElse(null));
    }
    return table;
  }
}
