package org.alluvium.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.AuditEvent;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that read state, on a real lakehouse with one finished run. */
class StateCommandsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T02:41:50Z"), ZoneOffset.UTC);
  private static final CodeIdentity CODE = new CodeIdentity("0.1.0", "none");

  /** SHA-256 of the word bars, by sha256sum of GNU coreutils. */
  private static final String OBJECT =
      "8556ab2559634a19bd1d144dc844a0da5a0716a0d671e3b4bb2e36c23a2fe8a8";

  private final RunId run = new RunId(LocalDate.of(2017, 11, 10), CLOCK.instant(), "7c1e");
  @TempDir private Path folder;
  private LocalCommands commands;
  private RunFolder runFolder;

  @BeforeEach
  void finishOneRun() throws IOException {
    commands = new LocalCommands(folder, CLOCK);
    DirectLakehouse lakehouse = DirectLakehouse.open(folder.resolve("lake").toString());
    RunRecords records = new RunRecords(lakehouse, CLOCK);
    runFolder = RunFolder.create(folder.resolve("runs"), run);
    Files.writeString(runFolder.config().resolve("calendars.json"), "{}");
    Files.writeString(
        runFolder.data().resolve("silver.daily_bars.json"),
        """
        {"table": "silver.daily_bars", "version": 3, "as_of": "2017-11-10T22:00:00Z",
         "files": [{"sha256": "%s", "bytes": 4, "rows": 1, "add": {"path": "a.parquet"}}]}
        """
            .formatted(OBJECT));
    Files.writeString(
        Files.createDirectories(folder.resolve("runs/objects")).resolve(OBJECT), "bars");
    records.start(new RunStart(run, "weekly", "d1".repeat(32), CODE));
    String head = writeLedger("weekly");
    records.recordStage(
        run,
        CLOCK.instant(),
        new StageOutcome(
            "features",
            "us_ridge_weekly",
            RunState.COMPLETE,
            OptionalLong.empty(),
            OptionalLong.of(214_865),
            7.9,
            Optional.of("new 214,865"),
            Optional.empty(),
            Optional.empty()));
    records.complete(run, "{}", Optional.of(head));
    runFolder.pointLatest();
  }

  private String writeLedger(String flow) {
    try (AuditLedger ledger = AuditLedger.open(runFolder.auditFile(), run, CODE, CLOCK)) {
      ledger.append(StartedEvent.of(runFolder, flow, CLOCK.instant(), "d1".repeat(32)));
      ledger.append(AuditEvent.of("features", "finished"));
      return ledger.seal(SealedFiles.results(runFolder));
    }
  }

  @Test
  void auditRunsListsTheRun() {
    assertThat(commands.run("audit runs")).isZero();
    assertThat(commands.out()).contains("2017-11-10T20261121T024150Z-7c1e", "weekly", "COMPLETE");
  }

  @Test
  void auditShowListsTheStagesOfTheLatestRun() {
    assertThat(commands.run("audit show")).isZero();
    assertThat(commands.out())
        .contains("features", "us_ridge_weekly", "214,865", "new 214,865", "7.9");
  }

  @Test
  void auditVerifyFindsAnIntactLedger() {
    assertThat(commands.run("audit verify")).isZero();
    assertThat(commands.out()).contains("intact", "sealed files", "input files");
    assertThat(commands.run("audit verify --all")).isZero();
  }

  @Test
  void auditVerifyNamesTheEditedLineAndExitsWithSix() throws IOException {
    Path ledger = runFolder.auditFile();
    Files.writeString(ledger, Files.readString(ledger).replaceFirst("weekly", "yearly"));
    assertThat(commands.run("audit verify --run-id " + run)).isEqualTo(6);
    assertThat(commands.out()).contains("broken", "line 1");
    assertThat(commands.err()).contains("error: run " + run + ", line 1: ", "edited");
  }

  @Test
  void auditVerifyMissesTheSealOfAFinishedRun() throws IOException {
    Path ledger = runFolder.auditFile();
    Files.writeString(ledger, String.join("\n", Files.readAllLines(ledger).subList(0, 2)) + "\n");
    assertThat(commands.run("audit verify")).isEqualTo(6);
    assertThat(commands.err()).contains("the seal of the finished run is missing");
  }

  @Test
  void anEditedConfigurationIsFoundByVerifyAndByReplayBeforeAnythingIsComputed()
      throws IOException {
    Files.writeString(runFolder.config().resolve("calendars.json"), "{ }");
    Path moved = Files.move(folder.resolve("runs"), folder.resolve("moved"));
    String options = " --run-id " + run + " --runs " + moved;

    assertThat(commands.run("audit verify" + options)).isEqualTo(6);
    assertThat(commands.out()).contains("broken", "config/calendars.json hashes to ");
    assertThat(commands.err()).contains("config/calendars.json hashes to ", "but the ledger has ");
    assertThat(commands.run("replay" + options)).isEqualTo(6);
    assertThat(commands.err())
        .contains("its folder was changed, nothing was replayed: config/calendars.json");
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  @Test
  void aLedgerThatWasWrittenAnewDoesNotEndWithTheRecordedHash() throws IOException {
    Files.delete(runFolder.auditFile());
    String forged = writeLedger("yearly");

    assertThat(commands.run("audit verify")).isEqualTo(6);
    assertThat(commands.err())
        .contains("the ledger ends with hash " + forged, "it was written anew");
  }

  @Test
  void verifyFindsAMissingInput() throws IOException {
    Files.delete(folder.resolve("runs/objects").resolve(OBJECT));

    assertThat(commands.run("audit verify")).isEqualTo(6);
    assertThat(commands.err()).contains("silver.daily_bars file a.parquet", "is missing");
  }

  @Test
  void aRunThatIsNotThereIsNamed() {
    assertThat(commands.run("audit show --run-id 2017-11-10T20261121T024150Z-0000")).isEqualTo(7);
    assertThat(commands.err()).contains("2017-11-10T20261121T024150Z-0000 does not exist");
    assertThat(commands.run("audit show --run-id nonsense")).isEqualTo(2);
  }

  @Test
  void statusShowsTheLastCompleteRun() {
    assertThat(commands.run("status --output json")).isZero();
    assertThat(commands.out()).contains("\"what\" : \"last complete run\"", run.toString());
  }

  @Test
  void lakeTablesDescribeAndHistoryReadTheTable() {
    assertThat(commands.run("lake tables")).isZero();
    assertThat(commands.out()).contains("ops.pipeline_runs", "ops.stage_runs", "2 tables in");
    assertThat(commands.run("lake describe ops.stage_runs")).isZero();
    assertThat(commands.out()).contains("run_id", "string", "version 0");
    assertThat(commands.run("lake history ops.pipeline_runs --limit 1")).isZero();
    assertThat(commands.run("lake describe ops.pipeline_run")).isEqualTo(7);
    assertThat(commands.err()).contains("did you mean 'ops.pipeline_runs'?");
  }

  @Test
  void pinsAreHeldListedAndReleased() {
    assertThat(commands.run("lake pin ops.stage_runs --version 0 --holder anna --note review"))
        .isZero();
    assertThat(commands.run("lake pin --list --output json")).isZero();
    assertThat(commands.out()).contains("\"holder\" : \"anna\"", "\"note\" : \"review\"");
    assertThat(commands.run("lake unpin ops.stage_runs --version 0 --holder anna")).isZero();
    assertThat(commands.run("lake pin --list --output json")).isZero();
    assertThat(commands.out().strip()).isEqualTo("[ ]");
    assertThat(commands.run("lake pin ops.stage_runs --version 9 --holder anna")).isEqualTo(7);
    assertThat(commands.err())
        .contains(
            "ops.stage_runs: version 9 does not exist, latest is 0; pass --version 0, or an earlier one that './alluvium lake history ops.stage_runs' lists");
    assertThat(commands.run("lake pin ops.stage_runs --version 0")).isEqualTo(2);
    assertThat(commands.err()).contains("--holder is missing");
  }

  @Test
  void aVersionThatIsNotThereIsToldWithItsOptionBeforeSparkStarts() {
    for (String line :
        List.of(
            "lake diff ops.stage_runs --to 9",
            "lake diff ops.stage_runs --from 9",
            "lake export ops.stage_runs --version 9 --to " + folder.resolve("files"))) {
      String option = line.replaceFirst("(.*) --(\\w+) 9.*", "$2");
      assertThat(commands.run(line)).isEqualTo(7);
      assertThat(commands.err())
          .isEqualTo(
              "error: ops.stage_runs: version 9 does not exist, latest is 0; give --%s a version that './alluvium lake history ops.stage_runs' lists\n"
                  .formatted(option));
    }
    assertThat(folder.resolve("files")).doesNotExist();
  }
}
