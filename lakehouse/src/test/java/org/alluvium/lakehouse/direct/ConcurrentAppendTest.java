package org.alluvium.lakehouse.direct;

import static org.alluvium.lakehouse.direct.Samples.PLAIN;
import static org.alluvium.lakehouse.direct.Samples.sparse;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several writers of one table: a compare-and-set has one winner, blind appends all arrive. */
class ConcurrentAppendTest {
  private static final int WRITERS = 4;
  @TempDir Path folder;

  @Test
  void ofFourAppendsOnOneVersionOneWins() throws Exception {
    DirectLakehouse lakehouse = DirectLakehouse.open(folder.toString());
    for (int round = -1; round < 8; round++) {
      int expected = round;
      List<Boolean> won =
          inParallel(
              writer -> {
                try {
                  lakehouse.append(PLAIN, List.of(sparse("A:" + writer)), expected);
                  return true;
                } catch (CommitConflictException e) {
                  return false;
                }
              });
      assertThat(won).as("on version %d", expected).containsOnlyOnce(true);
    }
    assertThat(lakehouse.rows(PLAIN)).hasSize(9);
    assertThat(lakehouse.version(PLAIN.name())).isEqualTo(8);
  }

  @Test
  void everyRetriedAppendOfFourWritersArrivesOnce() throws Exception {
    DirectLakehouse lakehouse = DirectLakehouse.open(folder.toString());
    inParallel(
        writer -> {
          for (int i = 0; i < 6; i++) {
            lakehouse.appendRetrying(PLAIN, List.of(sparse(writer + ":" + i)));
          }
          return true;
        });

    assertThat(lakehouse.rows(PLAIN))
        .extracting(r -> r.get("symbol"))
        .doesNotHaveDuplicates()
        .hasSize(24);
    assertThat(lakehouse.version(PLAIN.name())).isEqualTo(23);
  }

  private interface Work<T> {
    T of(int writer) throws Exception;
  }

  private static <T> List<T> inParallel(Work<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Callable<T>> tasks = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int number = writer;
        tasks.add(() -> work.of(number));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
