package org.alluvium.jobs.command.flow;

import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;

/** {@code weekly}: data, every sleeve and the meta-portfolio of the manifest, in one run. */
public final class WeeklyCommand implements Command {
  private final FlowRunner<RunRequest> flow;

  public WeeklyCommand(FlowRunner<RunRequest> flow) {
    this.flow = flow;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "weekly",
            "Run data, every sleeve and the meta-portfolio, and write the report",
            "./alluvium weekly --as-of 2017-11-10")
        .withOptions(CommonOptions.NO_PNG, RunRequest.SKIP_VALIDATION, RunRequest.SKIP_ANALYSIS);
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    flow.run(RunRequest.of(invocation), context.configuration(invocation), context);
  }
}
