package org.alluvium.lakehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four writers race for every version: exactly one wins each, and what it wrote is whole. */
class LogRaceTest {
  private static final int WRITERS = 4;
  @TempDir Path folder;

  @Test
  void everyVersionHasOneWinnerAmongThreads() throws Exception {
    assertOneWholeWinnerEach(raceOfThreads(1_500), 1_500);
  }

  @Test
  @Tag("heavy")
  void everyOfTenThousandVersionsHasOneWinnerAmongThreads() throws Exception {
    assertOneWholeWinnerEach(raceOfThreads(10_000), 10_000);
  }

  @Test
  @Tag("heavy")
  void everyOfTenThousandVersionsHasOneWinnerAmongProcesses() throws Exception {
    assertOneWholeWinnerEach(raceOfProcesses(10_000), 10_000);
  }

  private List<BitSet> raceOfThreads(int versions) throws Exception {
    Path log = Files.createDirectories(folder.resolve("log"));
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<BitSet>> races = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        VersionRacer racer = new VersionRacer(log, writer);
        races.add(threads.submit(() -> racer.race(versions)));
      }
      List<BitSet> won = new ArrayList<>();
      for (Future<BitSet> race : races) {
        won.add(race.get());
      }
      return won;
    } finally {
      threads.shutdownNow();
    }
  }

  private List<BitSet> raceOfProcesses(int versions) throws Exception {
    Path log = Files.createDirectories(folder.resolve("log"));
    List<Process> processes = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      processes.add(start(log, writer, versions));
    }
    List<BitSet> won = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      assertThat(processes.get(writer).waitFor()).as("exit code of writer %d", writer).isZero();
      won.add(BitSet.valueOf(Files.readAllBytes(folder.resolve("won-" + writer))));
    }
    return won;
  }

  private Process start(Path log, int writer, int versions) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            VersionRacer.class.getName(),
            log.toString(),
            Integer.toString(writer),
            Integer.toString(versions),
            folder.resolve("won-" + writer).toString())
        .inheritIO()
        .start();
  }

  private void assertOneWholeWinnerEach(List<BitSet> won, int versions) throws IOException {
    for (int version = 0; version < versions; version++) {
      int atVersion = version;
      List<Integer> winners =
          java.util.stream.IntStream.range(0, WRITERS)
              .filter(w -> won.get(w).get(atVersion))
              .boxed()
              .toList();
      assertThat(winners).as("winners of version %d", version).hasSize(1);
      assertThat(Files.readAllLines(folder.resolve("log").resolve(VersionRacer.fileName(version))))
          .isEqualTo(VersionRacer.content(winners.get(0), version));
    }
    assertThat(won)
        .as("a race without rivals proves nothing")
        .filteredOn(w -> !w.isEmpty())
        .hasSizeGreaterThan(1);
    try (var files = Files.list(folder.resolve("log"))) {
      assertThat(files.count()).isEqualTo(versions);
    }
  }
}
