package org.alluvium.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.io.Lakehouse;
import org.apache.spark.sql.SparkSession;

/**
 * A lakehouse whose silver is shared by several measurements, each with a gold of its own.
 *
 * @param spark the session
 * @param folder where silver is, and below which each gold is made
 */
record BenchLakehouse(SparkSession spark, Path folder) {
  /** The lakehouse that holds the bars. */
  Lakehouse source() {
    return open(folder);
  }

  /** A lakehouse with the same silver and nothing else. */
  Lakehouse fresh(String name) throws IOException {
    Path root = folder.resolve(name);
    remove(root);
    Files.createDirectories(root);
    Files.createSymbolicLink(root.resolve("silver"), folder.resolve("silver"));
    return open(root);
  }

  /** The lakehouse of the last {@link #fresh} of that name. */
  Lakehouse last(String name) {
    return open(folder.resolve(name));
  }

  /** A run as of the last of some sessions. */
  static StageContext context(Lakehouse lakehouse, int sessions) {
    LocalDate date = GeneratedBars.session(sessions - 1);
    return new StageContext(lakehouse, date, GeneratedBars.known(sessions - 1), lakehouse.runId());
  }

  /** Removes a lakehouse of {@link #fresh}; the silver that it links to stays. */
  static void remove(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> all = Files.walk(root)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }

  private Lakehouse open(Path root) {
    return Lakehouse.open(spark, root.toString(), "bench", Clock.systemUTC());
  }
}
