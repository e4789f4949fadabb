package org.alluvium.lakehouse.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.alluvium.lakehouse.columnar.SeriesBlock;
import org.alluvium.lakehouse.columnar.WideSchema;
import org.alluvium.lakehouse.columnar.WrittenFile;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.alluvium.lakehouse.table.ColumnType;
import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Blocks are stored as the writer of rows stores the same rows, and under the same promises. */
@Tag("spark")
class BlockAppendSparkTest extends SparkTest {
  private static final List<String> VALUES = List.of("FULL", "HEAD", "ALTERNATE", "NEVER", "EDGE");
  private static final TableSpec TABLE = Features.of("blocks", VALUES);
  private static final int ROWS = 9_000;
  private static final int SERIES = 7;
  private static final float[] EDGES = {
    0.0f, Float.MIN_VALUE, -Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY
  };

  @Test
  void rowsEqualThoseOfTheWriterOfRowsValueByValue() {
    try (TempLakehouse blocks = TempLakehouse.open(spark());
        TempLakehouse rows = TempLakehouse.open(spark())) {
      WriteResult written = append(blocks, TABLE, "a");
      rows.lakehouse().write(TABLE).appendOnce(asRows(), "a");

      Dataset<Row> fast = blocks.lakehouse().read(TABLE).all();
      Dataset<Row> slow = rows.lakehouse().read(TABLE).all();
      assertThat(written.rowsInserted()).isEqualTo(SERIES * ROWS);
      assertThat(SliceDigest.of(fast, TABLE)).isEqualTo(SliceDigest.of(slow, TABLE));
      Dataset<Row> content = fast.drop(Features.RUN_ID, Features.INGESTED_AT);
      assertThat(content.exceptAll(slow.drop(Features.RUN_ID, Features.INGESTED_AT)).count())
          .isZero();
    }
  }

