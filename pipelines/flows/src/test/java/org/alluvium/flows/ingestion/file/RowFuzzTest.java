package org.alluvium.flows.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.alluvium.flows.ingestion.ReceivedCells;
import org.alluvium.flows.ingestion.Seed;
import org.alluvium.flows.ingestion.file.CsvRecords.CsvRecord;
import org.alluvium.flows.ingestion.mapping.CellLayout;
import org.alluvium.flows.ingestion.mapping.Field;
import org.alluvium.flows.ingestion.mapping.SourceMapping;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.ReceivedCounts;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.RejectionRule;
import org.alluvium.flows.ingestion.received.SourceFile;
import org.alluvium.flows.vintage.Micros;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds: no crash, and each record is accepted or refused with its reason. */
class RowFuzzTest {
  private static final int ROWS = 4_000;
  private static final KnowledgeWindow WINDOW =
      KnowledgeWindow.everythingUntil(Instant.parse("2026-01-01T00:00:00Z"));

  /** Cells that some reader somewhere takes for a value. */
  private static final String[] NASTY = {
    "",
    " ",
    "NaN",
    "Infinity",
    "-Infinity",
    "1e400",
    "-1",
    "0",
    "-0.0",
    "1,000.5",
    "0x1p3",
    "1d",
    "١٢٣",
    "null",
    "--1",
    ".",
    "1e-320",
    "9".repeat(400),
    "1e5",
    "+3",
    "2017-02-30",
    "2017-13-01",
    "0000-01-01",
    "-0001-01-01",
    "+999999999-12-31",
    "-999999999-01-01",
    "2017-11-11",
    "2017-12-25",
    "1900-01-01",
    "2099-12-31",
    "20171110",
    "10/11/2017",
    "Nov 31, 2017",
    "2017-11-10T00:00:00Z",
    "2020-01-06 13:00:00+25:00",
    "2020-01-06 13:00:00-18:00",
    "NASDAQ:AAPL",
    "AAPL",
    "nasdaq:aapl",
    "\u0000",
    "\uFEFF",
    "𝔸",
    "%s%n",
    "'; --",
    "\t"
  };

  @TempDir Path folder;
  private final Random random = new Random(20_171_110L);
  private final Set<String> rules = new TreeSet<>();
  private long records;
  private long accepted;
  private long refused;
  private long later;
  private long declaredMissing;

  @Test
  void every_record_of_every_kind_of_file_has_one_fate() throws IOException {
    fuzz("daily_csv", "NASDAQ:AAPL", "2017-11-10");
    fuzz("usdcop_investing_csv", "", "Nov 10, 2017");
    fuzz("usdcop_5min", "", "2021-01-04 17:55:00+00:00");
    fuzz("us_rates", "DFF", "2017-11-10");
    fuzz("us_lean15_actions", "USA:AAPL", "2014-06-09");
    fuzz("sp500_membership", "AAPL", "2017-11-10");
    assertThat(records).isGreaterThan(20_000);
    assertThat(accepted + refused + later + declaredMissing).isEqualTo(records);
    assertThat(refused).isGreaterThan(10_000);
    assertThat(accepted).isGreaterThan(500);
    assertThat(later).isPositive();
    assertThat(declaredMissing).isPositive();
    assertThat(rules)
        .contains(
            "wrong_column_count",
            "missing_field",
            "malformed_date",
            "malformed_timestamp",
            "malformed_number",
            "unknown_symbol",
            "not_a_session",
            "non_positive_price",
            "non_positive_value",
            "unknown_kind",
            "inconsistent_range",
            "negative_volume",
            "outside_session",
            "reversed_interval");
  }

  private void fuzz(String mappingId, String symbol, String date) throws IOException {
    SourceMapping mapping = Seed.mapping(mappingId);
    List<String> header = mapping.columns().values().stream().sorted().toList();
    Map<String, Field> fields = new java.util.HashMap<>();
    mapping.columns().forEach((field, column) -> fields.put(column, field));
    StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
    for (int i = 0; i < ROWS; i++) {
      text.append(record(header, fields, symbol, date)).append('\n');
    }
    Path path = Files.writeString(folder.resolve(mappingId + ".csv"), text);
    SourceFile file = new SourceFile(path.toString(), path.toString(), "batch", header);
    RecordParser parser =
        mapping.terms().parser(mapping, new CellLayout(mapping, header), Seed.MARKET, WINDOW);
    try (CsvRecords read = CsvRecords.open(path)) {
      read.next();
      read.forEachRemaining(record -> requireOneFate(parser, file, record));
    }
  }

