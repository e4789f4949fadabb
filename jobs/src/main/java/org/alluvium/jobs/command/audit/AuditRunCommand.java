package org.alluvium.jobs.command.audit;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.jobs.output.ResultTable;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.Pins;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunRecords;

/** {@code audit run}: everything of one run, judged at once; without Spark. */
public final class AuditRunCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "audit run",
            "Judge everything of a run at once, the latest unless --run-id says which; exit code 6 when something fails",
            "./alluvium audit run",
            "./alluvium audit run --run-id latest --output json")
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    ResolvedConfiguration configuration = context.configuration(invocation);
    RunFolder folder = RunArgument.folder(invocation, configuration.runsRoot());
    DirectLakehouse lakehouse = DirectLakehouse.open(configuration.lakehouseRoot());
    List<RunAudit.Check> checks =
        RunAudit.of(
            folder,
            lakehouse,
            new RunRecords(lakehouse, context.clock()),
            new Pins(lakehouse, context.clock()));
    ResultTable table = ResultTable.of("check", "result", "what");
    List<String> failed = new ArrayList<>();
    for (RunAudit.Check check : checks) {
      table = table.row(check.name(), check.result(), check.told());
      if (check.result() == RunAudit.Result.FAILED) {
        failed.add(check.name() + " " + check.told());
      }
    }
    context.results(invocation).write(table, remarks(folder, lakehouse));
    if (!failed.isEmpty()) {
      throw JobErrors.runNotSound(folder.runId().toString(), failed);
    }
  }

  private static List<String> remarks(RunFolder folder, DirectLakehouse lakehouse) {
    List<String> remarks = new ArrayList<>();
    part(remarks, "stages, one after another, the longest first", RunStages.criticalPath(folder));
    part(remarks, "inputs", RunStages.versions(folder));
    part(remarks, "lateness of inputs", RunStages.lateness(folder, lakehouse));
    remarks.add("");
    remarks.add("run %s in %s".formatted(folder.runId(), folder.path()));
    return remarks;
  }

  private static void part(List<String> remarks, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      remarks.add("");
      remarks.add(title);
      lines.forEach(line -> remarks.add("  " + line));
    }
  }
}
