package org.alluvium.lakehouse.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.alluvium.lakehouse.session.Sessions;
import org.apache.spark.sql.SparkSession;

/** The one session of a test JVM: two cores, opened at first use, scratch files removed at exit. */
final class SharedSession {
  private static final SparkSession SPARK = open();

  private SharedSession() {}

  static SparkSession get() {
    return SPARK;
  }

  private static SparkSession open() {
    try {
      Path work = Files.createTempDirectory("alluvium-test-spark");
      SparkSession spark = Sessions.open(work, Map.of("spark.master", "local[2]"));
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    spark.stop();
                    TempFolder.delete(work);
                  }));
      return spark;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a scratch folder for Spark", e);
    }
  }
}
