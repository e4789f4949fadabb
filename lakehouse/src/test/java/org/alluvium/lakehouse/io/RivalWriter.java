package org.alluvium.lakehouse.io;

import static org.apache.spark.sql.functions.expr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.alluvium.lakehouse.session.Sessions;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * One of two writers of the same tables, as a process of its own that {@link RivalWritersSparkTest}
 * starts: {@code root work meetingFolder writer}. In the meeting folder the two wait for each other
 * in the middle of their transactions, so that the commits of a round are on one version.
 */
public final class RivalWriter {
  static final int ROUNDS = 2;
  static final int ROWS = 20;
  static final List<TableSpec> TABLES =
      List.of(Quotes.SPEC, Quotes.plain("quotes_by_symbol").partitionedBy(Quotes.SYMBOL).build());

  private static final long PATIENCE_SECONDS = 120;

  private final Lakehouse lakehouse;
  private final Path meeting;
  private final int writer;
  private final int rival;

  private RivalWriter(Lakehouse lakehouse, Path meeting, int writer, int rival) {
    this.lakehouse = lakehouse;
    this.meeting = meeting;
    this.writer = writer;
    this.rival = rival;
  }

  public static void main(String[] arguments) {
    SparkSession spark = Sessions.open(Path.of(arguments[1]), Map.of("spark.master", "local[1]"));
    int writer = Integer.parseInt(arguments[3]);
    new RivalWriter(
            lakehouse(spark, arguments[0], writer), Path.of(arguments[2]), writer, 1 - writer)
        .run();
    spark.stop();
  }

  /** Does what a writer does, alone. */
  static void runAlone(SparkSession spark, String root, Path meeting, int writer) {
    new RivalWriter(lakehouse(spark, root, writer), meeting, writer, writer).run();
  }

  private static Lakehouse lakehouse(SparkSession spark, String root, int writer) {
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    return Lakehouse.open(spark, root, "writer-" + writer, clock);
  }

  private void run() {
    for (TableSpec table : TABLES) {
      for (int round = 0; round < ROUNDS; round++) {
        write(lakehouse.write(table), table.name().name() + "-" + round, round);
      }
    }
  }

  private void write(TableWriter table, String name, int round) {
    replace(table, name, "X:" + writer, round);
    replace(table, name, "X:both", round);
    awaitRival(meeting, name + "-merge", writer, rival);
    table.mergeByKey(quotes("X:merged", "2 * id + " + writer, round));
    table.insertMissing(quotes("X:inserted", "id", 0));
  }

  private void replace(TableWriter table, String name, String symbol, int round) {
    String here = name + (symbol.endsWith("both") ? "-both" : "-own");
    Dataset<Row> rows = quotes(symbol, "id", round);
    table.replaceSlice(meeting(rows, here), "symbol = '" + symbol + "'");
  }

  private Dataset<Row> quotes(String symbol, String day, int bid) {
    return lakehouse
        .spark()
        .range(0, ROWS, 1, 1)
        .select(
            expr("'%s'".formatted(symbol)).as(Quotes.SYMBOL),
            expr("date_add(date'2017-01-02', cast(%s as int))".formatted(day))
                .as(Quotes.EVENT_DATE),
            expr("timestamp'2017-11-10 22:00:00'").as(Quotes.KNOWN_AT),
            expr("double(%d)".formatted(bid)).as(Quotes.BID),
            expr("double(id)").as(Quotes.ASK),
            expr("array('A')").as(Quotes.VENUES));
  }

  /** The same rows, computed only when the rival computes its own. */
  private Dataset<Row> meeting(Dataset<Row> rows, String name) {
    String folder = meeting.toString();
    int self = writer;
    int other = rival;
    MapPartitionsFunction<Row, Row> afterMeeting =
        partition -> {
          awaitRival(Path.of(folder), name, self, other);
          return partition;
        };
    return rows.mapPartitions(afterMeeting, Encoders.row(rows.schema()));
  }

  private static void awaitRival(Path meeting, String name, int self, int rival) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      Files.writeString(meeting.resolve(name + "-" + self), "");
      while (!Files.exists(meeting.resolve(name + "-" + rival))) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("writer " + rival + " never came to " + name);
        }
        Thread.sleep(1);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("cannot meet at " + name, e);
    }
  }
}
