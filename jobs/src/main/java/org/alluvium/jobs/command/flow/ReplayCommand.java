package org.alluvium.jobs.command.flow;

import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.error.JobErrors;

/** {@code replay}: recompute a run from its own folder and compare every output digest. */
public final class ReplayCommand implements Command {
  private final FlowRunner<String> flow;

  public ReplayCommand(FlowRunner<String> flow) {
    this.flow = flow;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
        "replay",
        "Recompute a run from its folder; exit code 6 when an output differs",
        "./alluvium replay --run-id 2017-11-10T20261121T024150Z-7c1e");
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    String runId =
        invocation
            .value(CommonOptions.RUN_ID)
            .orElseThrow(
                () ->
                    JobErrors.optionNeeded(
                        "replay", "run-id", "list runs with './alluvium audit runs'"));
    flow.run(runId, context.configuration(invocation), context);
  }
}
