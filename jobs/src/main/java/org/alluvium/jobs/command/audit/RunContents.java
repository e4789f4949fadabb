package org.alluvium.jobs.command.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.run.AuditLedger;
import org.alluvium.lakehouse.run.LedgerEvents;
import org.alluvium.lakehouse.run.LedgerFinding;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.SealedFiles;
import org.alluvium.lakehouse.snapshot.Snapshot;
import org.alluvium.lakehouse.table.TableName;

/**
 * What a run's folder says of itself. Without Spark.
 *
 * @param folder the run's folder
 * @param started the event with which the run last began
 * @param configuration as resolved then, with where each value came from
 * @param snapshot its inputs
 * @param stages the last completed event of each stage, in order
 * @param findings how the folder differs from what the run left
 */
record RunContents(
    RunFolder folder,
    JsonNode started,
    ResolvedConfiguration configuration,
    Snapshot snapshot,
    Map<String, JsonNode> stages,
    List<String> findings) {
  private static final String MANIFEST = "config/resolved_manifest.json";

  /**
   * One output of a run.
   *
   * @param slice literal predicate of its rows; empty text for the whole table
   * @param version of the table that has them
   */
  record Output(
      String stage, TableName table, String slice, long version, String digest, long rows) {
    /** The slice's conditions; none where they cannot be told apart. */
    Optional<OutputSlice> conditions() {
      return OutputSlice.parse(slice);
    }
  }

  RunContents {
    findings = List.copyOf(findings);
  }

  /**
   * Reads a folder.
   *
   * @throws AlluviumException when a part is missing or cannot be read: exit code 6 or 7
   */
  static RunContents read(Path home, RunFolder folder) {
    List<String> findings =
        new java.util.ArrayList<>(
            AuditLedger.verify(folder.auditFile()).findings().stream()
                .map(LedgerFinding::toString)
                .toList());
    findings.addAll(SealedFiles.recorded(folder).damages(folder));
    JsonNode started =
        LedgerEvents.last(folder.auditFile(), "run", "started")
            .orElseThrow(() -> unreadable(folder, "its ledger has no beginning"));
    Map<String, JsonNode> stages = new LinkedHashMap<>();
    LedgerEvents.ofEveryStage(folder.auditFile(), "completed").stream()
        .filter(event -> !event.path("stage").asText().equals("run"))
        .forEach(event -> stages.put(event.path("stage").asText(), event));
    return new RunContents(
        folder, started, configuration(home, folder), Snapshot.of(folder), stages, findings);
  }

  String id() {
    return folder.runId().toString();
  }

  /** What the run computes. */
  String flow() {
    return started.path("details").path("flow").asText();
  }

  /** Every output, the last of each table and slice. */
  Collection<Output> outputs() {
    Map<String, Output> outputs = new TreeMap<>();
    stages.forEach(
        (stage, event) ->
            event
                .path("outputs")
                .forEach(
                    output ->
                        outputs.put(
                            output.path("table").asText() + " " + output.path("slice").asText(),
                            output(stage, output))));
    return outputs.values();
  }

  private static Output output(String stage, JsonNode output) {
    return new Output(
        stage,
        TableName.parse(output.path("table").asText()),
        output.path("slice").asText(),
        output.path("version").asLong(-1),
        output.path("digest").asText(),
        output.path("rows").asLong());
  }

  private static ResolvedConfiguration configuration(Path home, RunFolder folder) {
    if (!Files.isRegularFile(folder.path().resolve(MANIFEST))) {
      throw unreadable(folder, MANIFEST + " is missing");
    }
    try {
      return ResolvedConfiguration.read(home, folder.path());
    } catch (AlluviumException e) {
      throw unreadable(folder, e.getMessage());
    }
  }

  private static AlluviumException unreadable(RunFolder folder, String why) {
    return JobErrors.runFolderUnreadable(folder.path(), why);
  }
}
