package org.alluvium.jobs.command.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.jobs.output.ResultTable;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.PipelineRun;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.RunState;

/**
 * {@code audit verify}: whether a run's folder is as the run left it, without Spark: the hash chain
 * of its ledger, the files that it seals and the objects of its snapshot. The ledger of a run that
 * is recorded as complete must also be sealed, and end with the hash that was recorded.
 */
public final class AuditVerifyCommand implements Command {
  private static final OptionSpec<Boolean> ALL =
      OptionSpec.ofSwitch("all", "every run of the runs folder, not one");

  /** One row without a finding. */
  private static final List<String> NO_FINDING = Collections.singletonList(null);

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "audit verify",
            "Check the ledger, configuration, inputs and report of a run, the latest unless --run-id says which",
            "./alluvium audit verify")
        .withOptions(ALL)
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    ResolvedConfiguration configuration = context.configuration(invocation);
    Path runs = configuration.runsRoot();
    List<RunFolder> folders =
        invocation.has(ALL) ? RunFolder.list(runs) : List.of(RunArgument.folder(invocation, runs));
    RunRecords records =
        new RunRecords(DirectLakehouse.open(configuration.lakehouseRoot()), context.clock());
    ResultTable table =
        ResultTable.of(
            "run",
            "verdict",
            "ledger lines",
            "sealed files",
            "input files",
            "sealed",
            "head",
            "finding");
    List<String> broken = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (RunFolder folder : folders) {
      Optional<PipelineRun> complete = complete(folder, records);
      if (complete.isEmpty()) {
        remarks.add(unrecorded(folder, configuration.lakehouseRoot()));
      }
      RunVerification checked = RunVerification.of(folder, complete);
      table = withRows(table, folder, checked);
      if (!checked.isIntact()) {
        broken.add("run %s, %s".formatted(folder.runId(), checked.findings().get(0)));
      }
    }
    context.results(invocation).write(table, remarks);
    if (!broken.isEmpty()) {
      throw JobErrors.ledgersDiffer(broken);
    }
  }

  private static Optional<PipelineRun> complete(RunFolder folder, RunRecords records) {
    return records.latest(folder.runId()).filter(run -> run.state() == RunState.COMPLETE);
  }

  private static String unrecorded(RunFolder folder, String lakehouse) {
    return "run %s is not recorded as complete in %s: the end of its ledger was compared with no record"
        .formatted(folder.runId(), lakehouse);
  }

  private static ResultTable withRows(
      ResultTable table, RunFolder folder, RunVerification checked) {
    ResultTable longer = table;
    for (String finding : checked.isIntact() ? NO_FINDING : checked.findings()) {
      longer =
          longer.row(
              folder.runId(),
              checked.verdict(),
              checked.ledger().lines(),
              checked.sealedFiles(),
              checked.objects(),
              checked.ledger().sealed(),
              checked.ledger().head(),
              finding);
    }
    return longer;
  }
}
