package org.alluvium.lakehouse.direct;

import static org.alluvium.lakehouse.direct.Samples.PARTITIONED;
import static org.alluvium.lakehouse.direct.Samples.PLAIN;
import static org.alluvium.lakehouse.direct.Samples.full;
import static org.alluvium.lakehouse.direct.Samples.sparse;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alluvium.lakehouse.direct.RowFilter.Comparison;
import org.alluvium.lakehouse.table.TableName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark reads and continues what was written without it, and the other way round. */
@Tag("spark")
class SparkExchangeTest {
  private static final LocalDate DAY = LocalDate.parse("2017-11-01");
  private static final TableName FROM_SPARK = TableName.parse("silver.from_spark");
  @TempDir static Path folder;
  private static DirectLakehouse lakehouse;
  private static List<String> answers;

  @BeforeAll
  static void exchange() throws Exception {
    lakehouse = DirectLakehouse.open(folder.toString()).forRun("run-1");
    for (int i = 0; i < 13; i++) {
      lakehouse.append(PLAIN, List.of(full("A:" + i, DAY.plusDays(i), i)), i - 1);
    }
    lakehouse.append(
        PARTITIONED,
        List.of(full("A:1", DAY, 1), full("A:2", DAY, 2), full("A:1", DAY.plusDays(1), 3)),
        -1);
    answers = runSpark();
  }

  @Test
  void sparkReadsTheValuesThatWereAppendedWithoutIt() {
    assertThat(answers.get(0)).isEqualTo("[[13,78.0,2017-11-10 12:00:00.123456,0.5]]");
    assertThat(answers.get(1)).isEqualTo("[[A:11,11.0]]");
    assertThat(answers.get(5)).isEqualTo("[[2]]");
  }

  @Test
  void sparkSeesTheRunAndTheComment() {
    assertThat(answers.get(3)).isEqualTo("[[run-1]]");
    assertThat(answers.get(4)).isEqualTo("[[a sample of every type]]");
  }

  @Test
  void sparkContinuesTheTableAndItStaysAppendableWithoutSpark() {
    assertThat(answers.get(2)).isEqualTo("[[14]]");
    Map<String, Object> bySpark =
        lakehouse.rows(PLAIN.name(), RowFilter.equalTo("symbol", "S:S")).get(0);
    assertThat(bySpark)
        .containsEntry("close", 7.5)
        .containsEntry("weights", List.of(1.0))
        .containsEntry("tags", List.of("t"))
        .containsEntry("event_date", null);

    long before = lakehouse.version(PLAIN.name());
    assertThat(lakehouse.append(PLAIN, List.of(sparse("Z:Z")), before)).isEqualTo(before + 1);
    assertThat(lakehouse.rows(PLAIN)).hasSize(15);
  }

  @Test
  void aCheckpointedPartitionedTableOfSparkIsReadWithItsArraysAndMissingValues() {
    assertThat(
            folder.resolve("silver/from_spark/_delta_log/00000000000000000002.checkpoint.parquet"))
        .exists();
    List<Map<String, Object>> rows = lakehouse.rows(FROM_SPARK);
    assertThat(rows).hasSize(6);
    List<Object> weights = new ArrayList<>(List.of(2.0));
    weights.add(null);
    assertThat(
            lakehouse.rows(
                FROM_SPARK, RowFilter.equalTo("symbol", "A:A").and("close", Comparison.EQUAL, 2.0)))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.get("event_date")).isEqualTo(DAY.plusDays(1));
              assertThat(row.get("known_at"))
                  .isEqualTo(Instant.parse("2017-11-02T21:00:00.123456Z"));
              assertThat(row.get("weights")).isEqualTo(weights);
            });
    assertThat(lakehouse.rows(FROM_SPARK, RowFilter.equalTo("symbol", "B:B")))
        .hasSize(3)
        .allSatisfy(row -> assertThat(row.get("close")).isEqualTo(Double.NaN))
        .allSatisfy(row -> assertThat(row.get("weights")).isNull());
    assertThat(
            lakehouse.rows(
                FROM_SPARK,
                RowFilter.where(
                    "known_at", Comparison.AT_LEAST, Instant.parse("2017-11-02T21:00:00.123456Z"))))
        .hasSize(2);
    assertThat(lakehouse.rowsAt(FROM_SPARK, 1, RowFilter.all())).hasSize(2);
  }

  @Test
  void aTableOfSparkIsDescribedWithItsHistory() {
    TableDescription description = lakehouse.describe(FROM_SPARK);
    assertThat(description.comment()).isEqualTo("by Spark");
    assertThat(description.partitionedBy()).containsExactly("symbol");
    assertThat(description.rows()).hasValue(6);
    assertThat(description.columns().get(4).type()).isEqualTo("array<double>");
    assertThat(description.columns().get(0).comment()).isEqualTo("who");
    assertThat(description.properties()).containsEntry("delta.checkpointInterval", "2");
    assertThat(lakehouse.history(FROM_SPARK)).hasSize(4);
    CommitRecord newest = lakehouse.history(FROM_SPARK, 1).get(0);
    assertThat(newest.operation()).isEqualTo("WRITE");
    assertThat(newest.metrics()).containsEntry("numOutputRows", "2");
  }

  @Test
  void sparkCommittedThroughTheHardLinkStoreWhichLeavesNoChecksumOfALogFile() throws Exception {
    try (var files = Files.list(folder.resolve("silver/from_spark/_delta_log"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .filteredOn(n -> n.contains(".json"))
          .hasSize(4)
          .noneMatch(n -> n.endsWith(".crc"));
    }
  }

  private static List<String> runSpark() throws Exception {
    Path answersFile = folder.resolve("answers");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> a.startsWith("--add-opens") || a.startsWith("-D"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(SparkSide.class.getName(), folder.toString(), answersFile.toString()));
    Path log = folder.resolve("spark.log");
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    assertThat(code).as(() -> "Spark process:\n" + tail(log)).isZero();
    return Files.readAllLines(answersFile);
  }

  private static String tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }
}
