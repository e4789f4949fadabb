package org.alluvium.lakehouse.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.alluvium.lakehouse.io.Lakehouse;
import org.apache.spark.sql.SparkSession;

/**
 * A lakehouse in a temporary folder that goes when closed:
 *
 * <pre>
 * {@code try (TempLakehouse temp = TempLakehouse.open(spark())) { temp.lakehouse().write(SPEC)… }}
 * </pre>
 */
public final class TempLakehouse implements AutoCloseable {
  /** What every stamp of a test lakehouse says, unless a test opens its own. */
  public static final Instant STAMP = Instant.parse("2020-01-01T00:00:00Z");

  private final SparkSession spark;
  private final Path folder;
  private final Lakehouse lakehouse;

  private TempLakehouse(SparkSession spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
    this.lakehouse = asRun("run-1");
  }

  public static TempLakehouse open(SparkSession spark) {
    try {
      return new TempLakehouse(spark, Files.createTempDirectory("alluvium-test-lake"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for a test lakehouse", e);
    }
  }

  /** The lakehouse as run {@code run-1} sees it. */
  public Lakehouse lakehouse() {
    return lakehouse;
  }

  /** The same tables, written by another run. */
  public Lakehouse asRun(String runId) {
    return Lakehouse.open(spark, root().toString(), runId, Clock.fixed(STAMP, ZoneOffset.UTC));
  }

  /** Root of the lakehouse; {@link #folder} holds it. */
  public Path root() {
    return folder.resolve("lake");
  }

  /** A temporary folder for whatever else the test writes. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    TempFolder.delete(folder);
  }
}
