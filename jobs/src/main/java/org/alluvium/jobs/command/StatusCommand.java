package org.alluvium.jobs.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.output.ResultTable;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.Lease;
import org.alluvium.lakehouse.run.Leases;
import org.alluvium.lakehouse.run.Pins;
import org.alluvium.lakehouse.run.PipelineRun;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.RunState;

/** {@code status}: where things stand, without Spark. */
public final class StatusCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "status", "Show the last run, what runs now, leases and pins", "./alluvium status")
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    ResolvedConfiguration configuration = context.configuration(invocation);
    DirectLakehouse lakehouse = DirectLakehouse.open(configuration.lakehouseRoot());
    List<PipelineRun> runs = new RunRecords(lakehouse, context.clock()).runs();
    ResultTable table =
        ResultTable.of("what", "value")
            .row("as of", configuration.asOf())
            .row("lakehouse", lakehouse.root())
            .row("tables", lakehouse.tables().size())
            .row("runs folder", configuration.runsRoot())
            .row("runs", runs.size())
            .row("last complete run", first(runs, RunState.COMPLETE).orElse(null))
            .row("last aborted run", first(runs, RunState.ABORTED).orElse(null))
            .row("running", running(runs))
            .row("pins", new Pins(lakehouse, context.clock()).list().size());
    for (Lease lease : new Leases(lakehouse, context.clock()).live()) {
      table =
          table.row(
              "lease " + lease.name(), "%s until %s".formatted(lease.holder(), lease.expiresAt()));
    }
    context.results(invocation).write(table, runs.isEmpty() ? remarks(configuration) : List.of());
  }

  private static List<String> remarks(ResolvedConfiguration configuration) {
    List<String> remarks = new ArrayList<>();
    absent("lakehouse", Path.of(configuration.lakehouseRoot())).ifPresent(remarks::add);
    absent("runs folder", configuration.runsRoot()).ifPresent(remarks::add);
    remarks.add(
        "nothing has run here yet; start with './alluvium weekly', or name other folders with --lakehouse and --runs");
    return remarks;
  }

  private static Optional<String> absent(String what, Path folder) {
    return Files.isDirectory(folder)
        ? Optional.empty()
        : Optional.of("there is no %s at %s: the folder does not exist".formatted(what, folder));
  }

  private static Optional<String> first(List<PipelineRun> newestFirst, RunState state) {
    return newestFirst.stream()
        .filter(run -> run.state() == state)
        .map(run -> run.runId().toString())
        .findFirst();
  }

  private static String running(List<PipelineRun> runs) {
    List<String> ids =
        runs.stream()
            .filter(run -> run.state() == RunState.RUNNING)
            .map(run -> run.runId().toString())
            .toList();
    return ids.isEmpty() ? null : String.join(", ", ids);
  }
}
