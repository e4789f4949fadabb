package org.alluvium.jobs.command.flow;

import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.config.ResolvedConfiguration;

/** {@code select --profile P} and {@code optimize --profile P}. */
public final class SleeveCommand implements Command {
  private final SleeveFlow kind;
  private final FlowRunner<SleeveRequest> flow;

  public SleeveCommand(SleeveFlow kind, FlowRunner<SleeveRequest> flow) {
    this.kind = kind;
    this.flow = flow;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            kind.id(), kind.summary(), kind.example(), kind.example() + " --output json")
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    ResolvedConfiguration configuration = context.configuration(invocation);
    String profile =
        ProfileChoice.of(
            kind.id(),
            invocation.value(CommonOptions.PROFILE),
            configuration,
            of -> of.equals("sleeve"));
    flow.run(
        new SleeveRequest(kind, profile, RunRequest.of(invocation), invocation.output()),
        configuration,
        context);
  }
}
