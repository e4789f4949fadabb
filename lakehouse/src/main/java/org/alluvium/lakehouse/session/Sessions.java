package org.alluvium.lakehouse.session;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * The only place that builds a {@link SparkSession}.
 *
 * <p>What {@code spark-submit}, a properties file or the caller set is kept; only what nobody set
 * is filled in: a local master, sizes from the machine's cores, UTC, ANSI, Delta, no UI, quiet
 * logs, loopback addresses on a local master, and scratch folders below the given work folder.
 *
 * <p>Dates and timestamps in {@code Row}s are {@link java.time.LocalDate} and {@link
 * java.time.Instant}, never {@code java.sql} types.
 */
public final class Sessions {
  private Sessions() {}

  /**
   * Opens the session of this process, or returns the one that is already open.
   *
   * @param workFolder scratch files go below it; created when needed
   */
  public static SparkSession open(Path workFolder) {
    return open(workFolder, Map.of());
  }

  /**
   * Opens the session of this process, or returns the one that is already open.
   *
   * @param workFolder scratch files go below it; created when needed
   * @param extra settings that win over the defaults and over {@code spark-submit}, except {@code
   *     spark.master}, which a launcher's choice keeps
   */
  public static SparkSession open(Path workFolder, Map<String, String> extra) {
    SparkConf given = new SparkConf(true);
    Map<String, String> wanted = new TreeMap<>(extra);
    String master = given.get("spark.master", wanted.getOrDefault("spark.master", "local[*]"));
    wanted.put("spark.master", master);
    SessionDefaults.of(master, workFolder)
        .forEach(
            (key, value) -> {
              if (!given.contains(key)) {
                wanted.putIfAbsent(key, value);
              }
            });
    SparkSession.Builder builder = SparkSession.builder();
    wanted.forEach(builder::config);
    return builder.getOrCreate();
  }
}
