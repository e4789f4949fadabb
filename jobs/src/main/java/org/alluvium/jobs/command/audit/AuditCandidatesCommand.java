package org.alluvium.jobs.command.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.discovery.CandidateAudit;
import org.alluvium.flows.discovery.CandidateExport;
import org.alluvium.flows.discovery.DiscoveryStage;
import org.alluvium.flows.discovery.ExportedCandidates;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.command.CandidateTable;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.jobs.output.ResultTable;
import org.alluvium.jobs.output.TextTable;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.PipelineRun;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.RunState;
import org.alluvium.lakehouse.tables.Candidates;

/**
 * {@code audit candidates}: the candidates of a discovery, and whether they are what it wrote: the
 * export against the ledger, {@code bronze.candidates} and {@code bronze.rejected_rows}. Without
 * Spark.
 */
public final class AuditCandidatesCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "audit candidates",
            "Show and verify the candidates of a discovery, the latest unless --run-id says which",
            "./alluvium audit candidates",
            "./alluvium audit candidates --output json")
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    ResolvedConfiguration configuration = context.configuration(invocation);
    DirectLakehouse lakehouse = DirectLakehouse.open(configuration.lakehouseRoot());
    RunRecords records = new RunRecords(lakehouse, context.clock());
    RunFolder folder = folder(invocation, configuration, records);
    requireIntact(folder, records, configuration.lakehouseRoot());
    ExportedCandidates exported = CandidateExport.made(folder).read();
    new CandidateAudit(exported, lakehouse).require();
    context.results(invocation).write(candidates(exported), remarks(exported));
  }

  /** What was edited since is not shown. */
  private static void requireIntact(RunFolder folder, RunRecords records, String lakehouse) {
    Optional<PipelineRun> complete =
        records.latest(folder.runId()).filter(run -> run.state() == RunState.COMPLETE);
    List<String> findings = new ArrayList<>(RunVerification.of(folder, complete).findings());
    if (complete.isEmpty()) {
      findings.add("the run is not recorded as complete in " + lakehouse);
    }
    CandidateAudit.requireNone(folder.runId().toString(), findings);
  }

  private static List<String> remarks(ExportedCandidates exported) {
    List<String> remarks = new ArrayList<>();
    remarks.add("");
    TextTable.render(new CandidateTable(exported).table()).lines().forEach(remarks::add);
    remarks.add("run " + exported.runId() + ": export, ledger and tables agree");
    return remarks;
  }

  private static RunFolder folder(
      Invocation invocation, ResolvedConfiguration configuration, RunRecords records) {
    Optional<RunId> asked = invocation.value(CommonOptions.RUN_ID).map(RunId::parse);
    return asked
        .or(
            () ->
                records.runs().stream()
                    .filter(run -> run.state() == RunState.COMPLETE)
                    .sorted(Comparator.comparing(PipelineRun::at).reversed())
                    .filter(run -> discovered(records, run))
                    .findFirst()
                    .map(PipelineRun::runId))
        .map(id -> RunFolder.open(configuration.runsRoot(), id))
        .orElseThrow(() -> JobErrors.noDiscovery(configuration.lakehouseRoot()));
  }

  private static boolean discovered(RunRecords records, PipelineRun run) {
    return records.stages(run.runId()).stream()
        .anyMatch(stage -> stage.outcome().stage().equals(DiscoveryStage.ID));
  }

  private static ResultTable candidates(ExportedCandidates exported) {
    ResultTable table = ResultTable.of("symbol", "type", "strategy", "scanner", "row", "metadata");
    for (Map<String, Object> row : exported.rows()) {
      table =
          table.row(
              row.get(Candidates.SYMBOL),
              row.get(Candidates.TYPE),
              row.get(Candidates.STRATEGY),
              row.get(Candidates.SCANNER),
              row.get(Candidates.ROW_NO),
              row.get(Candidates.METADATA));
    }
    return table;
  }
}
