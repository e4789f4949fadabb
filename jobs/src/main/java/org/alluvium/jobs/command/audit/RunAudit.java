package org.alluvium.jobs.command.audit;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.alluvium.flows.audit.overfitting.OverfittingAudit;
import org.alluvium.flows.audit.overfitting.OverfittingReport;
import org.alluvium.flows.audit.overfitting.OverfittingRequest;
import org.alluvium.flows.discovery.DiscoveryRequest;
import org.alluvium.flows.trials.TrialTables;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.run.Pins;
import org.alluvium.lakehouse.run.PipelineRun;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.RunState;
import org.alluvium.lakehouse.run.SealedFiles;
import org.alluvium.lakehouse.snapshot.SnapshotTable;
import org.alluvium.lakehouse.tables.Trials;

/** Everything that can be checked of one run at once, without Spark. */
final class RunAudit {
  private final RunFolder folder;
  private final DirectLakehouse lakehouse;
  private final RunRecords records;
  private final Pins pins;
  private final List<Check> checks = new ArrayList<>();

  /** How a check ended. */
  enum Result {
    PASSED("✓"),
    FAILED("✗"),
    /** There is nothing to check. */
    NONE("–");

    private final String sign;

    Result(String sign) {
      this.sign = sign;
    }

    @Override
    public String toString() {
      return sign;
    }
  }

  /** One line of the list. */
  record Check(String name, Result result, String told) {}

  private RunAudit(RunFolder folder, DirectLakehouse lakehouse, RunRecords records, Pins pins) {
    this.folder = folder;
    this.lakehouse = lakehouse;
    this.records = records;
    this.pins = pins;
  }

  /** Judges a run. */
  static List<Check> of(
      RunFolder folder, DirectLakehouse lakehouse, RunRecords records, Pins pins) {
    RunAudit audit = new RunAudit(folder, lakehouse, records, pins);
    audit.judge();
    return List.copyOf(audit.checks);
  }

  private void judge() {
    Optional<PipelineRun> latest = records.latest(folder.runId());
    Optional<PipelineRun> complete = latest.filter(run -> run.state() == RunState.COMPLETE);
    RunVerification checked = RunVerification.of(folder, complete);
    checkStatus(latest);
    check("ledger", checked.chain(), "%,d lines, one chain".formatted(checked.ledger().lines()));
    checkFiles(checked);
    checkObjects(checked);
    checkStages(latest);
    checkPins();
    checkReplay(latest, checked);
    checkValidation(latest);
    checkTrials();
  }

  private void checkStatus(Optional<PipelineRun> latest) {
    if (latest.isEmpty()) {
      failed("status", "is not recorded in " + lakehouse.root());
      return;
    }
    PipelineRun run = latest.orElseThrow();
    String told =
        "%s: %s%s since %s"
            .formatted(
                run.start().flow(),
                run.state(),
                run.reason().map(" (%s)"::formatted).orElse(""),
                run.at().truncatedTo(ChronoUnit.SECONDS));
    add("status", run.state() == RunState.COMPLETE ? Result.PASSED : Result.FAILED, told);
  }

  private void checkFiles(RunVerification checked) {
    Map<String, String> sealed = SealedFiles.recorded(folder).digests();
    for (Map.Entry<String, String> part :
        List.of(
            Map.entry("configuration", "config/"),
            Map.entry("inputs", "data/"),
            Map.entry("reports", "reports/"),
            Map.entry("exports", "export/"))) {
      List<String> edits =
          checked.edits().stream().filter(e -> e.startsWith(part.getValue())).toList();
      long files = sealed.keySet().stream().filter(f -> f.startsWith(part.getValue())).count();
      if (files == 0 && edits.isEmpty()) {
        add(part.getKey(), Result.NONE, "no file is sealed");
      } else {
        check(part.getKey(), edits, "%,d files as sealed".formatted(files));
      }
    }
  }

  private void checkObjects(RunVerification checked) {
    if (!checked.edits().isEmpty()) {
      add("snapshot", Result.NONE, "not looked at: files that name its objects were changed");
    } else if (checked.objects() == 0) {
      add("snapshot", Result.NONE, "no input was kept");
    } else {
      check("snapshot", checked.damages(), "%,d objects there".formatted(checked.objects()));
    }
  }

