package org.alluvium.lakehouse.io;

import static org.apache.spark.sql.functions.expr;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.alluvium.lakehouse.session.Sessions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A run of three logical writes, as a process of its own that {@link CrashSparkTest} kills, and as
 * the re-run that has to finish it. Arguments: lakehouse root, work folder.
 */
public final class CrashedWriter {
  private static final int SYMBOLS = 200;

  private CrashedWriter() {}

  public static void main(String[] arguments) {
    SparkSession spark = Sessions.open(Path.of(arguments[1]), Map.of("spark.master", "local[2]"));
    run(spark, arguments[0]);
    spark.stop();
  }

  /** Appends all quotes once, corrects a tenth by key, replaces one symbol's slice. */
  static void run(SparkSession spark, String root) {
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    TableWriter writer = Lakehouse.open(spark, root, "crashed-run", clock).write(Quotes.SPEC);
    writer.appendOnce(quotes(spark), "crashed-run/quotes");
    writer.mergeByKey(
        quotes(spark).filter("ask % 10 = 0 AND symbol <> 'X:7'").withColumn("bid", expr("-bid")));
    writer.replaceSlice(
        quotes(spark).filter("symbol = 'X:7'").withColumn("ask", expr("ask + 1000")),
        "symbol = 'X:7'");
  }

  private static Dataset<Row> quotes(SparkSession spark) {
    return spark
        .range(0, SYMBOLS, 1, 2)
        .select(
            expr("concat('X:', id)").as(Quotes.SYMBOL),
            expr("date'2017-11-10'").as(Quotes.EVENT_DATE),
            expr("timestamp'2017-11-10 22:00:00'").as(Quotes.KNOWN_AT),
            expr("double(id)").as(Quotes.BID),
            expr("double(id)").as(Quotes.ASK),
            expr("array('A')").as(Quotes.VENUES));
  }
}
