package org.alluvium.jobs.command.audit;

import java.nio.file.Path;
import java.util.ArrayList;
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
import org.alluvium.lakehouse.run.AuditLedger;
import org.alluvium.lakehouse.run.LedgerFinding;
import org.alluvium.lakehouse.run.LedgerVerification;
import org.alluvium.lakehouse.run.PipelineRun;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.RunState;

/**
 * {@code audit verify}: the hash chain of a run's ledger, without Spark. The ledger of a run that
 * is recorded as complete must also be sealed.
 */
public final class AuditVerifyCommand implements Command {
  private static final OptionSpec<Boolean> ALL =
      OptionSpec.ofSwitch("all", "every run of the runs folder, not one");

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "audit verify",
            "Check the ledger of a run, the latest unless --run-id says which",
            "./alluvium audit verify")
        .withOptions(ALL);
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    ResolvedConfiguration configuration = context.configuration(invocation);
    Path runs = configuration.runsRoot();
    List<RunFolder> folders =
        invocation.has(ALL) ? RunFolder.list(runs) : List.of(RunArgument.folder(invocation, runs));
    RunRecords records =
        new RunRecords(DirectLakehouse.open(configuration.lakehouseRoot()), context.clock());
    ResultTable table = ResultTable.of("run", "verdict", "lines", "sealed", "head", "finding");
    List<String> broken = new ArrayList<>();
    for (RunFolder folder : folders) {
      LedgerVerification checked = verify(folder, records);
      table = withRows(table, folder, checked);
      if (!checked.isIntact()) {
        broken.add("run %s, %s".formatted(folder.runId(), checked.findings().get(0)));
      }
    }
    context.results(invocation).write(table, List.of());
    if (!broken.isEmpty()) {
      throw JobErrors.ledgersDiffer(broken);
    }
  }

  private static LedgerVerification verify(RunFolder folder, RunRecords records) {
    Optional<RunState> state = records.latest(folder.runId()).map(PipelineRun::state);
    return state.filter(RunState.COMPLETE::equals).isPresent()
        ? AuditLedger.verifyFinished(folder.auditFile())
        : AuditLedger.verify(folder.auditFile());
  }

  private static ResultTable withRows(
      ResultTable table, RunFolder folder, LedgerVerification checked) {
    if (checked.isIntact()) {
      return table.row(
          folder.runId(), "intact", checked.lines(), checked.sealed(), checked.head(), null);
    }
    ResultTable longer = table;
    for (LedgerFinding finding : checked.findings()) {
      longer =
          longer.row(
              folder.runId(),
              checked.isHealable() ? "torn" : "broken",
              checked.lines(),
              checked.sealed(),
              checked.head(),
              finding);
    }
    return longer;
  }
}
