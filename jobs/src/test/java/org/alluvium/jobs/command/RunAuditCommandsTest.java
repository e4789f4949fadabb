package org.alluvium.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.lakehouse.digest.Sha256;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.AuditEvent;
import org.alluvium.lakehouse.run.AuditLedger;
import org.alluvium.lakehouse.run.CodeIdentity;
import org.alluvium.lakehouse.run.Pins;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.RunStart;
import org.alluvium.lakehouse.run.SealedFiles;
import org.alluvium.lakehouse.run.StageOutcome;
import org.alluvium.lakehouse.run.StartedEvent;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.alluvium.lakehouse.tables.Weights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two finished runs of one lakehouse, a week apart, whose input is a real table of few rows. */
class RunAuditCommandsTest {
  private static final Instant FRIDAY = Instant.parse("2017-11-10T22:00:00Z");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T02:41:50Z"), ZoneOffset.UTC);
  private static final TableName MACRO = SilverMacro.SPEC.name();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunId first = RunId.parse("2017-11-10T20261121T024150Z-0001");
  private final RunId second = RunId.parse("2017-11-10T20261121T024150Z-0002");
  @TempDir private Path folder;
  private LocalCommands commands;
  private DirectLakehouse lakehouse;

  @BeforeEach
  void makeTwoRuns() throws IOException {
    commands = new LocalCommands(folder, CLOCK);
    lakehouse = DirectLakehouse.open(folder.resolve("lake").toString());
    lakehouse.append(SilverMacro.SPEC, List.of(observation("2017-11-01", 1.5)), -1);
    finish(first, "0.1.0", "2017-11-03", "aa".repeat(16));
    lakehouse.append(
        SilverMacro.SPEC,
        List.of(observation("2017-11-09", 2.5), observation("2017-11-08", 3.5)),
        0);
    finish(second, "0.2.0", "2017-11-10", "bb".repeat(16));
  }

  @Test
  void whatMovedIsToldWithWhatItMayFollowFrom() {
    assertThat(commands.run("audit diff %s %s".formatted(first, second))).isZero();

    assertThat(commands.out())
        .containsPattern("code\n +version +0\\.1\\.0 +0\\.2\\.0")
        .containsPattern(
            "configuration\n +as_of +2017-11-03 +2017-11-10 +from conf/manifest.json, then --as-of")
        .containsPattern(
            "input\n +silver\\.macro +version 0 +version 1 +2 rows added, 0 changed, 0 gone; first 2017-11-08 VIX")
        .containsPattern("output of p\n +gold\\.weights +a{12} +b{12} +portfolio: 3 rows, then 3")
        .contains(
            "1 difference in code, 1 value of configuration, 1 input with other rows",
            "1 output with another digest, the first of stage portfolio")
        .doesNotContain("is not as it was left");
  }

  @Test
  void aRunDoesNotDifferFromItselfAndTheLatestIsAWord() {
    assertThat(commands.run("audit diff %s latest --output json".formatted(second))).isZero();
    assertThat(commands.out().strip()).isEqualTo("[ ]");
  }

