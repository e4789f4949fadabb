package org.alluvium.lakehouse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final RunId FIRST = RunId.parse("2017-11-10T20261121T024150Z-0001");
  private static final RunId SECOND = RunId.parse("2017-11-10T20261121T024151Z-0002");
  @TempDir Path runs;

  @Test
  void aNewRunHasItsPartsAndMakingItAgainKeepsWhatIsThere() throws IOException {
    RunFolder folder = RunFolder.create(runs, FIRST);
    Files.writeString(folder.config().resolve("resolved_manifest.json"), "{}");
    RunFolder.create(runs, FIRST);

    assertThat(folder.config()).isDirectory().isNotEmptyDirectory();
    assertThat(folder.data()).isDirectory();
    assertThat(folder.reports()).isDirectory();
    assertThat(folder.logs()).isDirectory();
    assertThat(folder.auditFile()).isEqualTo(runs.resolve(FIRST + "/audit.jsonl"));
  }

  @Test
  void latestFollowsTheRunThatWasPointedToLast() throws IOException {
    assertThat(RunFolder.latest(runs)).isEmpty();
    RunFolder.create(runs, FIRST).pointLatest();
    RunFolder second = RunFolder.create(runs, SECOND);
    second.pointLatest();

    assertThat(RunFolder.latest(runs)).contains(second);
    assertThat(runs.resolve("latest/reports")).isDirectory();
    try (var entries = Files.list(runs)) {
      assertThat(entries).hasSize(3);
    }
  }

  @Test
  void runsAreListedByNameAndNothingElseIs() throws IOException {
    RunFolder.create(runs, SECOND).pointLatest();
    RunFolder.create(runs, FIRST);
    Files.createDirectories(runs.resolve("site"));

    assertThat(RunFolder.list(runs)).extracting(RunFolder::runId).containsExactly(FIRST, SECOND);
    assertThat(RunFolder.list(runs.resolve("absent"))).isEmpty();
  }

  @Test
  void aRunWithoutAFolderIsToldWithAWayOut() {
    assertThatThrownBy(() -> RunFolder.open(runs, FIRST))
        .hasMessage(
            "run folder %s does not exist; './alluvium audit runs' lists the runs"
                .formatted(runs.resolve(FIRST.toString())));
  }
}
