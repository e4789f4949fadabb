package org.alluvium.flows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.run.AuditLedger;
import org.alluvium.lakehouse.run.PipelineRun;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunState;
import org.alluvium.lakehouse.run.SealedFiles;
import org.alluvium.lakehouse.run.StartedEvent;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Backtests;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.alluvium.lakehouse.tables.Weights;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedRunTest {
  @TempDir private Path folder;
  private RunBench bench;

  @BeforeEach
  void open() {
    bench = new RunBench(folder);
  }

  @Test
  void aFolderThatCannotBeMadeLeavesTheLeaseFree() throws IOException {
    Files.writeString(folder.resolve("runs"), "in the way");

    assertThatThrownBy(() -> run("never reached")).hasMessageContaining("cannot make run folder");

    assertThat(bench.writer()).isEmpty();
    assertThat(bench.runs()).isEmpty();
  }

  @Test
  void theNameOfAFinishedRunIsRefusedAndTheLeaseIsFree() {
    RunFolder finished = RunFolder.create(folder.resolve("runs"), RunBench.RUN);
    RunEnvironment environment = bench.environment(() -> null);
    try (AuditLedger ledger =
        AuditLedger.open(
            finished.auditFile(), RunBench.RUN, environment.code(), environment.clock())) {
      ledger.seal(SealedFiles.NONE);
    }

    assertThatThrownBy(() -> run("never reached")).hasMessageContaining("is sealed");

    assertThat(bench.writer()).isEmpty();
  }

  @Test
  void anErrorOfTheMachineIsRecordedWithItsReasonAndTheLeaseIsFree() throws IOException {
    assertThatThrownBy(() -> run("Java heap space")).isInstanceOf(OutOfMemoryError.class);

    PipelineRun recorded = bench.runs().get(0);
    assertThat(recorded.state()).isEqualTo(RunState.ABORTED);
    assertThat(recorded.reason()).contains("Java heap space");
    assertThat(bench.writer()).isEmpty();
    Path ledger = RunFolder.open(folder.resolve("runs"), RunBench.RUN).auditFile();
    assertThat(Files.readAllLines(ledger)).last().asString().contains("aborted", "Java heap space");
    assertThat(AuditLedger.verify(ledger).isIntact()).isTrue();
  }

  @Test
  void aCheckedExceptionThatSparkDoesNotDeclareIsRecordedAndTheLeaseIsFree() {
    assertThatThrownBy(() -> run(new SparkException("Job aborted due to stage failure")))
        .isInstanceOf(SparkException.class);

    assertThat(bench.runs().get(0).state()).isEqualTo(RunState.ABORTED);
    assertThat(bench.runs().get(0).reason()).contains("Job aborted due to stage failure");
    assertThat(bench.writer()).isEmpty();
  }

  @Test
  void aFileBehindALinkedFolderBelongsToTheStateOfARun() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("seed"), elsewhere);
    Files.writeString(elsewhere.resolve("bars.csv"), "one");
    LakeState before = LakeState.after(bench.lakehouse(), bench.plan(), List.of(), Map.of());

    Files.writeString(elsewhere.resolve("bars.csv"), "two");

    assertThat(before.files()).containsKey("bars.csv");
    assertThat(LakeState.after(bench.lakehouse(), bench.plan(), List.of(), Map.of()))
        .isNotEqualTo(before);
  }

  @Test
  void theConfiguredFilesBelongToTheStateOfARun() throws IOException {
    Path seed = Files.createDirectories(folder.resolve("seed"));
    Path sources = Files.writeString(folder.resolve("my_sources.json"), "one");
    Path calendars = Files.writeString(folder.resolve("my_calendars.json"), "one");
    Path panel = folder.resolve("panel.parquet");
    RunPlan plan = bench.plan(new RunPlan.InputFiles(sources, calendars, seed, Optional.of(panel)));
    LakeState before = LakeState.after(bench.lakehouse(), plan, List.of(), Map.of());

    Files.writeString(sources, "two");
    LakeState between = LakeState.after(bench.lakehouse(), plan, List.of(), Map.of());
    Files.writeString(calendars, "two");
    LakeState withoutPanel = LakeState.after(bench.lakehouse(), plan, List.of(), Map.of());
    Files.writeString(panel, "given at last");

    assertThat(between).isNotEqualTo(before);
    assertThat(withoutPanel).isNotEqualTo(between);
    assertThat(LakeState.after(bench.lakehouse(), plan, List.of(), Map.of()))
        .isNotEqualTo(withoutPanel);
  }

  @Test
  void onlyTablesThatItsStagesUseBelongToTheStateOfARun() throws IOException {
    Files.createDirectories(folder.resolve("seed"));
    List<Stage> stages =
        List.of(new ReferenceStage("books", List.of(Weights.SPEC), List.of(Backtests.SPEC)));
    LakeState before = LakeState.after(bench.lakehouse(), bench.plan(), stages, Map.of());

    createTable(SilverMacro.SPEC);
    LakeState beside = LakeState.like(before, bench.lakehouse(), bench.plan());
    createTable(Weights.SPEC);
    LakeState moved = LakeState.like(before, bench.lakehouse(), bench.plan());

    assertThat(before.versions())
        .isEqualTo(Map.of("gold.weights", LakeState.ABSENT, "gold.backtests", LakeState.ABSENT));
    assertThat(beside).isEqualTo(before);
    assertThat(moved.versions()).containsEntry("gold.weights", 0L);
    assertThat(LakeState.parse(moved.toJson())).isEqualTo(moved);
  }

  private void createTable(TableSpec spec) {
    bench.lakehouse().append(spec, List.of(), -1);
  }

  /** Tables that a stage says it reads and writes. */
  private record ReferenceStage(String id, List<TableSpec> read, List<TableSpec> written)
      implements Stage {
    @Override
    public List<TableName> inputs() {
      return read.stream().map(TableSpec::name).toList();
    }

    @Override
    public List<TableName> outputs() {
      return written.stream().map(TableSpec::name).toList();
    }

    @Override
    public StageResult run(StageContext context) {
      throw new IllegalStateException("only asked for its tables");
    }
  }

  @Test
  void theFirstEventSealsTheConfigurationThatIsInTheFolder() {
    assertThatThrownBy(() -> run("no Spark here")).isInstanceOf(OutOfMemoryError.class);

    RunFolder made = RunFolder.open(folder.resolve("runs"), RunBench.RUN);
    StartedEvent started = StartedEvent.read(made).orElseThrow();
    assertThat(started.flow()).isEqualTo("weekly");
    // SHA-256 of the two characters {}, by sha256sum of GNU coreutils.
    SealedFiles sealed = SealedFiles.recorded(made);
    assertThat(sealed.digests())
        .containsOnly(
            Map.entry(
                "config/resolved_manifest.json",
                "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"));
    assertThat(sealed.damages(made)).isEmpty();
  }

  private void run(String failure) {
    run(new OutOfMemoryError(failure));
  }

  private void run(Throwable failure) {
    RunEnvironment environment =
        bench.environment(
            () -> {
              throw RecordedRunTest.<RuntimeException>undeclared(failure);
            });
    new RecordedRun(environment, bench.plan())
        .execute(Optional.of(RunBench.RUN), (runFolder, journal) -> List.of());
  }

  /** As Scala throws: whatever it is, without a declaration. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T undeclared(Throwable failure) throws T {
    throw (T) failure;
  }
}
