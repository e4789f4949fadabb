package org.alluvium.jobs.command.selection;

import org.alluvium.flows.selection.StageAddress;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.FlowRunner;

/** {@code stage ADDRESS}: one stage of a run's selection with other parameters. */
public final class StageCommand implements Command {
  private static final OptionSpec<String> ADDRESS =
      OptionSpec.required(
          "address",
          "ADDRESS",
          "quant://selection/STAGE?run_id=RUN&profile=PROFILE, &PARAMETER=VALUE for others than the run's, &date=DAY for another decision than its latest",
          OptionReaders::text);

  private final FlowRunner<StageRequest> flow;

  public StageCommand(FlowRunner<StageRequest> flow) {
    this.flow = flow;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "stage",
            "Compute a stage of a run's selection again with other parameters, from the run's own folder; nothing is written",
            "./alluvium stage 'quant://selection/clustering?run_id=2017-11-10T20261121T024150Z-7c1e&profile=us_momentum_long&linkage=average'",
            "./alluvium stage 'quant://selection/policy?run_id=2017-11-10T20261121T024150Z-7c1e&profile=us_momentum_long&date=2017-10-06&per_cluster=2' --output json")
        .withArguments(ADDRESS)
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    StageAddress address = StageAddress.parse(invocation.required(ADDRESS));
    flow.run(
        new StageRequest(address, invocation.output()), context.configuration(invocation), context);
  }
}
