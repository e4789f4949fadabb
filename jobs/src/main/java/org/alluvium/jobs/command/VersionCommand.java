package org.alluvium.jobs.command;

import java.util.List;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.launch.BuildInfo;
import org.alluvium.jobs.output.ResultTable;

/** {@code version}: what is installed. */
public final class VersionCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "version", "Versions of Alluvium and of what it stands on", "./alluvium version")
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    BuildInfo build = BuildInfo.read();
    ResultTable table =
        ResultTable.of("component", "version")
            .row("alluvium", build.version())
            .row("revision", build.revision())
            .row("jar sha256", BuildInfo.jarDigest())
            .row("java", System.getProperty("java.version"))
            .row("spark", build.spark())
            .row("delta", build.delta())
            .row("scala", build.scala());
    context.results(invocation).write(table, List.of());
  }
}
