package org.alluvium.flows.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alluvium.flows.ingestion.LeanFolder;
import org.alluvium.flows.ingestion.ReceivedCells;
import org.alluvium.flows.ingestion.Seed;
import org.alluvium.flows.ingestion.file.CsvRecords.CsvRecord;
import org.alluvium.flows.ingestion.mapping.ActionTerms;
import org.alluvium.flows.ingestion.mapping.CellLayout;
import org.alluvium.flows.ingestion.mapping.Field;
import org.alluvium.flows.ingestion.mapping.SourceFormat;
import org.alluvium.flows.ingestion.mapping.SourceMapping;
import org.alluvium.flows.ingestion.mapping.SourceMapping.Restore;
import org.alluvium.flows.ingestion.mapping.SourceMapping.TextForm;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.flows.ingestion.received.SourceFile;
import org.alluvium.lakehouse.error.AlluviumException;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in the folders of Lean, made of the bundled lines of its own files. */
class LeanFilesTest {
  private static final KnowledgeWindow WINDOW =
      KnowledgeWindow.everythingUntil(Instant.parse("2026-01-01T00:00:00Z"));
  private static final SourceMapping ACTIONS =
      new SourceMapping(
          "lean_factor_files",
          SourceFormat.LEAN_FACTOR_FILE,
          Optional.empty(),
          Restore.ON_DEMAND,
          Map.of(
              Field.SYMBOL, "symbol", Field.DATE, "date", Field.KIND, "kind", Field.VALUE, "value"),
          new TextForm("uuuuMMdd", "", Set.of()),
          new ActionTerms("USA", ActionTerms.DateIs.LAST_SESSION),
          Optional.empty());

  @TempDir Path folder;

  private LeanFolder lean;

  @BeforeEach
  void makeFolders() throws IOException {
    lean = LeanFolder.in(folder);
  }

  @Test
  void a_daily_zip_has_prices_in_dollars_and_the_ticker_of_each_day() throws IOException {
    Path zip = lean.zip("aapl.zip", LeanFolder.apple());
    List<CsvRecord> records = LeanDailyZip.records(zip);
    assertThat(records).hasSize(188);
    assertThat(records.stream().filter(r -> r.cells()[1].startsWith("20140609")))
        .singleElement()
        .satisfies(
            r ->
                assertThat(r.text())
                    .isEqualTo("AAPL,20140609 00:00,92.6900,93.8800,91.7500,93.7000,72875948"));
    lean.writeMap("aapl");
    assertThat(parsed(Seed.mapping("lean_daily_zip"), LeanDailyZip.COLUMNS, records).get(0))
        .isEqualTo("USA:AAPL 2014-01-02 null 553.13 known 2014-01-02T21:00:00Z");
  }

  @Test
  void a_ticker_holds_up_to_and_including_its_date() throws IOException {
    lean.writeMap("wm");
    LeanMapFile names = LeanMapFile.of(folder.resolve("daily/wm.zip"));
    assertThat(names.ticker("19980716")).isEqualTo("UW");
    assertThat(names.ticker("19980717")).isEqualTo("WMI");
    assertThat(names.ticker("20090804")).isEqualTo("WMI");
    assertThat(names.ticker("20090805")).isEqualTo("WM");
    assertThat(LeanMapFile.of("gone", List.of("19980102,aaa", "20000103,bbb")).ticker("20200101"))
        .isEqualTo("BBB");
    assertThat(LeanMapFile.of(folder.resolve("daily/spy.zip")).ticker("20200101")).isEqualTo("SPY");
  }

