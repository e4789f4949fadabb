package org.alluvium.jobs.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.alluvium.flows.model.tree.Xgboost;
import org.alluvium.jobs.config.ResolvedConfiguration;

/** What a run needs of the machine. Nothing is created to find out. */
public final class EnvironmentCheck {
  private static final int LEAST_JAVA = 17;
  private static final long LEAST_HEAP_MIB = 1_000;
  private static final Instant RELEASED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LARGEST_SKEW = Duration.ofMinutes(2);

  private final ResolvedConfiguration configuration;
  private final Clock clock;

  /** How a check ended. */
  public enum State {
    OK,
    WARNING,
    FAILED
  }

  /** One thing looked at; {@code remedy} is null when all is well. */
  public record Finding(String check, State state, String found, String remedy) {
    static Finding ok(String check, String found) {
      return new Finding(check, State.OK, found, null);
    }
  }

  public EnvironmentCheck(ResolvedConfiguration configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
  }

  /** Every check, in order of dependence. */
  public List<Finding> findings() {
    return List.of(
        java(),
        classPresent(
            "spark",
            "org.apache.spark.sql.SparkSession",
            "run 'make build', or set SPARK_HOME to a Spark " + BuildInfo.read().spark()),
        classPresent(
            "delta",
            "io.delta.sql.DeltaSparkSessionExtension",
            "run 'make build': the jar carries Delta Lake"),
        sparkVersion(),
        xgboost(),
        memory(),
        clock(),
        configured(),
        writable("runs folder", configuration.runsRoot(), "--runs FOLDER"),
        lakehouse());
  }

  private Finding java() {
    int feature = Runtime.version().feature();
    String found = "%s, %s".formatted(Runtime.version(), System.getProperty("java.home"));
    return feature >= LEAST_JAVA
        ? Finding.ok("java", found)
        : new Finding("java", State.FAILED, found, "install a JDK 17 and set JAVA_HOME");
  }

  private static Finding classPresent(String check, String className, String remedy) {
    try {
      Class<?> found = Class.forName(className, false, EnvironmentCheck.class.getClassLoader());
      Path source = Path.of(found.getProtectionDomain().getCodeSource().getLocation().getPath());
      return Finding.ok(check, source.getFileName().toString());
    } catch (ClassNotFoundException | LinkageError e) {
      return new Finding(check, State.FAILED, className + " is not on the class path", remedy);
    }
  }

  private static Finding sparkVersion() {
    String wanted = BuildInfo.read().spark();
    try {
      String found =
          (String)
              Class.forName("org.apache.spark.package").getMethod("SPARK_VERSION").invoke(null);
      return found.equals(wanted)
          ? Finding.ok("spark version", found)
          : new Finding(
              "spark version", State.WARNING, found, "built and tested against " + wanted);
    } catch (ReflectiveOperationException | LinkageError e) {
      return new Finding("spark version", State.FAILED, "unknown", "see the line 'spark'");
    }
  }

  private static Finding xgboost() {
    return Xgboost.unusable()
        .map(
            reason ->
                new Finding(
                    "xgboost",
                    State.WARNING,
                    reason,
                    "for strategies with this model install OpenMP, on Debian libgomp1"))
        .orElseGet(() -> Finding.ok("xgboost", "its native library loads"));
  }

  private static Finding memory() {
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    String found = String.format(Locale.ROOT, "%,d MiB of heap", heap);
    return heap >= LEAST_HEAP_MIB
        ? Finding.ok("memory", found)
        : new Finding(
            "memory",
            State.WARNING,
            found,
            "set spark.driver_memory, or ALLUVIUM_SPARK_DRIVER_MEMORY=2g");
  }

  private Finding clock() {
    Instant now = clock.instant();
    if (now.isBefore(RELEASED)) {
      return new Finding(
          "clock", State.WARNING, now.toString(), "the clock is behind this release; set it (NTP)");
    }
    try {
      Path probe = Files.createTempFile("alluvium-clock-", "");
      FileTime written = Files.getLastModifiedTime(probe);
      Files.delete(probe);
      Duration skew = Duration.between(now, written.toInstant()).abs();
      return skew.compareTo(LARGEST_SKEW) <= 0
          ? Finding.ok("clock", now.toString())
          : new Finding("clock", State.WARNING, "files differ by " + skew, "synchronise clocks");
    } catch (IOException e) {
      return new Finding(
          "clock", State.FAILED, "no temporary file: " + e.getMessage(), "set -Djava.io.tmpdir");
    }
  }

  private Finding configured() {
    return Finding.ok(
        "configuration",
        "valid, as of %s, sha256 %s"
            .formatted(configuration.asOf(), configuration.digest().substring(0, 12)));
  }

  private Finding lakehouse() {
    return writable("lakehouse", Path.of(configuration.lakehouseRoot()), "--lakehouse FOLDER");
  }

  private static Finding writable(String check, Path folder, String flag) {
    if (!FolderProbe.isWritable(folder)) {
      return new Finding(
          check,
          State.FAILED,
          folder + " is not writable",
          "give another one with " + flag + ", or change its permissions");
    }
    return Finding.ok(check, folder + (Files.exists(folder) ? "" : " (new)"));
  }
}
