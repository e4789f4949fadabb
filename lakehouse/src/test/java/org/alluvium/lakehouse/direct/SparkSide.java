package org.alluvium.lakehouse.direct;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.lakehouse.store.HardLinkLogStore;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a Spark process does with the tables of {@link SparkExchangeTest}; a process of its own, so
 * that no session outlives the test. Arguments: root, file for the answers.
 */
final class SparkSide {
  private final SparkSession spark;
  private final String root;
  private final List<String> answers = new ArrayList<>();

  private SparkSide(SparkSession spark, String root) {
    this.spark = spark;
    this.root = root;
  }

  public static void main(String[] arguments) throws Exception {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .config("spark.databricks.delta.snapshotPartitions", 2)
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.warehouse.dir", arguments[0] + "/warehouse")
            .config(HardLinkLogStore.SPARK_KEY, HardLinkLogStore.class.getName())
            .getOrCreate();
    SparkSide side = new SparkSide(spark, arguments[0]);
    side.writeTables();
    side.continueKernelTable();
    Files.write(Path.of(arguments[1]), side.answers);
    spark.stop();
  }

  /** Four commits, so that one is a checkpoint; partitions; arrays; a missing value; a NaN. */
  private void writeTables() {
    String table = "delta.`" + root + "/silver/from_spark`";
    spark.sql(
        "CREATE TABLE "
            + table
            + " (symbol STRING NOT NULL COMMENT 'who', event_date DATE, known_at TIMESTAMP,"
            + " close DOUBLE, weights ARRAY<DOUBLE>) USING DELTA PARTITIONED BY (symbol)"
            + " COMMENT 'by Spark' TBLPROPERTIES ('delta.checkpointInterval' = '2')");
    for (int day = 1; day <= 3; day++) {
      String date = "2017-11-%02d".formatted(day);
      spark.sql(
          ("INSERT INTO %s VALUES ('A:A', DATE'%s', TIMESTAMP'%s 21:00:00.123456', %d,"
                  + " array(%dD, null)), ('B:B', DATE'%s', null, double('NaN'), null)")
              .formatted(table, date, date, day, day, date));
    }
  }

  private void continueKernelTable() {
    String table = "delta.`" + root + "/ops/plain`";
    answer("SELECT count(*), sum(close), max(known_at), max(weights[0]) FROM " + table);
    answer("SELECT symbol, close FROM " + table + " WHERE event_date = DATE'2017-11-12'");
    spark.sql(
        "INSERT INTO "
            + table
            + " (symbol, close, weights, tags, listed) VALUES ('S:S', 7.5, array(1D), array('t'), true)");
    answer("SELECT count(*) FROM " + table);
    answer(spark.sql("DESCRIBE HISTORY " + table).where("version = 0").select("userMetadata"));
    answer(spark.sql("DESCRIBE DETAIL " + table).select("description"));
    answer("SELECT count(*) FROM delta.`" + root + "/ops/partitioned` WHERE symbol = 'A:1'");
  }

  private void answer(String query) {
    answer(spark.sql(query));
  }

  private void answer(Dataset<Row> result) {
    answers.add(result.collectAsList().toString());
  }
}