  /** The ledger and the table tell of the same stages. */
  private void checkStages(Optional<PipelineRun> latest) {
    TreeSet<String> told = new TreeSet<>();
    records.stages(folder.runId()).forEach(stage -> told.add(stage.outcome().stage()));
    TreeSet<String> inLedger = RunStages.completed(folder);
    if (latest.isEmpty() || (told.isEmpty() && inLedger.isEmpty())) {
      add("stages", Result.NONE, "none is recorded");
    } else if (told.equals(inLedger)) {
      passed("stages", "%d, in the ledger and in ops.stage_runs".formatted(told.size()));
    } else {
      failed("stages", "the ledger has %s, ops.stage_runs has %s".formatted(inLedger, told));
    }
  }

  private void checkPins() {
    List<SnapshotTable> kept = RunStages.inputs(folder);
    List<String> free =
        kept.stream()
            .filter(
                table ->
                    pins.list().stream()
                        .noneMatch(
                            pin ->
                                pin.table().equals(table.table())
                                    && pin.version() == table.version()
                                    && pin.holder().equals(folder.runId().toString())))
            .map(table -> "%s version %d".formatted(table.table(), table.version()))
            .toList();
    if (kept.isEmpty()) {
      add("pins", Result.NONE, "no input was kept");
    } else if (free.isEmpty()) {
      passed("pins", "%d versions of inputs".formatted(kept.size()));
    } else {
      failed("pins", "not held for this run: " + String.join(", ", free));
    }
  }

  private void checkReplay(Optional<PipelineRun> latest, RunVerification checked) {
    String flow = latest.map(run -> run.start().flow()).orElse("");
    long outputs = RunStages.outputs(folder);
    if (DiscoveryRequest.isNamedBy(flow)) {
      add("replay", Result.NONE, "a discovery cannot be computed again");
    } else if (!checked.isIntact()) {
      failed("replay", "nothing: the folder is not as the run left it");
    } else if (latest.filter(run -> run.state() == RunState.COMPLETE).isEmpty()) {
      failed("replay", "nothing: the run did not end well");
    } else {
      passed(
          "replay",
          "%d outputs, by './alluvium replay --run-id %s'".formatted(outputs, folder.runId()));
    }
  }

  /** A run without a back-test is sound; it is not validated. */
  private void checkValidation(Optional<PipelineRun> latest) {
    String leftOut = RunStages.leftOut(folder);
    if (leftOut.contains("validation")) {
      add("validation", Result.NONE, "left out (%s): no gate takes this run".formatted(leftOut));
    } else if (latest.isPresent()) {
      passed("validation", leftOut.isEmpty() ? "nothing was left out" : leftOut + " was left out");
    }
  }

  private void checkTrials() {
    List<String> studies =
        lakehouse
            .select(
                Trials.SPEC.name(),
                List.of(Trials.STUDY, Trials.RUN_ID),
                RowFilter.equalTo(Trials.RUN_ID, folder.runId().toString()))
            .stream()
            .map(row -> (String) row.get(Trials.STUDY))
            .distinct()
            .sorted()
            .toList();
    if (studies.isEmpty()) {
      add("overfitting", Result.NONE, "the run made no trial");
    }
    TrialTables tables = new TrialTables(lakehouse);
    for (String study : studies) {
      try {
        tables.requireWhole();
        OverfittingReport report =
            new OverfittingAudit(tables)
                .judge(
                    new OverfittingRequest(study, OverfittingRequest.BLOCKS, OptionalInt.empty()));
        passed("overfitting", "study %s is judged: %s".formatted(study, report.verdict()));
      } catch (AlluviumException e) {
        failed("overfitting", e.getMessage());
      }
    }
  }

  private void check(String name, List<String> findings, String sound) {
    if (findings.isEmpty()) {
      passed(name, sound);
    } else {
      failed(name, String.join("; ", findings));
    }
  }

  private void passed(String name, String told) {
    add(name, Result.PASSED, told);
  }

  private void failed(String name, String told) {
    add(name, Result.FAILED, told);
  }

  private void add(String name, Result result, String told) {
    checks.add(new Check(name, result, told));
  }
}
