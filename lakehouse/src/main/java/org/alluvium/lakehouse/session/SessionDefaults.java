package org.alluvium.lakehouse.session;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alluvium.lakehouse.store.HardLinkLogStore;

/** The settings of a session that nobody configured, from its master and the machine's cores. */
final class SessionDefaults {
  private static final Pattern LOCAL = Pattern.compile("local(\\[(\\d+|\\*)(,.*)?])?");
  private static final int PIECES_PER_CORE = 8;

  private SessionDefaults() {}

  static Map<String, String> of(String master, Path workFolder) {
    Map<String, String> defaults = new TreeMap<>();
    common(defaults);
    folders(defaults, workFolder.toAbsolutePath().normalize());
    if (isLocal(master)) {
      sizes(defaults, localCores(master));
      defaults.put("spark.driver.host", "127.0.0.1");
      defaults.put("spark.driver.bindAddress", "127.0.0.1");
    }
    return defaults;
  }

  static boolean isLocal(String master) {
    return LOCAL.matcher(master).matches();
  }

  /** Cores that a local master uses: {@code local} 1, {@code local[n]} n, {@code local[*]} all. */
  static int localCores(String master) {
    Matcher matcher = LOCAL.matcher(master);
    if (!matcher.matches() || matcher.group(2) == null) {
      return 1;
    }
    String cores = matcher.group(2);
    return cores.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(cores);
  }

  private static void common(Map<String, String> defaults) {
    defaults.put("spark.app.name", "alluvium");
    defaults.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
    defaults.put(
        "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    defaults.put(HardLinkLogStore.SPARK_KEY, HardLinkLogStore.class.getName());
    defaults.put("spark.hadoop." + HardLinkLogStore.KERNEL_KEY, HardLinkLogStore.class.getName());
    defaults.put("spark.sql.session.timeZone", "UTC");
    defaults.put("spark.sql.ansi.enabled", "true");
    defaults.put("spark.sql.datetime.java8API.enabled", "true");
    defaults.put("spark.sql.parquet.compression.codec", "zstd");
    defaults.put("spark.ui.enabled", "false");
    defaults.put("spark.ui.showConsoleProgress", "false");
    defaults.put("spark.log.level", "ERROR");
  }

  private static void folders(Map<String, String> defaults, Path work) {
    defaults.put("spark.local.dir", work.resolve("spark").toString());
    defaults.put("spark.sql.warehouse.dir", work.resolve("warehouse").toUri().toString());
  }

  /** A cluster's sizes come from its own configuration; a local master's from its cores. */
  private static void sizes(Map<String, String> defaults, int cores) {
    defaults.put("spark.default.parallelism", Integer.toString(cores));
    defaults.put("spark.sql.shuffle.partitions", Integer.toString(Math.max(2, 2 * cores)));
    // Small pieces, of which Spark makes partitions of about the same size when it sees them.
    defaults.put(
        "spark.sql.adaptive.coalescePartitions.initialPartitionNum",
        Integer.toString(PIECES_PER_CORE * cores));
    defaults.put(
        "spark.databricks.delta.snapshotPartitions", Integer.toString(Math.max(2, cores / 4)));
  }
}
