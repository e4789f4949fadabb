package org.alluvium.jobs.command.flow;

import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.config.ResolvedConfiguration;

/** {@code flow data|production|meta}, {@code backtest}: one flow of one profile. */
public final class FlowCommand implements Command {
  private final FlowKind kind;
  private final FlowRunner<ProfileRequest> flow;

  public FlowCommand(FlowKind kind, FlowRunner<ProfileRequest> flow) {
    this.kind = kind;
    this.flow = flow;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.of(kind.path(), kind.summary(), kind.example());
    return kind.reports()
        ? spec.withOptions(
            CommonOptions.NO_PNG, RunRequest.SKIP_VALIDATION, RunRequest.SKIP_ANALYSIS)
        : spec;
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    ResolvedConfiguration configuration = context.configuration(invocation);
    String profile =
        ProfileChoice.of(
            kind.path(), invocation.value(CommonOptions.PROFILE), configuration, kind::takes);
    flow.run(new ProfileRequest(profile, RunRequest.of(invocation)), configuration, context);
  }
}
