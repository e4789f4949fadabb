package org.alluvium.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.alluvium.flows.discovery.DiscoveryStage;
import org.alluvium.flows.discovery.ExportedCandidates;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.AuditLedger;
import org.alluvium.lakehouse.run.CodeIdentity;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.RunStart;
import org.alluvium.lakehouse.run.RunState;
import org.alluvium.lakehouse.run.SealedFiles;
import org.alluvium.lakehouse.run.StageOutcome;
import org.alluvium.lakehouse.run.StartedEvent;
import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Candidates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code audit candidates} on a lakehouse and a run folder with one finished discovery. */
class AuditCandidatesTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T02:41:50Z"), ZoneOffset.UTC);
  private static final CodeIdentity CODE = new CodeIdentity("0.1.0", "none");
  private static final RunId RUN = RunId.parse("2017-11-10T20261121T024150Z-7c1e");
  private static final Instant AS_OF = Instant.parse("2017-11-10T22:00:00Z");
  private static final String TOTALS =
      "{\"scanned\": 3, \"accepted\": 2, \"refused\": 0, \"filtered\": {\"liquid\": 1}, \"duplicates\": 0}";
  private static final String EXPORT =
      """
      {"version": 1, "run_id": "%1$s", "pipeline": "mine", "profile": null,
       "as_of": "2017-11-10T22:00:00Z", "totals": %2$s,
       "scanners": [{"id": "list", "kind": "file", "sha256": "%3$s", "batch_id": "discovery/mine/list:d1",
         "totals": %2$s, "refused_by_rule": {}}],
       "candidates": [
         {"symbol": "NYSE:IBM", "exchange": "NYSE", "type": "equity", "profile": null, "strategy": "trend",
          "scanner": "list", "row_no": 1, "metadata": {"volume": 1.5}},
         {"symbol": "NYSE:KO", "exchange": "NYSE", "type": "equity", "profile": null, "strategy": "trend",
          "scanner": "list", "row_no": 3, "metadata": {"volume": null}}]}
      """
          .formatted(RUN, TOTALS, "d1".repeat(32));

  @TempDir private Path folder;
  private LocalCommands commands;
  private RunFolder runFolder;
  private List<Map<String, Object>> rows;

  @BeforeEach
  void finishOneDiscovery() throws IOException {
    commands = new LocalCommands(folder, CLOCK);
    RunRecords records = new RunRecords(lakehouse(), CLOCK);
    runFolder = RunFolder.create(folder.resolve("runs"), RUN);
    Files.createDirectories(runFolder.export());
    Files.writeString(export(), EXPORT);
    Files.writeString(runFolder.config().resolve("calendars.json"), "{}");
    rows = new ExportedCandidates(new ObjectMapper().readTree(EXPORT)).rows();
    records.start(new RunStart(RUN, "discover mine", "d1".repeat(32), CODE));
    try (AuditLedger ledger = AuditLedger.open(runFolder.auditFile(), RUN, CODE, CLOCK)) {
      ledger.append(StartedEvent.of(runFolder, "discover mine", CLOCK.instant(), "d1".repeat(32)));
      String head = ledger.seal(SealedFiles.results(runFolder));
      records.recordStage(RUN, AS_OF, discovered());
      records.complete(RUN, "{}", Optional.of(head));
    }
  }

  private static StageOutcome discovered() {
    return new StageOutcome(
        DiscoveryStage.ID,
        "",
        RunState.COMPLETE,
        OptionalLong.of(3),
        OptionalLong.of(2),
        1,
        Optional.empty(),
        Optional.of("[]"),
        Optional.of("[]"));
  }

  @Test
  void candidatesAndTotalsAreShownWhereExportLedgerAndTableAgree() {
    write(rows);
    assertThat(commands.run("audit candidates")).as(commands.err()).isZero();
    assertThat(commands.out())
        .contains(
            "NYSE:IBM",
            "{\"volume\":1.5}",
            "NYSE:KO",
            "liquid 1",
            "run " + RUN + ": export, ledger and tables agree");
    assertThat(commands.run("audit candidates --output json --run-id " + RUN)).isZero();
    assertThat(commands.out()).startsWith("[ {").contains("\"row\" : 3");
  }

  @Test
  void anEditedDeletedOrAddedExportIsFound() throws IOException {
    write(rows);
    Files.writeString(export(), EXPORT.replace("NYSE:KO", "NYSE:GE"));
    requireDiffers("export/mine.json hashes to ", "edited", "or discover again");
    Files.writeString(export(), "{");
    requireDiffers("export/mine.json hashes to ");
    Files.delete(export());
    requireDiffers("export/mine.json is missing");
    Files.writeString(export(), EXPORT);
    Files.writeString(runFolder.export().resolve("other.json"), EXPORT);
    requireDiffers("export/other.json is not in the ledger: added after the run");
  }

  @Test
  void aTableWithOtherRowsIsFound() {
    requireDiffers("bronze.candidates and the export differ: NYSE:IBM is missing; NYSE:KO is");
    List<Map<String, Object>> wrong = new ArrayList<>(rows.subList(0, 1));
    Map<String, Object> changed = new LinkedHashMap<>(rows.get(1));
    changed.put(Candidates.STRATEGY, "carry");
    wrong.add(changed);
    write(wrong);
    requireDiffers("bronze.candidates and the export differ: NYSE:KO differs in strategy;");
  }

  @Test
  void aDiscoveryIsNotReplayedAndHasNoStageOfASelection() {
    assertThat(
            commands.run(
                "stage quant://selection/policy?run_id=%s&profile=us_momentum_long".formatted(RUN)))
        .isEqualTo(2);
    assertThat(commands.err())
        .contains("run " + RUN + " has no sleeve 'us_momentum_long'; it has none");
    assertThat(commands.run("replay --run-id " + RUN)).isEqualTo(2);
    assertThat(commands.err())
        .contains("what scanners saw cannot be seen again", "audit candidates --run-id " + RUN);
  }

  private void requireDiffers(String... parts) {
    assertThat(commands.run("audit candidates")).isEqualTo(6);
    assertThat(commands.err()).startsWith("error: candidates of run " + RUN + ": ").contains(parts);
  }

  /** Without the table's constraint, which only Spark writes with. */
  private void write(List<Map<String, Object>> candidates) {
    TableSpec.Builder table = TableSpec.of(Layer.BRONZE, "candidates", "without constraints");
    Candidates.SPEC
        .columns()
        .forEach(column -> table.optional(column.name(), column.type(), column.comment()));
    lakehouse().appendRetrying(table.build(), candidates);
  }

  private Path export() {
    return runFolder.export().resolve("mine.json");
  }

  private DirectLakehouse lakehouse() {
    return DirectLakehouse.open(folder.resolve("lake").toString());
  }
}
