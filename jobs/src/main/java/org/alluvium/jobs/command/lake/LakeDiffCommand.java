package org.alluvium.jobs.command.lake;

import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.FlowRunner;

/** {@code lake diff}: how two versions of a table differ, key by key. */
public final class LakeDiffCommand implements Command {
  private static final OptionSpec<Long> FROM =
      OptionSpec.optional(
          "from", "N", "earlier version (default: the one before)", OptionReaders::version);
  private static final OptionSpec<Long> TO =
      OptionSpec.optional("to", "N", "later version (default: the latest)", OptionReaders::version);

  private final FlowRunner<DiffRequest> flow;

  public LakeDiffCommand(FlowRunner<DiffRequest> flow) {
    this.flow = flow;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "lake diff",
            "Compare two versions of a table, key by key",
            "./alluvium lake diff gold.weights --from 0 --to 1")
        .withArguments(TableArgument.TABLE)
        .withOptions(FROM, TO);
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    DiffRequest request =
        new DiffRequest(
            invocation.required(TableArgument.TABLE), invocation.value(FROM), invocation.value(TO));
    flow.run(request, context.configuration(invocation), context);
  }
}
