package org.alluvium.lakehouse.snapshot;

import static org.alluvium.lakehouse.io.Quotes.BID;
import static org.alluvium.lakehouse.io.Quotes.EVENT_DATE;
import static org.alluvium.lakehouse.io.Quotes.SPEC;
import static org.alluvium.lakehouse.io.Quotes.SYMBOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.io.Quotes;
import org.alluvium.lakehouse.io.SliceDigest;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.testkit.DatasetBuilder;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotSparkTest extends SparkTest {
  private static final Instant AS_OF = Instant.parse("2017-11-10T22:00:00Z");
  private static final TableSpec DAILY = Quotes.plain("daily").partitionedBy(EVENT_DATE).build();

  private TempLakehouse temp;
  private Lakehouse lakehouse;
  private Path runs;

  @BeforeEach
  void open() {
    temp = TempLakehouse.open(spark());
    lakehouse = temp.lakehouse();
    runs = temp.folder().resolve("runs");
  }

  @AfterEach
  void close() {
    temp.close();
  }

  @Test
  void restoresTablesWithTheirSchemaAndConstraintsWhenTheLakehouseIsGone() throws IOException {
    lakehouse.write(SPEC).appendOnce(quotes("X:A", "X:B"), "a");
    lakehouse
        .write(DAILY)
        .appendOnce(
            quotes("X:A")
                .withColumn(EVENT_DATE, org.apache.spark.sql.functions.expr("date'2017-11-09'"))
                .unionByName(quotes("X:C")),
            "a");
    SliceDigest before = SliceDigest.of(lakehouse.read(DAILY).all(), DAILY);
    Snapshot snapshot = Snapshot.of(runs, "run-1");
    SnapshotTable taken = snapshot.take(lakehouse, DAILY, lakehouse.version(DAILY), AS_OF);
    snapshot.take(lakehouse, SPEC, 1, AS_OF);
    Files.move(temp.root(), temp.folder().resolve("gone"));

    Path elsewhere = temp.folder().resolve("elsewhere");
    Snapshot later = Snapshot.of(runs, "run-1");
    assertThat(later.table(DAILY.name())).isEqualTo(taken);
    assertThat(taken.rows()).isEqualTo(2);
    assertThat(later.restore(elsewhere)).containsExactly(DAILY.name(), SPEC.name());
    assertThat(later.restore(elsewhere)).hasSize(2);

    Lakehouse restored = Lakehouse.open(spark(), elsewhere.toString(), "replay", Clock.systemUTC());
    assertThat(SliceDigest.of(restored.read(DAILY).all(), DAILY)).isEqualTo(before);
    assertThat(restored.version(DAILY)).isZero();
    assertThat(restored.read(DAILY).all().filter("event_date = date'2017-11-09'").count()).isOne();
    restored.write(SPEC).insertMissing(quotes("X:Z"));
    assertThat(restored.read(SPEC).all().count()).isEqualTo(3);
    assertThatThrownBy(
            () ->
                restored
                    .write(SPEC)
                    .insertMissing(
                        DatasetBuilder.of(spark(), SPEC)
                            .row(SYMBOL, "X:Q", Quotes.ASK, -1)
                            .build()))
        .hasMessageContaining("ask_not_negative");
  }

  @Test
  void fiftySnapshotsOfAGrowingTableHoldEachFileOnce() throws IOException {
    int files = 0;
    for (int week = 0; week < 50; week++) {
      if (week % 10 == 0) {
        lakehouse.write(SPEC).appendOnce(quotes("X:" + week), "week-" + week);
        files++;
      }
      Snapshot.of(runs, "run-" + week).take(lakehouse, SPEC, lakehouse.version(SPEC), AS_OF);
    }

    List<Path> objects = objects();
    assertThat(objects).hasSize(files);
    for (Path object : objects) {
      assertThat(Files.getAttribute(object, "unix:nlink")).isEqualTo(2);
    }
    assertThat(Files.readAllLines(runs.resolve("objects/index.tsv"))).hasSize(files);
    assertThat(Snapshot.of(runs, "run-0").table(SPEC.name()).files()).hasSize(1);
    assertThat(Snapshot.of(runs, "run-49").table(SPEC.name()).files()).hasSize(files);
  }

  @Test
  void findsAndNamesAChangedByteAndRestoresNothingOfThatTable() throws IOException {
    lakehouse.write(SPEC).appendOnce(quotes("X:A"), "a");
    Snapshot snapshot = Snapshot.of(runs, "run-1");
    SnapshotFile file = snapshot.take(lakehouse, SPEC, 1, AS_OF).files().get(0);
    assertThat(snapshot.damages()).isEmpty();

    try (RandomAccessFile bytes =
        new RandomAccessFile(runs.resolve("objects").resolve(file.sha256()).toFile(), "rw")) {
      bytes.seek(20);
      int old = bytes.read();
      bytes.seek(20);
      bytes.write(old ^ 1);
    }

    assertThat(snapshot.damages())
        .singleElement()
        .asString()
        .contains("silver.quotes file " + file.path(), file.sha256(), "has changed");
    assertThatThrownBy(() -> snapshot.restore(temp.folder().resolve("elsewhere")))
        .hasMessageContaining("snapshot is damaged")
        .hasMessageContaining(file.sha256());
    assertThat(Files.exists(temp.folder().resolve("elsewhere"))).isFalse();
  }

  @Test
  void namesAMissingObject() throws IOException {
    lakehouse.write(SPEC).appendOnce(quotes("X:A"), "a");
    Snapshot snapshot = Snapshot.of(runs, "run-1");
    snapshot.take(lakehouse, SPEC, 1, AS_OF);
    Files.delete(objects().get(0));

    assertThat(snapshot.damages()).singleElement().asString().contains("is missing");
  }

  @Test
  void keepsTheAskedVersionNotTheLatest() {
    lakehouse.write(SPEC).appendOnce(quotes("X:A"), "a");
    lakehouse.write(SPEC).appendOnce(quotes("X:B"), "b");

    assertThat(Snapshot.of(runs, "run-1").take(lakehouse, SPEC, 1, AS_OF).rows()).isOne();
    assertThatThrownBy(() -> Snapshot.of(runs, "run-1").take(lakehouse, SPEC, 9, AS_OF))
        .hasMessageContaining("version 9 does not exist, latest is 2");
    assertThatThrownBy(() -> Snapshot.of(runs, "run-1").table(DAILY.name()))
        .hasMessageContaining("silver.daily: the run holds no snapshot of it");
  }

  private List<Path> objects() throws IOException {
    try (Stream<Path> files = Files.list(runs.resolve("objects"))) {
      return files.filter(f -> f.getFileName().toString().matches("[0-9a-f]{64}")).toList();
    }
  }

  private static Dataset<Row> quotes(String... symbols) {
    DatasetBuilder builder =
        DatasetBuilder.of(spark(), SPEC).byDefault(EVENT_DATE, "2017-11-10").byDefault(BID, 1);
    for (String symbol : symbols) {
      builder.row(SYMBOL, symbol);
    }
    return builder.build();
  }
}