  /** The bundled actions were derived from the same lines by data/make_seed.py, in Python. */
  @Test
  void the_factor_files_give_every_bundled_split_and_dividend() throws IOException {
    Map<String, List<String>> factors = new LinkedHashMap<>();
    for (String[] row : LeanFolder.seed("us_lean15_factors.csv")) {
      factors
          .computeIfAbsent(row[0], s -> new ArrayList<>())
          .add(String.join(",", row[1].replace("-", ""), row[2], row[3], row[4]));
    }
    List<String> actions = new ArrayList<>();
    for (Map.Entry<String, List<String>> security : factors.entrySet()) {
      lean.writeMap(security.getKey());
      Path file = folder.resolve("factor_files/" + security.getKey() + ".csv");
      Files.write(file, security.getValue());
      actions.addAll(parsed(ACTIONS, LeanFactorFile.COLUMNS, LeanFactorFile.records(file)));
    }
    List<String> bundled = new ArrayList<>();
    SourceMapping mapping = Seed.mapping("us_lean15_actions");
    for (String[] row : LeanFolder.seed("us_lean15_corporate_actions.csv")) {
      if (!row[2].equals("delisting")) {
        List<String> columns = List.of("symbol", "ex_date", "kind", "value");
        bundled.addAll(parsed(mapping, columns, List.of(new CsvRecord(1, row))));
      }
    }
    assertThat(bundled).hasSize(495);
    assertThat(actions).containsExactlyInAnyOrderElementsOf(bundled);
  }

  @Test
  void what_is_not_of_the_form_is_told() throws IOException {
    Path text = Files.writeString(folder.resolve("daily/text.zip"), "20140102 00:00,1,1,1,1,1");
    assertThatThrownBy(() -> source(text).batchIds(null))
        .isInstanceOf(AlluviumException.class)
        .hasMessage("text.zip cannot be read: it is no zip file, or holds nothing");
    Path two = lean.zip("two.zip", List.of("20140102 00:00,1,1,1,1,1"), List.of("more"));
    assertThatThrownBy(() -> LeanDailyZip.records(two)).hasMessageContaining("more than one file");
    Path factors = folder.resolve("factor_files/x.csv");
    Files.write(factors, List.of("20140102,1,1,5", "2014-01-03,1,1"));
    assertThatThrownBy(() -> LeanFactorFile.records(factors))
        .hasMessage("line 2 is not 'YYYYMMDD,price factor,split factor,close': '2014-01-03,1,1'");
    List<CsvRecord> bad =
        LeanDailyZip.records(lean.zip("aapl.zip", List.of("20140102 00:00,x,2,1,1,1", "2014,1")));
    assertThat(parsed(Seed.mapping("lean_daily_zip"), LeanDailyZip.COLUMNS, bad))
        .containsExactly(
            "malformed_number: open 'x' is no number",
            "wrong_column_count: the row has 3 cells, the header 7");
  }

  @Test
  void a_changed_map_file_is_another_content() throws IOException {
    Path zip = lean.zip("wm.zip", List.of("19980716 00:00,1,2,1,1,1"));
    List<String> unmapped = source(zip).batchIds(null);
    lean.writeMap("wm");
    assertThat(source(zip).batchIds(null)).isNotEqualTo(unmapped);
    assertThat(source(zip).batchIds(null)).isEqualTo(source(zip).batchIds(null));
  }

  private static Source source(Path zip) {
    return Seed.LIBRARY.ofPath(zip, "lean_daily_zip");
  }

  private static List<String> parsed(
      SourceMapping mapping, List<String> columns, List<CsvRecord> records) {
    SourceFile file = new SourceFile("f", "f", "b", columns);
    RecordParser parser =
        mapping.terms().parser(mapping, new CellLayout(mapping, columns), Seed.MARKET, WINDOW);
    return records.stream()
        .flatMap(r -> parser.parse(file, r.line(), r.cells()).stream())
        .map(LeanFilesTest::told)
        .toList();
  }

  private static String told(Row row) {
    ReceivedCells cells = new ReceivedCells(row);
    if (cells.refused()) {
      return cells.refusal();
    }
    Object value =
        cells.get(ReceivedRows.VALUE) == null
            ? cells.get(ReceivedRows.CLOSE)
            : cells.get(ReceivedRows.VALUE);
    return "%s %s %s %s known %s"
        .formatted(
            cells.get(ReceivedRows.KEY),
            cells.get(ReceivedRows.EVENT_DATE),
            cells.get(ReceivedRows.QUALIFIER),
            value,
            cells.get(ReceivedRows.KNOWN_AT));
  }
}
