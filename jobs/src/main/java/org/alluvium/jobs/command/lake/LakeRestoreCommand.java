package org.alluvium.jobs.command.lake;

import java.nio.file.Path;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.FlowRunner;
import org.alluvium.jobs.command.flow.RunMode;

/** {@code lake restore}: the tables that a run kept, made again. */
public final class LakeRestoreCommand implements Command {
  private static final OptionSpec<String> TO =
      OptionSpec.optional(
          "to",
          "FOLDER",
          "root of the lakehouse to make (default: the configured one)",
          OptionReaders::path);

  private final FlowRunner<RestoreRequest> flow;

  public LakeRestoreCommand(FlowRunner<RestoreRequest> flow) {
    this.flow = flow;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "lake restore",
            "Make the tables that a run kept again, the latest run unless --run-id says which",
            "./alluvium lake restore --to restored")
        .withOptions(TO);
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    RestoreRequest request =
        new RestoreRequest(
            invocation.value(CommonOptions.RUN_ID),
            invocation.value(TO).map(to -> Path.of(to).toAbsolutePath().normalize()),
            RunMode.of(invocation));
    flow.run(request, context.configuration(invocation), context);
  }
}
