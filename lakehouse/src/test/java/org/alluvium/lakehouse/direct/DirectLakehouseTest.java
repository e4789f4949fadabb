package org.alluvium.lakehouse.direct;

import static org.alluvium.lakehouse.direct.Samples.NOON;
import static org.alluvium.lakehouse.direct.Samples.PARTITIONED;
import static org.alluvium.lakehouse.direct.Samples.PLAIN;
import static org.alluvium.lakehouse.direct.Samples.full;
import static org.alluvium.lakehouse.direct.Samples.sparse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alluvium.lakehouse.direct.RowFilter.Comparison;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.alluvium.lakehouse.table.ColumnType;
import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectLakehouseTest {
  private static final LocalDate DAY = LocalDate.parse("2017-11-10");
  @TempDir Path folder;
  private DirectLakehouse lakehouse;

  @BeforeEach
  void open() {
    lakehouse = DirectLakehouse.open(folder.toString()).forRun("run-1");
  }

  @Test
  void everyTypeComesBackAsItWasAppended() {
    long version =
        lakehouse.append(PLAIN, List.of(full("NYSE:IBM", DAY, 151.5), sparse("NYSE:GE")), -1);

    assertThat(version).isZero();
    assertThat(lakehouse.rows(PLAIN))
        .containsExactly(full("NYSE:IBM", DAY, 151.5), sparse("NYSE:GE"));
    assertThat(lakehouse.rows(PLAIN).get(0).keySet())
        .containsExactlyElementsOf(PLAIN.columnNames());
  }

  @Test
  void aTableThatIsNotThereIsEmptyToReadersThatAskForItAndAnErrorToTheOthers() {
    assertThat(lakehouse.exists(PLAIN.name())).isFalse();
    assertThat(lakehouse.version(PLAIN.name())).isEqualTo(-1);
    assertThat(lakehouse.tables()).isEmpty();
    assertThat(lakehouse.read(PLAIN, RowFilter.all())).isEqualTo(new VersionedRows(-1, List.of()));
    assertThatThrownBy(() -> lakehouse.rows(PLAIN.name()))
        .isInstanceOf(AlluviumException.class)
        .hasMessageStartingWith("ops.plain does not exist in lakehouse file:" + folder)
        .hasMessageContaining("run './alluvium weekly' first");
    assertThatThrownBy(() -> lakehouse.rows(TableName.parse("silver.daily_bars")))
        .hasMessageContaining("run './alluvium ingest' first");
    assertThatThrownBy(() -> lakehouse.history(PLAIN.name())).isInstanceOf(AlluviumException.class);
  }

  @Test
  void aDataFileThatIsDamagedOrGoneIsToldByTableAndName() throws IOException {
    lakehouse.append(PLAIN, List.of(full("NYSE:IBM", DAY, 151.5), sparse("NYSE:GE")), -1);
    Path file;
    try (Stream<Path> files = Files.list(folder.resolve("ops/plain"))) {
      file = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, new byte[0]);
    requireDamageTold(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    requireDamageTold(file);
    byte[] flipped = whole.clone();
    flipped[40] ^= 0x55;
    Files.write(file, flipped);
    requireDamageTold(file);
    Files.delete(file);
    requireDamageTold(file);
    Files.write(file, whole);
    assertThat(lakehouse.rows(PLAIN)).hasSize(2);
    IllegalStateException own = new IllegalStateException("of the reader");
    assertThatThrownBy(
            () ->
                lakehouse.forEach(
                    PLAIN.name(),
                    PLAIN.columnNames(),
                    RowFilter.all(),
                    row -> {
                      throw own;
                    }))
        .isSameAs(own);
  }

  private void requireDamageTold(Path file) {
    assertThatThrownBy(() -> lakehouse.rows(PLAIN))
        .isInstanceOfSatisfying(
            AlluviumException.class,
            error -> assertThat(error.category()).isEqualTo(ErrorCategory.DIFFERS))
        .hasMessageStartingWith("ops.plain: file file:")
        .hasMessageContaining(file.getFileName() + " is damaged or gone: ")
        .hasMessageEndingWith("; restore it from a backup, or point --lakehouse at a copy");
  }

  @Test
  void anAppendOnAnOldVersionConflictsAndWritesNothing() {
    lakehouse.append(PLAIN, List.of(sparse("A:A")), -1);
    lakehouse.append(PLAIN, List.of(sparse("A:B")), 0);

    assertThatThrownBy(() -> lakehouse.append(PLAIN, List.of(sparse("A:C")), 0))
        .isInstanceOf(CommitConflictException.class)
        .hasMessage(
            "ops.plain: version 0 is no longer the latest, somebody else committed; read the table"
                + " again and retry");
    assertThatThrownBy(() -> lakehouse.append(PLAIN, List.of(sparse("A:C")), -1))
        .isInstanceOf(CommitConflictException.class);
    assertThat(lakehouse.version(PLAIN.name())).isEqualTo(1);
    assertThat(symbols(lakehouse.rows(PLAIN))).containsExactlyInAnyOrder("A:A", "A:B");
  }

  @Test
  void commitsCarryTheRunAndOlderVersionsStayReadable() {
    lakehouse.append(PLAIN, List.of(sparse("A:A")), -1);
    lakehouse.forRun("run-2").append(PLAIN, List.of(sparse("A:B")), 0);

    List<CommitRecord> history = lakehouse.history(PLAIN.name());
    assertThat(history).extracting(CommitRecord::version).containsExactly(1L, 0L);
    assertThat(history)
        .extracting(c -> c.userMetadata().orElse(""))
        .containsExactly("run-2", "run-1");
    assertThat(history.get(0).operation()).isEqualTo("WRITE");
    assertThat(history.get(0).engineInfo()).contains("Alluvium");
    assertThat(lakehouse.history(PLAIN.name(), 1)).hasSize(1);
    assertThat(symbols(lakehouse.rowsAt(PLAIN.name(), 0, RowFilter.all()))).containsExactly("A:A");
    assertThatThrownBy(() -> lakehouse.rowsAt(PLAIN.name(), 7, RowFilter.all()))
        .hasMessageStartingWith("ops.plain: version 7 does not exist, latest is 1");
  }

  @Test
  void aDescriptionTellsSchemaLayoutSizeAndProperties() {
    lakehouse.append(
        PARTITIONED, List.of(full("A:A", DAY, 1), full("A:B", DAY, 2), full("A:A", DAY, 3)), -1);

    TableDescription description = lakehouse.describe(PARTITIONED.name());
    assertThat(description.comment()).isEqualTo("a sample of every type");
    assertThat(description.columns()).hasSize(10);
    assertThat(description.columns().get(0))
        .isEqualTo(new TableDescription.Column("symbol", "string", true, "EXCHANGE:SYMBOL"));
    assertThat(description.columns())
        .extracting(TableDescription.Column::type)
        .containsExactlyElementsOf(
            PARTITIONED.columns().stream().map(c -> c.type().sql()).toList());
    assertThat(description.partitionedBy()).containsExactly("event_date", "symbol");
    assertThat(description.properties()).containsEntry("delta.appendOnly", "true");
    assertThat(description.files()).isEqualTo(2);
    assertThat(description.rows()).hasValue(3);
    assertThat(description.bytes()).isPositive();
    assertThat(description.version()).isZero();
  }

  @Test
  void aPartitionedTableKeepsItsValuesAndItsFolders() {
    lakehouse.append(
        PARTITIONED, List.of(full("A:A", DAY, 1), full("A:B", DAY.plusDays(1), 2)), -1);

    assertThat(lakehouse.rows(PARTITIONED))
        .containsExactlyInAnyOrder(full("A:A", DAY, 1), full("A:B", DAY.plusDays(1), 2));
    assertThat(folder.resolve("ops/partitioned/event_date=2017-11-10")).isDirectory();
    assertThat(lakehouse.rows(PARTITIONED.name(), RowFilter.equalTo("event_date", DAY)))
        .containsExactly(full("A:A", DAY, 1));
  }

  @Test
  void filtersAreAppliedToEveryRowWhateverFilesTheyLieIn() {
    lakehouse.append(
        PLAIN,
        List.of(
            full("A:A", DAY, 1),
            full("A:B", DAY.plusDays(1), 2),
            full("A:C", DAY.plusDays(2), Double.NaN),
            sparse("A:D")),
        -1);

    assertThat(found(RowFilter.equalTo("symbol", "A:B"))).containsExactly("A:B");
    assertThat(found(RowFilter.where("close", Comparison.AT_LEAST, 1.0)))
        .as("NaN and null meet no condition")
        .containsExactly("A:A", "A:B");
    assertThat(found(RowFilter.where("event_date", Comparison.GREATER, DAY)))
        .containsExactly("A:B", "A:C");
    assertThat(
            found(
                RowFilter.where("event_date", Comparison.AT_LEAST, DAY)
                    .and("event_date", Comparison.LESS, DAY.plusDays(2))))
        .containsExactly("A:A", "A:B");
    assertThat(found(RowFilter.where("known_at", Comparison.AT_MOST, NOON))).hasSize(3);
    assertThat(found(RowFilter.where("known_at", Comparison.LESS, NOON))).isEmpty();
    assertThat(found(RowFilter.equalTo("volume", 5))).as("an int widens").isEmpty();
    assertThat(found(RowFilter.equalTo("listed", true))).hasSize(3);
  }

  @Test
  void someColumnsOfRowsOfSomeSymbolsAreSelectedAtAnyVersion() {
    List<String> columns = List.of("symbol", "close");
    assertThat(lakehouse.select(PLAIN.name(), columns, RowFilter.all())).isEmpty();
    lakehouse.append(
        PLAIN, List.of(full("A:A", DAY, 1), full("A:B", DAY, 2), full("A:C", DAY, 3)), -1);
    lakehouse.append(PLAIN, List.of(full("A:C", DAY.plusDays(1), 4)), 0);
    RowFilter some = RowFilter.among("symbol", List.of("A:A", "A:C", "A:Z"));

    assertThat(lakehouse.select(PLAIN.name(), columns, some))
        .containsExactlyInAnyOrder(
            Map.of("symbol", "A:A", "close", 1.0),
            Map.of("symbol", "A:C", "close", 3.0),
            Map.of("symbol", "A:C", "close", 4.0));
    assertThat(lakehouse.selectAt(PLAIN.name(), 0, columns, some)).hasSize(2);
    List<Map<String, Object>> passed = new ArrayList<>();
    lakehouse.forEach(PLAIN.name(), columns, some, passed::add);
    assertThat(passed).isEqualTo(lakehouse.select(PLAIN.name(), columns, some));
    assertThat(found(some.and("close", Comparison.GREATER, 1.0))).containsExactly("A:C", "A:C");
  }

  @Test
  void aFilterThatCannotBeMeantIsRefusedByName() {
    lakehouse.append(PLAIN, List.of(), -1);

    assertThatThrownBy(() -> found(RowFilter.equalTo("smybol", "A")))
        .hasMessageStartingWith("ops.plain has no column 'smybol'; it has [symbol,");
    assertThatThrownBy(() -> found(RowFilter.equalTo("close", "high")))
        .hasMessage("ops.plain: column close: high (String) is no value of type double");
    assertThatThrownBy(() -> RowFilter.equalTo("close", null))
        .hasMessage("condition on 'close' needs a value; null is met by no row");
  }

  @Test
  void rowsThatDoNotFitTheTableAreRefusedBeforeAnythingIsWritten() {
    assertThatThrownBy(() -> lakehouse.append(PLAIN, List.of(Map.of("close", 1.0)), -1))
        .hasMessage("ops.plain: row 0 has no symbol, which is required");
    assertThatThrownBy(
            () -> lakehouse.append(PLAIN, List.of(Map.of("symbol", "A", "rank", 1L)), -1))
        .hasMessage("ops.plain: column rank: 1 (Long) in row 0 is not a int");
    assertThatThrownBy(
            () -> lakehouse.append(PLAIN, List.of(Map.of("symbol", "A", "colour", 1)), -1))
        .hasMessageStartingWith("ops.plain has no column 'colour'");
    assertThat(lakehouse.exists(PLAIN.name())).isFalse();
  }

  @Test
  void aTableWithChecksIsLeftToSpark() {
    TableSpec checked =
        TableSpec.of(Layer.OPS, "checked", "c")
            .required("x", ColumnType.INT, "x")
            .check("positive", "x > 0")
            .build();

    assertThatThrownBy(() -> lakehouse.append(checked, List.of(Map.of("x", 1)), -1))
        .hasMessage(
            "ops.checked cannot be written without Spark: it has CHECK constraints [positive];"
                + " write it through a Spark session");
  }

  @Test
  void aSpecificationThatMovedOnIsToldFromTheTableThatDidNot() {
    lakehouse.append(PLAIN, List.of(), -1);
    TableSpec other =
        TableSpec.of(Layer.OPS, "plain", "c").required("symbol", ColumnType.LONG, "s").build();

    assertThatThrownBy(() -> lakehouse.append(other, List.of(Map.of("symbol", 1L)), 0))
        .hasMessageStartingWith(
            "ops.plain: column symbol is string in the lakehouse but bigint in this version");
  }

  @Test
  void anAppendUnderOneTransactionIdHappensOnce() {
    assertThat(lakehouse.appendOnce(PLAIN, List.of(sparse("A:A")), "job/1")).hasValue(1);
    assertThat(lakehouse.appendOnce(PLAIN, List.of(sparse("A:A")), "job/1")).isEmpty();
    assertThat(lakehouse.appendOnce(PLAIN, List.of(sparse("A:B")), "job/2")).hasValue(2);
    assertThat(lakehouse.rows(PLAIN)).hasSize(2);
  }

  @Test
  void manyCommitsAreCheckpointedAndLeaveNoChecksumFiles() throws IOException {
    for (int i = 0; i < 23; i++) {
      lakehouse.append(PLAIN, List.of(sparse("A:" + i)), i - 1);
    }

    assertThat(lakehouse.rows(PLAIN)).hasSize(23);
    try (var files = Files.walk(folder)) {
      List<String> names = files.map(f -> f.getFileName().toString()).toList();
      assertThat(names).contains("00000000000000000020.checkpoint.parquet", "_last_checkpoint");
      assertThat(names).noneMatch(n -> n.endsWith(".crc") || n.endsWith(".tmp"));
    }
  }

  @Test
  void tablesAreListedByNameWhereverTheRootIsWritten() throws IOException {
    lakehouse.append(PLAIN, List.of(), -1);
    lakehouse.append(PARTITIONED, List.of(), -1);
    Files.createDirectories(folder.resolve("silver/not_a_table"));

    for (String root : List.of(folder + "/", "file:" + folder, "file://" + folder)) {
      assertThat(DirectLakehouse.open(root).tables())
          .as(root)
          .containsExactly(TableName.parse("ops.partitioned"), TableName.parse("ops.plain"));
    }
  }

  @Test
  void writtenTablesAskNothingOfReaders() throws IOException {
    lakehouse.append(PLAIN, List.of(sparse("A:A")), -1);

    assertThat(folder.resolve("ops/plain/_delta_log/00000000000000000000.json"))
        .content()
        .contains("\"minReaderVersion\":1")
        .doesNotContain("columnMapping", "deletionVectors", "v2Checkpoint");
  }

  private List<String> found(RowFilter filter) {
    return symbols(lakehouse.rows(PLAIN.name(), filter));
  }

  private static List<String> symbols(List<Map<String, Object>> rows) {
    return rows.stream().map(r -> (String) r.get("symbol")).toList();
  }
}
