package org.alluvium.jobs.command.strategy;

import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.FlowRunner;
import org.alluvium.jobs.command.flow.RunRequest;
import org.alluvium.jobs.config.ResolvedConfiguration;

/**
 * {@code train --strategy NAME} and {@code forecast --strategy NAME}: its models, nothing traded.
 */
public final class TrainingCommand implements Command {
  private static final OptionSpec<String> STRATEGY =
      OptionSpec.required("strategy", "NAME", "a file of conf/strategies", OptionReaders::text);

  private final StrategyFlow kind;
  private final FlowRunner<StrategyRequest> flow;

  private TrainingCommand(StrategyFlow kind, FlowRunner<StrategyRequest> flow) {
    this.kind = kind;
    this.flow = flow;
  }

  public static TrainingCommand train(FlowRunner<StrategyRequest> flow) {
    return new TrainingCommand(StrategyFlow.TRAIN, flow);
  }

  public static TrainingCommand forecast(FlowRunner<StrategyRequest> flow) {
    return new TrainingCommand(StrategyFlow.FORECAST, flow);
  }

  @Override
  public CommandSpec spec() {
    String summary =
        kind == StrategyFlow.TRAIN
            ? "Fit a strategy's models at every cutoff that is new, and show them"
            : "Forecast by a strategy's models, and show the latest forecasts";
    return CommandSpec.of(
            kind.id(), summary, "./alluvium %s --strategy usdcop_h5".formatted(kind.id()))
        .withOptions(STRATEGY);
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    ResolvedConfiguration configuration = context.configuration(invocation);
    String profile =
        new StrategyChoice(configuration, spec().path())
            .trained(invocation.required(STRATEGY), invocation);
    flow.run(new StrategyRequest(kind, profile, RunRequest.of(invocation)), configuration, context);
  }
}
