package org.alluvium.lakehouse.io;

import static org.alluvium.lakehouse.io.Quotes.BID;
import static org.alluvium.lakehouse.io.Quotes.EVENT_DATE;
import static org.alluvium.lakehouse.io.Quotes.SPEC;
import static org.alluvium.lakehouse.io.Quotes.SYMBOL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alluvium.lakehouse.table.ColumnType;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.testkit.DatasetAssert;
import org.alluvium.lakehouse.testkit.DatasetBuilder;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableWriterSparkTest extends SparkTest {
  private TempLakehouse temp;
  private Lakehouse lakehouse;

  @BeforeEach
  void open() {
    temp = TempLakehouse.open(spark());
    lakehouse = temp.lakehouse();
  }

  @AfterEach
  void close() {
    temp.close();
  }

  @Test
  void createsTheTableWithCommentsConstraintsPropertiesAndPartitions() {
    TableSpec partitioned = Quotes.plain("by_day").partitionedBy(EVENT_DATE).appendOnly().build();

    lakehouse.write(partitioned).create();

    Row detail =
        spark()
            .sql("DESCRIBE DETAIL delta.`%s`".formatted(lakehouse.path(partitioned.name())))
            .first();
    assertThat(detail.<String>getList(detail.fieldIndex("partitionColumns")))
        .containsExactly(EVENT_DATE);
    assertThat(detail.<String, String>getJavaMap(detail.fieldIndex("properties")))
        .containsEntry("delta.appendOnly", "true")
        .containsEntry("delta.constraints.ask_not_negative", "(ask >= 0) IS NOT FALSE")
        .containsEntry("delta.enableDeletionVectors", "false");
    assertThat(detail.<String>getList(detail.fieldIndex("tableFeatures")))
        .containsExactlyInAnyOrder("appendOnly", "checkConstraints", "invariants");
    assertThat(detail.<String>getAs("description")).isEqualTo("Quotes of a test");
    String metadata = lakehouse.files(partitioned.name()).metadataJson(0);
    assertThat(metadata).contains("bid, null when there was none").contains("nullable\\\":false");
  }

  @Test
  void createsTheTableWhereAWriterDiedBeforeItsFirstCommit() throws IOException {
    Path log =
        Files.createDirectories(temp.root().resolve(SPEC.name().path()).resolve("_delta_log"));
    Files.writeString(log.resolve(".00000000000000000000.json.dead.tmp"), "{");

    assertThat(lakehouse.write(SPEC).appendOnce(Quotes.of(spark(), "X:A"), "a").rowsInserted())
        .isOne();
  }

  @Test
  void limitsStatisticsOfWideTablesToTheLeadingColumns() {
    TableSpec wide =
        Quotes.plain("wide")
            .optionals(
                java.util.stream.IntStream.range(0, 50).mapToObj(i -> "f" + i).toList(),
                ColumnType.FLOAT,
                "a feature")
            .build();
    WriteResult result =
        lakehouse
            .write(wide)
            .appendOnce(DatasetBuilder.of(spark(), wide).row(SYMBOL, "X:A").build(), "a");

    assertThat(lakehouse.files(wide.name()).addJson(result.version()).get(0))
        .contains("X:A")
        .contains("numRecords")
        .doesNotContain("f17");
  }

  @Test
  void appendsOnceHoweverOftenItIsTold() {
    WriteResult first =
        lakehouse.write(SPEC).appendOnce(Quotes.of(spark(), "X:A", "X:B"), "run-1/quotes");
    WriteResult second =
        temp.asRun("run-2").write(SPEC).appendOnce(Quotes.of(spark(), "X:C"), "run-1/quotes");
    WriteResult other = lakehouse.write(SPEC).appendOnce(Quotes.of(spark(), "X:C"), "run-1/more");

    assertThat(first).isEqualTo(new WriteResult(SPEC.name(), 1, 2, 0, 0));
    assertThat(second).isEqualTo(new WriteResult(SPEC.name(), 1, 0, 0, 0));
    assertThat(other).isEqualTo(new WriteResult(SPEC.name(), 2, 1, 0, 0));
    assertThat(symbols()).containsExactly("X:A", "X:B", "X:C");
  }

  @Test
  void stampsEveryRowAndEveryCommitWithTheRun() {
    lakehouse.write(SPEC).appendOnce(Quotes.of(spark(), "X:A"), "a");
    temp.asRun("run-2").write(SPEC).insertMissing(Quotes.of(spark(), "X:A", "X:B"));
    temp.asRun("run-3").write(SPEC).replaceSlice(Quotes.of(spark(), "X:B"), "symbol = 'X:B'");

    assertThat(
            lakehouse
                .read(SPEC)
                .all()
                .orderBy(SYMBOL)
                .select("run_id")
                .as(Encoders.STRING())
                .collectAsList())
        .containsExactly("run-1", "run-3");
    assertThat(lakehouse.read(SPEC).all().select("ingested_at").first().getInstant(0))
        .isEqualTo(TempLakehouse.STAMP);
    List<Row> history =
        spark()
            .sql("DESCRIBE HISTORY delta.`%s`".formatted(lakehouse.path(SPEC.name())))
            .collectAsList();
    assertThat(history.stream().map(r -> r.<String>getAs("userMetadata")))
        .containsExactly("run-3", "run-2", "run-1", "run-1");
  }

  @Test
  void insertsOnlyRowsWhoseKeyIsMissing() {
    lakehouse.write(SPEC).appendOnce(Quotes.of(spark(), "X:A", "X:B"), "a");
    Dataset<Row> later = Quotes.of(spark(), "X:B", "X:C").withColumn(BID, functions.lit(99.0));

    WriteResult result = lakehouse.write(SPEC).insertMissing(later);
    WriteResult again = lakehouse.write(SPEC).insertMissing(later);

    assertThat(result).isEqualTo(new WriteResult(SPEC.name(), 2, 1, 0, 0));
    assertThat(again.changed()).isFalse();
    assertThat(bid("X:B")).isEqualTo(1.0);
    assertThat(bid("X:C")).isEqualTo(99.0);
  }

  @Test
  void mergesByKeyAndCountsOnlyRowsThatChange() {
    lakehouse.write(SPEC).appendOnce(Quotes.of(spark(), "X:A", "X:B"), "a");
    Dataset<Row> later =
        Quotes.of(spark(), "X:A", "X:B", "X:C")
            .withColumn(BID, functions.expr("if(symbol = 'X:B', double('NaN'), bid)"));

    WriteResult result = lakehouse.write(SPEC).mergeByKey(later);
    WriteResult again = lakehouse.write(SPEC).mergeByKey(later);

    assertThat(result).isEqualTo(new WriteResult(SPEC.name(), 2, 1, 1, 0));
    assertThat(again.changed()).isFalse();
    assertThat(bid("X:B")).isNaN();
    assertThat(symbols()).containsExactly("X:A", "X:B", "X:C");
  }

  @Test
  void replacesExactlyTheSliceAndLeavesTheSameTwice() {
    lakehouse.write(SPEC).appendOnce(Quotes.of(spark(), "X:A", "X:B", "X:C"), "a");
    Dataset<Row> slice = Quotes.of(spark(), "X:B", "X:D");

    WriteResult first =
        lakehouse.write(SPEC).replaceSlice(slice, "symbol IN ('X:B', 'X:C', 'X:D')");
    SliceDigest once = SliceDigest.of(lakehouse.read(SPEC).all(), SPEC);
    lakehouse.write(SPEC).replaceSlice(slice, "symbol IN ('X:B', 'X:C', 'X:D')");

    assertThat(first).isEqualTo(new WriteResult(SPEC.name(), 2, 2, 0, 2));
    assertThat(symbols()).containsExactly("X:A", "X:B", "X:D");
    assertThat(SliceDigest.of(lakehouse.read(SPEC).all(), SPEC)).isEqualTo(once);
  }

  @Test
  void replacesWholePartitionsAndCountsTheirRows() {
    TableSpec daily = Quotes.plain("daily").partitionedBy(EVENT_DATE).build();
    lakehouse.write(daily).appendOnce(Quotes.of(spark(), "X:A", "X:B", "X:C"), "a");

    WriteResult result =
        lakehouse.write(daily).replaceSlice(Quotes.of(spark(), "X:B"), "event_date = '2017-11-10'");

    assertThat(result).isEqualTo(new WriteResult(daily.name(), 2, 1, 0, 3));
  }

  @Test
  void aColumnThatALaterDefinitionMakesOptionalMayMissValues() {
    lakehouse
        .write(Quotes.plain("depths").required("depth", ColumnType.LONG, "size").build())
        .appendOnce(Quotes.of(spark(), "X:A").withColumn("depth", functions.lit(5L)), "a");
    TableSpec later = Quotes.plain("depths").optional("depth", ColumnType.LONG, "size").build();
    Dataset<Row> missing =
        Quotes.of(spark(), "X:B").withColumn("depth", functions.lit(null).cast("bigint"));

    assertThat(lakehouse.write(later).appendOnce(missing, "b").rowsInserted()).isOne();
    assertThat(lakehouse.read(later).all().count()).isEqualTo(2);
  }

  @Test
  void addsAnOptionalColumnThatTheDefinitionGained() {
    lakehouse.write(SPEC).appendOnce(Quotes.of(spark(), "X:A"), "a");
    TableSpec wider = Quotes.plain("quotes").optional("depth", ColumnType.LONG, "size").build();

    assertThat(lakehouse.read(wider).all().select("depth").first().isNullAt(0)).isTrue();
    lakehouse
        .write(wider)
        .insertMissing(DatasetBuilder.of(spark(), wider).row(SYMBOL, "X:B", "depth", 5).build());

    assertThat(lakehouse.read(wider).all().filter("depth = 5").count()).isOne();
  }

  @Test
  void readsTheSameRowsThatWereWritten() {
    Dataset<Row> rows = Quotes.of(spark(), "X:A", "X:B");
    lakehouse.write(SPEC).appendOnce(rows, "a");

    DatasetAssert.assertThat(lakehouse.read(SPEC).all().drop("run_id", "ingested_at"))
        .hasSameRowsAs(rows);
  }

  private List<String> symbols() {
    return lakehouse.read(SPEC).all().select(SYMBOL).as(Encoders.STRING()).collectAsList().stream()
        .sorted()
        .toList();
  }

  private double bid(String symbol) {
    return lakehouse
        .read(SPEC)
        .all()
        .filter(functions.col(SYMBOL).equalTo(symbol))
        .select(BID)
        .first()
        .getDouble(0);
  }
}
