package org.alluvium.jobs.command.flow;

import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;

/** {@code metadata}: what instruments are, and whether those that are used are complete. */
public final class MetadataCommand implements Command {
  private final FlowRunner<MetadataRequest> flow;

  public MetadataCommand(FlowRunner<MetadataRequest> flow) {
    this.flow = flow;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
        "metadata",
        "Enter instruments from instruments.csv and discovered markets, and check those in use",
        "./alluvium metadata",
        "./alluvium metadata --profile us_ridge_weekly --as-of 2017-11-10");
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    MetadataRequest request =
        new MetadataRequest(invocation.value(CommonOptions.PROFILE), RunMode.of(invocation));
    flow.run(request, context.configuration(invocation), context);
  }
}