  @Test
  void statisticsSkipNoRowThatAFilterKeeps() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      append(temp, TABLE, "a");
      Dataset<Row> rows = temp.lakehouse().read(TABLE).all();
      assertThat(rows.filter("symbol = 'X:3'").count()).isEqualTo(ROWS);
      assertThat(rows.filter("event_date = DATE '" + day(17) + "'").count()).isEqualTo(SERIES);
      assertThat(rows.filter("known_at <= TIMESTAMP '" + known(9) + "'").count())
          .isEqualTo(10L * SERIES);
      assertThat(rows.filter("FULL = 5.0F").count()).isEqualTo(SERIES);
      assertThat(rows.filter("HEAD IS NULL").count()).isEqualTo(60L * SERIES);
      assertThat(rows.filter("NEVER IS NULL").count()).isEqualTo((long) ROWS * SERIES);
      assertThat(rows.filter("EDGE = CAST('-Infinity' AS FLOAT)").count())
          .isEqualTo((long) ROWS / EDGES.length * SERIES);
      assertThat(rows.filter("EDGE = 0").count()).isEqualTo((long) ROWS / EDGES.length * SERIES);
    }
  }

  @Test
  void anAppendHappensOnceWhicheverWriterDidIt() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      WriteResult first = append(temp, TABLE, "a");
      assertThat(append(temp, TABLE, "a").rowsInserted()).isZero();
      assertThat(temp.lakehouse().write(TABLE).appendOnce(asRows(), "a").rowsInserted()).isZero();
      assertThat(append(temp, TABLE, "b").rowsInserted()).isEqualTo(first.rowsInserted());
      assertThat(temp.lakehouse().version(TABLE)).isEqualTo(2);
      assertThat(temp.lakehouse().read(TABLE).all().count()).isEqualTo(2L * SERIES * ROWS);
    }
  }

  @Test
  void marksHoldUntilTheNextWrite() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      DeltaFiles files = temp.lakehouse().files(TABLE.name());
      assertThat(files.newestMarks()).isEmpty();
      Map<String, Long> marks = Map.of("read", 7L, "known", 0L);
      temp.lakehouse()
          .write(TABLE)
          .appendBlocksOnce(numbers(), BlockAppendSparkTest::blocks, "a", marks);
      assertThat(files.newestMarks()).isEqualTo(marks);
      append(temp, TABLE, "b");
      assertThat(files.newestMarks()).isEmpty();
    }
  }

  @Test
  void theCommitSaysWhatAWriteSays() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      append(temp, TABLE, "a");
      Row commit =
          spark()
              .sql("DESCRIBE HISTORY delta.`%s`".formatted(temp.lakehouse().path(TABLE.name())))
              .filter("version = 1")
              .collectAsList()
              .get(0);
      assertThat(commit.<String>getAs("operation")).isEqualTo("WRITE");
      assertThat(commit.<String>getAs("userMetadata")).isEqualTo(temp.lakehouse().runId());
      assertThat(commit.getJavaMap(commit.fieldIndex("operationMetrics")).get("numOutputRows"))
          .isEqualTo(Integer.toString(SERIES * ROWS));
      assertThat(temp.lakehouse().read(TABLE).all().select(Features.RUN_ID).distinct().count())
          .isEqualTo(1);
    }
  }

  @Test
  void filesAreInvisibleUntilTheCommitAndAttemptsMeetAsWritesOfRowsDo() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      temp.lakehouse().write(TABLE).create();
      BlockAppend append =
          new BlockAppend(
              spark(), temp.lakehouse().path(TABLE.name()), TABLE.name(), WideSchema.of(TABLE));
      RunStamp stamp = new RunStamp("run", Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
      List<WrittenFile> one = append.write(numbers(), BlockAppendSparkTest::blocks, stamp);
      List<WrittenFile> again = append.write(numbers(), BlockAppendSparkTest::blocks, stamp);
      assertThat(temp.lakehouse().read(TABLE).all().count()).isZero();

      append.commit(one, "a", Map.of(), "run");
      append.commit(again, "a", Map.of("read", 7L), "run");
      assertThat(temp.lakehouse().read(TABLE).all().count()).isEqualTo((long) SERIES * ROWS);
      append.commit(again, "b", Map.of("read", 9L), "run");
      assertThat(temp.lakehouse().read(TABLE).all().count()).isEqualTo(2L * SERIES * ROWS);
    }
  }

  @Test
  void aRowThatBreaksAConstraintIsNamedAndNothingIsWritten() {
    TableSpec checked = wide("checked").check("full_is_small", "FULL < 8999").build();
    refused(checked, "CHECK full_is_small ((FULL < 8999) IS NOT FALSE) does not hold for X:");
  }

  @Test
  void aTableThatDemandsValuesIsRefused() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      TableSpec required = wide("demanding", "FULL").build();
      temp.lakehouse().write(required).create();
      BlockAppend append =
          new BlockAppend(
              spark(),
              temp.lakehouse().path(required.name()),
              required.name(),
              WideSchema.of(wide("demanding").build()));
      RunStamp stamp = new RunStamp("run", Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
      List<WrittenFile> files = append.write(numbers(), BlockAppendSparkTest::blocks, stamp);
      assertThatThrownBy(() -> append.commit(files, "a", Map.of(), "run"))
          .isInstanceOf(AlluviumException.class)
          .hasMessageContaining(
              "column FULL is NOT NULL on disk, a value of a block may be missing");
      assertThat(temp.lakehouse().read(required).all().count()).isZero();
    }
  }

  @Test
  void aTableOfAnotherShapeIsRefused() {
    assertThatThrownBy(() -> WideSchema.of(wide("parted").partitionedBy("symbol").build()))
        .hasMessage(
            "gold.parted: a table partitioned by [symbol] cannot be written column by column;"
                + " append rows");
    assertThatThrownBy(() -> WideSchema.of(wide("demanding", "HEAD").build()))
        .hasMessage(
            "gold.demanding: column HEAD (float, never missing) has no place in a table that is"
                + " written column by column; append rows");
    assertThatThrownBy(() -> WideSchema.of(Quotes.SPEC))
        .hasMessage(
            "silver.quotes: column bid (double) has no place in a table that is written column by"
                + " column; append rows");
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      TableSpec narrow = Features.of("narrow", VALUES.subList(0, 2));
      assertThatThrownBy(() -> append(temp, narrow, "a"))
          .hasStackTraceContaining("gold.features_narrow has 2 value columns, the block of X:");
    }
  }

  private static void refused(TableSpec table, String message) {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      assertThatThrownBy(() -> append(temp, table, "a"))
          .isInstanceOfSatisfying(
              AlluviumException.class,
              e -> assertThat(e.category()).isEqualTo(ErrorCategory.DATA_CHECK))
          .hasMessageContaining(message);
      assertThat(temp.lakehouse().version(table)).isZero();
      assertThat(temp.lakehouse().read(table).all().count()).isZero();
    }
  }

  private static TableSpec.Builder wide(String name, String... required) {
    TableSpec.Builder builder =
        TableSpec.of(Layer.GOLD, name, "Blocks of a test")
            .required("symbol", ColumnType.STRING, "series")
            .required("event_date", ColumnType.DATE, "session")
            .required("known_at", ColumnType.TIMESTAMP, "when known");
    for (String value : VALUES) {
      if (List.of(required).contains(value)) {
        builder.required(value, ColumnType.FLOAT, "never missing");
      } else {
        builder.optional(value, ColumnType.FLOAT, "a value");
      }
    }
    return builder;
  }

  private static WriteResult append(TempLakehouse temp, TableSpec table, String appId) {
    return temp.lakehouse()
        .write(table)
        .appendBlocksOnce(numbers(), BlockAppendSparkTest::blocks, appId, Map.of());
  }

  private static Dataset<Row> numbers() {
    return spark().range(0, SERIES, 1, 2).toDF("number");
  }

  /** Two blocks for each series, so that groups of rows end within and between series. */
  private static Iterator<SeriesBlock> blocks(Iterator<Row> numbers) {
    List<SeriesBlock> blocks = new ArrayList<>();
    numbers.forEachRemaining(
        number -> {
          blocks.add(block(number.getLong(0), 0, ROWS / 3));
          blocks.add(block(number.getLong(0), ROWS / 3, ROWS));
        });
    return blocks.iterator();
  }

  private static SeriesBlock block(long number, int from, int to) {
    float[][] values = new float[VALUES.size()][to - from];
    for (int column = 0; column < values.length; column++) {
      for (int row = from; row < to; row++) {
        values[column][row - from] = value(column, row);
      }
    }
    return SeriesBlock.of(
        "X:" + number,
        IntStream.range(from, to).map(row -> (int) day(row).toEpochDay()).toArray(),
        IntStream.range(from, to)
            .mapToLong(row -> known(row).getEpochSecond() * 1_000_000)
            .toArray(),
        values);
  }

  private static Dataset<Row> asRows() {
    MapPartitionsFunction<Row, Row> rows =
        numbers -> {
          List<Row> made = new ArrayList<>();
          numbers.forEachRemaining(
              number -> IntStream.range(0, ROWS).forEach(r -> made.add(row(number.getLong(0), r))));
          return made.iterator();
        };
    return numbers().mapPartitions(rows, Encoders.row(SparkSchemas.contentSchema(TABLE)));
  }

  private static Row row(long number, int row) {
    List<Object> cells = new ArrayList<>(List.of("X:" + number, day(row), known(row)));
    for (int column = 0; column < VALUES.size(); column++) {
      float value = value(column, row);
      cells.add(Float.isNaN(value) ? null : value);
    }
    return RowFactory.create(cells.toArray());
  }

  private static float value(int column, int row) {
    return switch (column) {
      case 0 -> row;
      case 1 -> row < 60 ? Float.NaN : -row;
      case 2 -> row % 2 == 0 ? Float.NaN : row / 7f;
      case 3 -> Float.NaN;
      default -> EDGES[row % EDGES.length];
    };
  }

  private static LocalDate day(int row) {
    return LocalDate.of(1990, 1, 1).plusDays(row);
  }

  private static Instant known(int row) {
    return Instant.parse(day(row) + "T21:00:00Z");
  }
}
