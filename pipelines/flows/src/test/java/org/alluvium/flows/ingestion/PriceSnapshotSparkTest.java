package org.alluvium.flows.ingestion;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.flows.ingestion.IngestRequest.Reading;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A read of silver as of the day of a price snapshot is that snapshot, for each of the 323. */
@Tag("spark")
class PriceSnapshotSparkTest extends SparkTest {
  private static final String KNOWN = "snapshot_known";
  private static final String DELIVERED = "delivered_symbol";

  @Test
  void aReadAsOfTheDayOfEachSnapshotIsThatSnapshot() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      new Ingestion()
          .ingest(
              temp.lakehouse(),
              IngestRequest.of(
                  Seed.LIBRARY,
                  List.of(Seed.LIBRARY.bundled("us_pit_2015_2016")),
                  Seed.asOf("2017-11-10"),
                  Reading.NEWLY_KNOWN));
      Dataset<Row> silver = temp.lakehouse().read(DailyBars.SPEC).all();
      Dataset<Row> newest = newestOfEach(delivered(), silver);
      assertThat(newest.count()).isEqualTo(127_537);
      assertThat(newest.filter(differs()).count()).isZero();
      assertThat(newest.select("snapshot").distinct().count()).isEqualTo(323);

      for (String day : List.of("2015-04-06", "2015-12-24", "2016-06-30")) {
        Dataset<Row> one = delivered().filter(col("snapshot").equalTo(lit(LocalDate.parse(day))));
        Dataset<Row> seen = temp.lakehouse().read(DailyBars.SPEC).asOf(knownFrom(day));
        Dataset<Row> both =
            broadcast(one)
                .join(
                    seen,
                    col(DELIVERED)
                        .equalTo(col(DailyBars.SYMBOL))
                        .and(col("date").equalTo(col(DailyBars.EVENT_DATE))));
        assertThat(both.count()).as(day).isEqualTo(one.count()).isGreaterThan(300);
        assertThat(both.filter(col("delivered.close").notEqual(col(DailyBars.CLOSE))).count())
            .as(day)
            .isZero();
      }
    }
  }

  /** Rows of the file, each once, on sessions. */
  private static Dataset<Row> delivered() {
    String file = Seed.FOLDER.resolve("cc-by-sa/us_pit_2015_2016.parquet").toString();
    return spark()
        .read()
        .parquet(file)
        .dropDuplicates("snapshot", "symbol", "date")
        .filter("symbol <> 'CREG' or date not in (%s)".formatted(holidays()))
        .select(
            col("snapshot"),
            concat(lit("USA_PIT:"), col("symbol")).as(DELIVERED),
            col("date"),
            struct(
                    col("open"),
                    col("high"),
                    col("low"),
                    col("close"),
                    expr("nullif(volume, 0d)").as("volume"))
                .as("delivered"),
            expr("to_utc_timestamp(cast(date_add(snapshot, 1) as timestamp)"
                    + " + interval '9 hours 30 minutes', 'America/New_York')")
                .as(KNOWN));
  }

  private static String holidays() {
    return Stream.of("2015-04-03", "2015-05-25", "2015-07-03")
        .map("date'%s'"::formatted)
        .reduce((a, b) -> a + ", " + b)
        .orElseThrow();
  }

  /** Beside each delivered row, the values of the newest vintage known with its snapshot. */
  private static Dataset<Row> newestOfEach(Dataset<Row> delivered, Dataset<Row> silver) {
    Column values =
        struct(
            col(DailyBars.OPEN),
            col(DailyBars.HIGH),
            col(DailyBars.LOW),
            col(DailyBars.CLOSE),
            col(DailyBars.VOLUME));
    return delivered
        .join(
            silver,
            col(DELIVERED)
                .equalTo(col(DailyBars.SYMBOL))
                .and(col("date").equalTo(col(DailyBars.EVENT_DATE)))
                .and(col(DailyBars.KNOWN_AT).leq(col(KNOWN))))
        .groupBy("snapshot", DELIVERED, "date", "delivered")
        .agg(max_by(values, col(DailyBars.KNOWN_AT)).as("seen"));
  }

  private static Column differs() {
    return Stream.of("open", "high", "low", "close", "volume")
        .map(name -> col("delivered." + name).eqNullSafe(col("seen." + name)).equalTo(false))
        .reduce(Column::or)
        .orElseThrow();
  }

  private static Instant knownFrom(String day) {
    return LocalDate.parse(day)
        .plusDays(1)
        .atTime(LocalTime.of(9, 30))
        .atZone(ZoneId.of("America/New_York"))
        .toInstant();
  }
}
