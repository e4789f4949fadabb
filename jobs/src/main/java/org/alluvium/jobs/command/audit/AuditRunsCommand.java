package org.alluvium.jobs.command.audit;

import java.util.List;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.PipelineRun;
import org.alluvium.lakehouse.run.RunRecords;

/** {@code audit runs}: every run with its state, newest first, without Spark. */
public final class AuditRunsCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.of("audit runs", "List the runs, newest first", "./alluvium audit runs")
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    DirectLakehouse lakehouse =
        DirectLakehouse.open(context.configuration(invocation).lakehouseRoot());
    List<PipelineRun> runs = new RunRecords(lakehouse, context.clock()).runs();
    List<String> remarks =
        runs.isEmpty()
            ? List.of(
                "no run yet in %s; start with './alluvium weekly'".formatted(lakehouse.root()))
            : List.of();
    context.results(invocation).write(RunTable.of(runs), remarks);
  }
}
