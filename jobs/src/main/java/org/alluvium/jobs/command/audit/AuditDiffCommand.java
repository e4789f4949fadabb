package org.alluvium.jobs.command.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.launch.ScratchFolder;

/**
 * {@code audit diff}: what moved between two runs, and why; from their folders and the rows that
 * they left, without Spark.
 */
public final class AuditDiffCommand implements Command {
  private static final OptionSpec<String> BEFORE =
      OptionSpec.required("before", "RUN", "id of a run, or latest", OptionReaders::text);
  private static final OptionSpec<String> AFTER =
      OptionSpec.required("after", "RUN", "the run that it is compared with", OptionReaders::text);

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "audit diff",
            "Show what moved between two runs and why: code, configuration, rows of inputs, outputs",
            "./alluvium audit diff 2017-11-03T20261114T024150Z-5a0b 2017-11-10T20261121T024150Z-7c1e",
            "./alluvium audit diff 2017-11-03T20261114T024150Z-5a0b latest --output json")
        .withArguments(BEFORE, AFTER)
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    ResolvedConfiguration configuration = context.configuration(invocation);
    Path runs = configuration.runsRoot();
    RunContents before = contents(invocation, BEFORE, runs, context);
    RunContents after = contents(invocation, AFTER, runs, context);
    try (ScratchFolder scratch = ScratchFolder.create("diff", context.shutdown())) {
      RunDifferences found =
          RunDifferences.of(before, after, configuration.lakehouseRoot(), scratch.path());
      switch (invocation.output()) {
        case TABLE ->
            Stream.concat(found.report().text().stream(), found.remarks().stream())
                .forEach(context.out()::println);
        case JSON -> context.results(invocation).write(found.report().table(), List.of());
      }
    }
  }

  private static RunContents contents(
      Invocation invocation, OptionSpec<String> run, Path runs, CommandContext context) {
    return RunContents.read(
        context.home(), RunArgument.named(invocation.required(run), invocation, runs));
  }
}
