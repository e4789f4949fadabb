package org.alluvium.jobs.command.strategy;

import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.FlowRunner;
import org.alluvium.jobs.command.flow.RunRequest;
import org.alluvium.jobs.config.ResolvedConfiguration;

/** {@code strategy NAME --phase backtest}: a strategy with execution, on its instrument. */
public final class StrategyCommand implements Command {
  private static final OptionSpec<String> NAME =
      OptionSpec.required(
          "strategy",
          "NAME",
          "a file of conf/strategies with a section 'execution'",
          OptionReaders::text);
  private static final OptionSpec<Phase> PHASE =
      OptionSpec.required("phase", "backtest", "how far it is taken; there is backtest", Phase::of);

  private final FlowRunner<StrategyRequest> flow;

  public StrategyCommand(FlowRunner<StrategyRequest> flow) {
    this.flow = flow;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "strategy",
            "Back-test a strategy's decisions, positions and stops on the data at hand",
            "./alluvium strategy usdcop_h5 --phase backtest",
            "./alluvium strategy usdcop_h1 --phase backtest --no-png")
        .withArguments(NAME)
        .withOptions(PHASE, CommonOptions.NO_PNG);
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    ResolvedConfiguration configuration = context.configuration(invocation);
    String profile =
        new StrategyChoice(configuration, spec().path())
            .executed(invocation.required(NAME), invocation);
    flow.run(
        new StrategyRequest(StrategyFlow.BACKTEST, profile, RunRequest.of(invocation)),
        configuration,
        context);
  }
}
