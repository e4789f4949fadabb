package org.alluvium.jobs.command.audit;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.output.ResultTable;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.PipelineRun;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.StageOutcome;
import org.alluvium.lakehouse.run.StageRun;

/** {@code audit show}: one run, stage by stage, without Spark. */
public final class AuditShowCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "audit show",
            "Show a run stage by stage, the latest unless --run-id says which",
            "./alluvium audit show")
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    ResolvedConfiguration configuration = context.configuration(invocation);
    RunFolder folder = RunArgument.folder(invocation, configuration.runsRoot());
    RunRecords records =
        new RunRecords(DirectLakehouse.open(configuration.lakehouseRoot()), context.clock());
    ResultTable table =
        ResultTable.of("stage", "profile", "state", "seconds", "rows read", "rows written", "note");
    for (StageRun stage : records.stages(folder.runId())) {
      table = withRow(table, stage.outcome());
    }
    context.results(invocation).write(table, remarks(folder, records));
  }

  private static ResultTable withRow(ResultTable table, StageOutcome stage) {
    return table.row(
        stage.stage(),
        stage.profile().isEmpty() ? null : stage.profile(),
        stage.state(),
        stage.seconds(),
        stage.rowsRead().isPresent() ? stage.rowsRead().getAsLong() : null,
        stage.rowsWritten().isPresent() ? stage.rowsWritten().getAsLong() : null,
        stage.note().orElse(null));
  }

  private static List<String> remarks(RunFolder folder, RunRecords records) {
    List<String> remarks = new ArrayList<>();
    remarks.add("");
    records.latest(folder.runId()).ifPresent(run -> remarks.add(summary(run)));
    remarks.add("folder " + folder.path());
    return remarks;
  }

  private static String summary(PipelineRun run) {
    return "run %s, %s: %s%s since %s, code %s, configuration sha256 %s"
        .formatted(
            run.runId(),
            run.start().flow(),
            run.state(),
            run.reason().map(" (%s)"::formatted).orElse(""),
            run.at().truncatedTo(ChronoUnit.SECONDS),
            run.start().code().version(),
            run.start().configDigest());
  }
}
