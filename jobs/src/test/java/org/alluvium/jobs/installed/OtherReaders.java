package org.alluvium.jobs.installed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.jobs.Installation;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.table.TableName;

/**
 * delta-rs, Polars and DuckDB, in the Python that {@code make readers} prepares, against our own
 * reader.
 *
 * @param lakehouse root of a lakehouse that nobody writes meanwhile
 */
record OtherReaders(Path lakehouse) {
  private static final List<String> READERS = List.of("delta-rs", "polars", "duckdb");

  /** Requires that every reader sees the rows and the sum of every column that we see. */
  void requireSameSums() throws IOException, InterruptedException {
    JsonNode told = told();
    DirectLakehouse ours = DirectLakehouse.open(lakehouse.toString());
    for (TableName table : ours.tables()) {
      List<Map<String, Object>> rows = ours.rows(table);
      Map<String, ColumnSum> sums = sums(rows);
      for (String reader : READERS) {
        requireSame(reader + " of " + table, told.path(reader).path(table.toString()), rows, sums);
      }
    }
    READERS.forEach(reader -> assertThat(told.path(reader)).hasSameSizeAs(ours.tables()));
  }

  private static void requireSame(
      String what, JsonNode told, List<Map<String, Object>> rows, Map<String, ColumnSum> sums) {
    assertThat(told.path("rows").asInt(-1)).as(what).isEqualTo(rows.size());
    assertThat(told.path("columns").fieldNames())
        .toIterable()
        .as(what)
        .containsExactlyInAnyOrderElementsOf(sums.keySet());
    sums.forEach(
        (column, sum) -> {
          JsonNode theirs = told.path("columns").path(column);
          assertThat(sum.agreesWith(theirs))
              .as("%s.%s: we read %s, they %s", what, column, sum, theirs)
              .isTrue();
        });
  }

  private static Map<String, ColumnSum> sums(List<Map<String, Object>> rows) {
    Map<String, ColumnSum> sums = new TreeMap<>();
    rows.forEach(
        row ->
            row.forEach(
                (column, cell) -> sums.computeIfAbsent(column, c -> new ColumnSum()).add(cell)));
    return sums;
  }

  private JsonNode told() throws IOException, InterruptedException {
    Path python = Installation.home().resolve(".cache/readers/bin/python");
    assertThat(python).as("Python with the readers; run 'make readers' first").exists();
    Path script = Installation.home().resolve("jobs/src/test/python/other_readers.py");
    Path out = Files.createTempFile("alluvium-test-", ".json");
    try {
      Process process =
          new ProcessBuilder(python.toString(), script.toString(), lakehouse.toString())
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertThat(process.waitFor()).as("exit code of " + script).isZero();
      return new ObjectMapper().readTree(out.toFile());
    } finally {
      Files.delete(out);
    }
  }
}