  private void requireOneFate(RecordParser parser, SourceFile file, CsvRecord record) {
    List<Row> rows = parser.parse(file, record.line(), record.cells());
    records++;
    if (rows.isEmpty()) {
      declaredMissing++;
      return;
    }
    ReceivedCells first = new ReceivedCells(rows.get(0));
    assertThat(first.<Long>get(ReceivedRows.LINE)).isEqualTo(record.line());
    if (!first.refused()) {
      accepted++;
      rows.forEach(row -> requireComplete(new ReceivedCells(row)));
    } else if (first.get(ReceivedRows.RULE).equals(ReceivedCounts.LATER)) {
      later++;
    } else {
      refused++;
      requireReason(first);
    }
  }

  private void requireReason(ReceivedCells row) {
    String rule = row.get(ReceivedRows.RULE);
    assertThat(RejectionRule.valueOf(rule.toUpperCase(Locale.ROOT)).id()).isEqualTo(rule);
    assertThat(row.<String>get(ReceivedRows.REASON)).isNotBlank();
    assertThat(row.<String>get(ReceivedRows.ROW_TEXT)).isNotNull();
    requireStorable(row);
    rules.add(rule);
  }

  private static void requireComplete(ReceivedCells row) {
    assertThat(row.<String>get(ReceivedRows.KEY)).isNotBlank();
    assertThat(row.<Instant>get(ReceivedRows.KNOWN_AT)).isBeforeOrEqualTo(WINDOW.to());
    requireStorable(row);
    Double close = row.get(ReceivedRows.CLOSE);
    if (close != null) {
      assertThat(close).isPositive().isFinite();
      assertThat(row.<Double>get(ReceivedRows.LOW)).isPositive().isLessThanOrEqualTo(close * 1.01);
    }
    Double volume = row.get(ReceivedRows.VOLUME);
    assertThat(volume == null || (volume >= 0 && Double.isFinite(volume))).isTrue();
  }

  /** What a table can hold: Spark counts microseconds in a long. */
  private static void requireStorable(ReceivedCells row) {
    Instant knownAt = row.get(ReceivedRows.KNOWN_AT);
    LocalDate date = row.get(ReceivedRows.EVENT_DATE);
    if (knownAt != null) {
      assertThat(Micros.instant(Micros.of(knownAt))).isEqualTo(knownAt);
      assertThat(Math.toIntExact(date.toEpochDay())).isEqualTo((int) date.toEpochDay());
    }
  }

  private String record(
      List<String> header, Map<String, Field> fields, String symbol, String date) {
    Map<Field, String> good = good(symbol, date);
    List<String> cells = new ArrayList<>();
    int nasty = 1 + random.nextInt(3);
    for (String column : header) {
      boolean spoil = random.nextInt(header.size() + 1) < nasty;
      String cell = spoil ? spoiled(good) : good.get(fields.get(column));
      cells.add('"' + cell + '"');
    }
    switch (random.nextInt(20)) {
      case 0 -> cells.remove(cells.size() - 1);
      case 1 -> cells.add("\"more\"");
      case 2 -> cells.set(0, "\"two\nlines\"");
      default -> {}
    }
    return String.join(",", cells);
  }

  private String spoiled(Map<Field, String> good) {
    List<String> values = List.copyOf(good.values());
    return random.nextInt(4) == 0
        ? values.get(random.nextInt(values.size()))
        : NASTY[random.nextInt(NASTY.length)];
  }

  private Map<Field, String> good(String symbol, String date) {
    double price = 1 + random.nextInt(10_000) / 100.0;
    Map<Field, String> cells = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      cells.put(field, String.valueOf(price));
    }
    cells.put(Field.SYMBOL, symbol);
    cells.put(Field.SERIES, symbol);
    cells.put(Field.DATE, date);
    cells.put(Field.UNTIL, "2018-01-31");
    cells.put(Field.TIMESTAMP, date);
    cells.put(Field.KIND, random.nextBoolean() ? "split" : "dividend");
    cells.put(Field.VOLUME, random.nextInt(4) == 0 ? "-5" : "100");
    return cells;
  }
}