  @Test
  void missingAndDamagedFoldersAreNamed() throws IOException {
    assertThat(commands.run("audit diff %s 2017-11-10T20261121T024150Z-0009".formatted(first)))
        .isEqualTo(7);
    assertThat(commands.err()).contains("2017-11-10T20261121T024150Z-0009 does not exist");

    Path object = runs().resolve("objects").resolve(Sha256.ofFile(dataFiles(1).get(0)));
    Files.writeString(object, "damaged");
    assertThat(commands.run("audit diff %s %s".formatted(first, second))).isEqualTo(6);
    assertThat(commands.err()).contains("silver.macro file", "has changed");

    Path manifest = runs().resolve(first.toString()).resolve("config/resolved_manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("2017-11-03", "2017-11-02"));
    assertThat(commands.run("audit diff %s %s".formatted(first, first))).isZero();
    assertThat(commands.out())
        .contains("run %s is not as it was left, and is compared as it is".formatted(first));
    Files.delete(manifest);
    assertThat(commands.run("audit diff %s %s".formatted(first, second))).isEqualTo(6);
    assertThat(commands.err())
        .contains("config/resolved_manifest.json is missing", "audit verify --run-id " + first);
  }

  @Test
  void everythingOfASoundRunIsTicked() {
    assertThat(commands.run("audit run")).as(commands.err()).isZero();
    assertThat(commands.out())
        .containsPattern("status +✓ +weekly: COMPLETE")
        .containsPattern("ledger +✓ +3 lines, one chain")
        .containsPattern("configuration +✓ +1 files as sealed")
        .containsPattern("snapshot +✓ +2 objects there")
        .containsPattern("stages +✓ +1, in the ledger")
        .containsPattern("pins +✓ +1 versions of inputs")
        .containsPattern("replay +✓ +1 outputs, by './alluvium replay --run-id " + second)
        .containsPattern("validation +– +left out \\(validation\\)")
        .containsPattern("overfitting +– +the run made no trial")
        .containsPattern("portfolio +2\\.5 s +100 %")
        .contains("silver.macro version 1, 3 rows in 2 files")
        .doesNotContain("✗");
    assertThat(commands.run("audit run --run-id latest --output json")).isZero();
    assertThat(commands.out()).contains("\"check\" : \"ledger\"");
  }

  @Test
  void eachThingThatIsWrongIsCrossedAndTheExitCodeIsSix() throws IOException {
    Path report = runs().resolve(second.toString()).resolve("reports/summary.md");
    Files.writeString(report, "better");
    assertThat(commands.run("audit run")).isEqualTo(6);
    assertThat(commands.out())
        .containsPattern("reports +✗ +reports/summary.md hashes to")
        .containsPattern("replay +✗")
        .containsPattern("ledger +✓");
    assertThat(commands.err())
        .contains("run " + second + ": reports reports/summary.md hashes to", "run again");

    commands.run("lake unpin silver.macro --version 0 --holder " + first);
    assertThat(commands.run("audit run --run-id " + first)).isEqualTo(6);
    assertThat(commands.out())
        .containsPattern("pins +✗ +not held for this run: silver.macro version 0");

    Path objects = runs().resolve("objects");
    Files.delete(objects.resolve(Sha256.ofFile(dataFiles(0).get(0))));
    assertThat(commands.run("audit run --run-id " + first)).isEqualTo(6);
    assertThat(commands.out()).containsPattern("snapshot +✗ +silver.macro file .* is missing");
  }

  private void finish(RunId id, String version, String asOf, String digest) throws IOException {
    CodeIdentity code = new CodeIdentity(version, "none");
    RunFolder run = RunFolder.create(runs(), id);
    ObjectNode manifest = JSON.createObjectNode().put("digest", "d1");
    manifest.putObject("configuration").put("as_of", asOf).putObject("lakehouse").put("root", "x");
    manifest
        .putObject("provenance")
        .put("$.as_of", id.equals(first) ? "conf/manifest.json" : "--as-of");
    Files.writeString(run.config().resolve("resolved_manifest.json"), manifest.toPrettyString());
    Files.writeString(run.reports().resolve("summary.md"), "as computed");
    long held = lakehouse.version(MACRO);
    snapshot(run, held);
    RunRecords records = new RunRecords(lakehouse, CLOCK);
    records.start(new RunStart(id, "weekly", "d1".repeat(32), code));
    new Pins(lakehouse, CLOCK).pin(MACRO, held, id.toString(), "input of the run");
    records.recordStage(id, FRIDAY, StageOutcome.done("portfolio", 3, 3, 2.5));
    records.complete(id, "{}", Optional.of(ledger(run, code, digest)));
    run.pointLatest();
  }

  private static String ledger(RunFolder run, CodeIdentity code, String digest) {
    TableState weights = new TableState(Weights.SPEC.name(), "profile = 'p'", 0, 3, digest);
    try (AuditLedger ledger = AuditLedger.open(run.auditFile(), run.runId(), code, CLOCK)) {
      ledger.append(
          StartedEvent.of(run, "weekly", FRIDAY, "d1".repeat(32))
              .withFurtherDetails(Map.of("left_out", "validation")));
      ledger.append(
          AuditEvent.of("portfolio", "completed")
              .withOutputs(List.of(weights))
              .withDuration(Duration.ofMillis(2500)));
      return ledger.seal(SealedFiles.results(run));
    }
  }

  /** What a run with Spark keeps of a table: the actions of its log, and its files by content. */
  private void snapshot(RunFolder run, long version) throws IOException {
    ObjectNode manifest =
        JSON.createObjectNode()
            .put("table", MACRO.toString())
            .put("version", version)
            .put("as_of", FRIDAY.toString());
    manifest.putArray("files");
    for (long v = 0; v <= version; v++) {
      Path log = table().resolve("_delta_log").resolve("%020d.json".formatted(v));
      for (String line : Files.readAllLines(log)) {
        JsonNode action = JSON.readTree(line);
        if (action.has("protocol")) {
          manifest.set("protocol", action.get("protocol"));
        } else if (action.has("metaData")) {
          manifest.set("metaData", action.get("metaData"));
        } else if (action.has("add")) {
          manifest.withArray("files").add(kept(action.get("add")));
        }
      }
    }
    Files.writeString(run.data().resolve(MACRO + ".json"), manifest.toPrettyString());
  }

  private ObjectNode kept(JsonNode add) throws IOException {
    Path file = table().resolve(add.path("path").asText());
    String sha256 = Sha256.ofFile(file);
    Path object = Files.createDirectories(runs().resolve("objects")).resolve(sha256);
    if (!Files.exists(object)) {
      Files.copy(file, object);
    }
    long rows = JSON.readTree(add.path("stats").asText()).path("numRecords").asLong(-1);
    ObjectNode kept = JSON.createObjectNode().put("sha256", sha256).put("rows", rows);
    kept.put("bytes", Files.size(file)).set("add", add);
    return kept;
  }

  /** The data files that a version added. */
  private List<Path> dataFiles(long version) throws IOException {
    List<Path> files = new ArrayList<>();
    Path log = table().resolve("_delta_log").resolve("%020d.json".formatted(version));
    for (String line : Files.readAllLines(log)) {
      JsonNode add = JSON.readTree(line).path("add");
      if (!add.isMissingNode()) {
        files.add(table().resolve(add.path("path").asText()));
      }
    }
    return files;
  }

  private Path runs() {
    return folder.resolve("runs");
  }

  private Path table() {
    return folder.resolve("lake").resolve(MACRO.path());
  }

  private static Map<String, Object> observation(String date, double value) {
    Map<String, Object> row = new HashMap<>();
    row.put(SilverMacro.SERIES, "VIX");
    row.put(SilverMacro.EVENT_DATE, LocalDate.parse(date));
    row.put(SilverMacro.KNOWN_AT, Instant.parse(date + "T22:00:00Z"));
    row.put(SilverMacro.VALUE, value);
    row.put(SilverMacro.SOURCE, "test");
    return row;
  }
}
