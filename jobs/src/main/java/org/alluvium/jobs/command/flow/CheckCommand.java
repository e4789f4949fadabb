package org.alluvium.jobs.command.flow;

import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.CheckRequest.Strictness;

/** {@code check}: gaps, staleness, outliers and other defects of the data, per symbol. */
public final class CheckCommand implements Command {
  private static final OptionSpec<Boolean> STRICT =
      OptionSpec.ofSwitch("strict", "fail with exit code 3 on any finding");

  private final FlowRunner<CheckRequest> flow;

  public CheckCommand(FlowRunner<CheckRequest> flow) {
    this.flow = flow;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "check",
            "Report missing sessions, staleness, outliers, flat runs, adjustments and look-ahead"
                + " per symbol",
            "./alluvium check --strict",
            "./alluvium check --profile us_ridge_weekly --output json")
        .withOptions(STRICT)
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    Strictness strictness = invocation.has(STRICT) ? Strictness.STRICT : Strictness.REPORT;
    CheckRequest request =
        new CheckRequest(invocation.value(CommonOptions.PROFILE), strictness, invocation.output());
    flow.run(request, context.configuration(invocation), context);
  }
}
