package org.alluvium.flows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.alluvium.lakehouse.run.AuditEvent;
import org.alluvium.lakehouse.run.AuditLedger;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.SealedFiles;
import org.alluvium.lakehouse.run.StartedEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finished run with one object of four bytes, without Spark: what a replay accepts. */
class UnchangedRunTest {
  private static final String OBJECT_TEXT = "bars";

  /** SHA-256 of {@link #OBJECT_TEXT}, by sha256sum of GNU coreutils. */
  private static final String OBJECT =
      "8556ab2559634a19bd1d144dc844a0da5a0716a0d671e3b4bb2e36c23a2fe8a8";

  private static final String MANIFEST =
      """
      {"table": "silver.daily_bars", "version": 3, "as_of": "2017-11-10T22:00:00Z",
       "protocol": {"minReaderVersion": 1}, "metaData": {"id": "x"},
       "files": [{"sha256": "%s", "bytes": 4, "rows": 1, "add": {"path": "a.parquet"}}]}
      """
          .formatted(OBJECT);

  @TempDir private Path folder;
  private Path runs;
  private RunFolder run;

  @BeforeEach
  void finishOneRun() {
    runs = folder.resolve("runs");
    run = RunFolder.create(runs, RunBench.RUN);
    RunBench.write(run.config().resolve("resolved_manifest.json"), "{\"as_of\": \"2017-11-10\"}");
    RunBench.write(run.config().resolve("calendars.json"), "{}");
    RunBench.write(run.data().resolve("silver.daily_bars.json"), MANIFEST);
    RunBench.write(runs.resolve("objects").resolve(OBJECT), OBJECT_TEXT);
    Instant asOf = Instant.parse("2017-11-10T22:00:00Z");
    ledger(run, StartedEvent.of(run, "weekly", asOf, "d1".repeat(32)));
  }

  @Test
  void aMovedFolderIsReadWhereItIsAndNothingIsMadeWhereItWas() throws IOException {
    Path moved = Files.move(runs, folder.resolve("moved"));

    UnchangedRun found = UnchangedRun.require(RunFolder.open(moved, RunBench.RUN));
    found.snapshot().restore(folder.resolve("lake"));

    assertThat(found.started().flow()).isEqualTo("weekly");
    assertThat(runs).doesNotExist();
    assertThat(folder.resolve("lake/silver/daily_bars/a.parquet")).hasContent(OBJECT_TEXT);
  }

  @Test
  void aCopiedFolderUsesItsOwnObjectsNotThoseOfTheOriginal() throws IOException {
    Path copy = copyOf(runs);
    RunFolder copied = RunFolder.open(copy, RunBench.RUN);
    RunBench.write(runs.resolve("objects").resolve(OBJECT), "rows");
    assertThat(UnchangedRun.require(copied).snapshot().damages()).isEmpty();
    requireRefused(run, "its snapshot is damaged", "has changed");

    Files.delete(copy.resolve("objects").resolve(OBJECT));
    requireRefused(copied, copy.resolve("objects").resolve(OBJECT) + " is missing");
  }

  @Test
  void anEditedFileOfTheConfigurationIsNamedWithBothDigests() {
    String recorded = SealedFiles.recorded(run).digests().get("config/resolved_manifest.json");
    RunBench.write(run.config().resolve("resolved_manifest.json"), "{}");

    requireRefused(
        run,
        "config/resolved_manifest.json hashes to 44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
        "the ledger has " + recorded,
        "restore the run's folder from a copy");
  }

  @Test
  void anEditedOrFurtherManifestOfTheInputsIsNamed() {
    RunBench.write(run.data().resolve("silver.daily_bars.json"), MANIFEST.replace(": 3", ": 4"));
    requireRefused(run, "data/silver.daily_bars.json hashes to ", ": edited");

    RunBench.write(run.data().resolve("silver.macro.json"), MANIFEST);
    requireRefused(run, "data/silver.macro.json is not in the ledger: added after the run");
  }

  @Test
  void calendarsThatAreGoneAreNamed() throws IOException {
    Files.delete(run.config().resolve("calendars.json"));

    requireRefused(run, "config/calendars.json is missing");
  }

  @Test
  void anEditedLedgerIsNotBelieved() throws IOException {
    String text = Files.readString(run.auditFile());
    Files.writeString(run.auditFile(), text.replace("weekly", "yearly"));

    requireRefused(run, "its ledger audit.jsonl is broken: line 1");
  }

  @Test
  void aLedgerThatSealsNoConfigurationCannotBeReplayed() throws IOException {
    Files.delete(run.auditFile());
    ledger(run, AuditEvent.of("run", "started"));

    assertThatThrownBy(() -> UnchangedRun.require(run))
        .hasMessageContaining(run.path() + " cannot be replayed: its ledger seals no configuration")
        .extracting(e -> ((AlluviumException) e).category())
        .isEqualTo(ErrorCategory.INPUT_MISSING);
  }

  private static void requireRefused(RunFolder refused, String... parts) {
    assertThatThrownBy(() -> UnchangedRun.require(refused))
        .hasMessageContainingAll(parts)
        .extracting(e -> ((AlluviumException) e).category())
        .isEqualTo(ErrorCategory.DIFFERS);
  }

  private void ledger(RunFolder of, AuditEvent first) {
    RunBench bench = new RunBench(folder);
    RunEnvironment environment = bench.environment(() -> null);
    try (AuditLedger ledger =
        AuditLedger.open(of.auditFile(), of.runId(), environment.code(), environment.clock())) {
      ledger.append(first);
      ledger.seal(SealedFiles.results(of));
    }
  }

  private Path copyOf(Path original) throws IOException {
    Path copy = folder.resolve("copy");
    try (Stream<Path> files = Files.walk(original)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        RunBench.write(copy.resolve(original.relativize(file).toString()), text);
      }
    }
    return copy;
  }
}
