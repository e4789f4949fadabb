package org.alluvium.flows.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alluvium.flows.ingestion.IngestRequest.Reading;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reads of silver.macro as of the days of snapshots are those snapshots (macro_snapshots.py). */
@Tag("spark")
@Tag("heavy")
class MacroSnapshotSparkTest extends SparkTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final int SERIES = 29;

  @Test
  void aReadAsOfTheDayOfASnapshotIsThatSnapshot() throws IOException {
    Map<String, List<String[]>> snapshots =
        Files.readAllLines(Seed.fixture("macro_snapshots_2016.csv")).stream()
            .skip(2)
            .map(line -> line.split(","))
            .collect(Collectors.groupingBy(cells -> cells[0], TreeMap::new, Collectors.toList()));
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      new Ingestion()
          .ingest(
              temp.lakehouse(),
              IngestRequest.of(
                  Seed.LIBRARY,
                  List.of(Seed.LIBRARY.bundled("us_vintages_2016")),
                  Seed.asOf("2017-11-10"),
                  Reading.NEWLY_KNOWN));
      snapshots.forEach((day, expected) -> requireSame(temp.lakehouse(), day, expected));
    }
    assertThat(snapshots).hasSize(57).allSatisfy((day, rows) -> assertThat(rows).hasSize(SERIES));
  }

  private static void requireSame(Lakehouse lakehouse, String day, List<String[]> expected) {
    Instant end = LocalDate.parse(day).plusDays(1).atStartOfDay(NEW_YORK).toInstant();
    Map<String, Row> actual = new TreeMap<>();
    lakehouse
        .read(SilverMacro.SPEC)
        .asOf(end)
        .groupBy(SilverMacro.SERIES)
        .agg(
            org.apache.spark.sql.functions.expr("count(1)"),
            org.apache.spark.sql.functions.expr("string(max(event_date))"),
            org.apache.spark.sql.functions.expr("max_by(value, event_date)"),
            org.apache.spark.sql.functions.expr("sum(value)"))
        .collectAsList()
        .forEach(row -> actual.put(row.getString(0), row));
    assertThat(actual).as(day).hasSize(SERIES);
    for (String[] cells : expected) {
      Row row = actual.get(cells[1]);
      double sum = Double.parseDouble(cells[5]);
      assertThat(List.of(row.getLong(1), row.getString(2)))
          .as("%s on %s", cells[1], day)
          .isEqualTo(List.of(Long.parseLong(cells[2]), cells[3]));
      assertThat(row.getDouble(3)).isEqualTo(Double.parseDouble(cells[4]));
      assertThat(row.getDouble(4)).isCloseTo(sum, within(1e-9 * Math.max(1, Math.abs(sum))));
    }
  }
}
