package org.alluvium.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.alluvium.jobs.Commands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lakehouse or a table that is not there, or cannot be. */
class AbsentLakehouseTest {
  @TempDir private Path elsewhere;
  private final CommandBench bench = new CommandBench();

  @Test
  void statusSaysThatTheLakehouseIsNotThere() {
    String lake = elsewhere.resolve("none").toString();
    assertThat(bench.run("status", "--lakehouse", lake, "--runs", elsewhere + "/runs")).isZero();
    assertThat(bench.out())
        .contains("there is no lakehouse at " + lake + ": the folder does not exist")
        .contains("there is no runs folder at " + elsewhere.resolve("runs"))
        .contains("start with './alluvium weekly', or name other folders with --lakehouse");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void anEmptyLakehouseIsNoError() {
    assertThat(bench.run("lake", "tables", "--lakehouse", elsewhere.resolve("none").toString()))
        .isZero();
    assertThat(bench.out()).contains("no table yet in");
  }

  @Test
  void aTableThatIsNotThereIsNamed() {
    assertThat(
            bench.run("lake", "history", "silver.daily_bars", "--lakehouse", elsewhere.toString()))
        .isEqualTo(7);
    assertThat(bench.err())
        .contains("silver.daily_bars does not exist in lakehouse")
        .contains("./alluvium lake tables");
    assertThat(bench.run("lake", "describe", "daily_bars")).isEqualTo(2);
    assertThat(bench.err())
        .contains("error: TABLE must be layer.name, the layer one of bronze, silver, gold, ops")
        .contains("for example silver.daily_bars, got 'daily_bars'");
  }

  @Test
  void aRootThatCannotBeWrittenToIsToldBeforeAnythingIsDone() {
    Commands.all().values().forEach(bench::register);
    for (String command : List.of("weekly", "ingest", "backfill --set alpha158")) {
      bench.clear();
      String[] words = (command + " --lakehouse /proc/zz --runs " + elsewhere).split(" ");
      assertThat(bench.run(words)).as(command).isEqualTo(7);
      assertThat(bench.err())
          .isEqualTo(
              "error: lakehouse /proc/zz is not writable; name another one with --lakehouse, or change its permissions\n");
    }
    bench.clear();
    assertThat(bench.run("weekly", "--runs", "/proc/zz", "--lakehouse", elsewhere + "/lake"))
        .isEqualTo(7);
    assertThat(bench.err()).startsWith("error: runs folder /proc/zz is not writable; ");
    assertThat(elsewhere).isEmptyDirectory();
  }
}
