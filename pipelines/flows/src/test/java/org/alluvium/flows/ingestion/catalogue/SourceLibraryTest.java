package org.alluvium.flows.ingestion.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alluvium.flows.ingestion.ReceivedCells;
import org.alluvium.flows.ingestion.Seed;
import org.alluvium.flows.ingestion.instrument.InstrumentCatalogue;
import org.alluvium.flows.ingestion.mapping.CellLayout;
import org.alluvium.flows.ingestion.mapping.SourceMapping;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.flows.ingestion.received.SourceFile;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLibraryTest {
  @TempDir Path folder;

  @Test
  void every_bundled_source_has_its_file() {
    assertThat(SourceCatalogue.read(Seed.HOME.resolve("conf/sources.json")).bundled())
        .hasSize(19)
        .allSatisfy(m -> assertThat(Seed.FOLDER.resolve(m.path().orElseThrow())).isRegularFile());
  }

  @Test
  void the_instruments_cover_the_seed() {
    InstrumentCatalogue instruments = Seed.LIBRARY.instruments();
    assertThat(instruments.all()).hasSize(623);
    assertThat(instruments.resolve("SPY").orElseThrow().symbol()).isEqualTo("ARCA:SPY");
    assertThat(instruments.resolve("CRYPTO:BTCUSD").orElseThrow().calendar())
        .isEqualTo("crypto_utc");
    assertThat(instruments.resolve("ZZZ")).isEmpty();
  }

  @Test
  void a_restore_reads_what_is_not_on_demand() {
    assertThat(Seed.LIBRARY.onDemand()).containsExactly("us_pit_2015_2016");
    assertThat(Seed.LIBRARY.bundled().stream().map(Source::id))
        .hasSize(18)
        .contains("us_lean15_raw", "us_lean15_actions", "sp500_membership", "usdcop_5min")
        .doesNotContain("us_pit_2015_2016");
  }

  @Test
  void a_panel_that_is_absent_is_skipped_with_the_way_to_give_it() throws IOException {
    Path file = folder.resolve("panel.parquet");
    SourceLibrary library = Seed.LIBRARY.withPanel(file);
    assertThat(library.skipped())
        .containsExactly("us_sp500_panel skipped, " + file + " is absent: give it by data.panel");
    assertThat(library.bundled()).hasSize(18);
    assertThatThrownBy(() -> library.bundled("us_sp500_panel"))
        .isInstanceOfSatisfying(
            AlluviumException.class,
            e -> assertThat(e.category()).isEqualTo(ErrorCategory.INPUT_MISSING))
        .hasMessage(
            "source 'us_sp500_panel': its file is not bundled and was looked for at "
                + file
                + "; give it by data.panel, for example ALLUVIUM_DATA_PANEL=FILE");
    Files.writeString(file, "some file");
    assertThat(library.skipped()).isEmpty();
    assertThat(library.bundled())
        .hasSize(19)
        .last()
        .extracting(Source::id)
        .isEqualTo("us_sp500_panel");
  }

  @Test
  void rows_that_another_source_has_are_not_received() {
    SourceMapping mapping = Seed.mapping("us_sp500_panel");
    SourceFile file =
        new SourceFile(
            "p", "p", "b", List.of("symbol", "date", "open", "high", "low", "close", "volume"));
    RecordParser parser =
        mapping
            .terms()
            .parser(
                mapping,
                new CellLayout(mapping, file.header()),
                Seed.MARKET,
                KnowledgeWindow.everythingUntil(Seed.asOf("2017-11-10")));
    String[] bar = {"A", "2017-11-10", "1", "1", "1", "1", "1"};
    assertThat(parser.parse(file, 1, bar))
        .singleElement()
        .satisfies(
            row -> {
              ReceivedCells cells = new ReceivedCells(row);
              assertThat(cells.<String>get(ReceivedRows.KEY)).isEqualTo("US:A");
              assertThat(cells.refused()).isFalse();
            });
    bar[0] = "AAPL";
    assertThat(parser.parse(file, 1, bar)).isEmpty();
  }

  @Test
  void a_doubled_exchange_is_no_symbol() throws IOException {
    Path file = changed(Seed.FOLDER.resolve("instruments.csv"), "NYSE:IBM,", "NYSE:NYSE:IBM,");
    assertThatThrownBy(() -> InstrumentCatalogue.read(file))
        .isInstanceOf(AlluviumException.class)
        .hasMessageContaining(
            "symbol must be EXCHANGE:SYMBOL, for example NYSE:IBM, got 'NYSE:NYSE:IBM'");
  }

  @Test
  void an_unknown_mapping_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> Seed.LIBRARY.ofPath(Path.of("x.csv"), "dayly_csv"))
        .isInstanceOfSatisfying(
            AlluviumException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.USAGE))
        .hasMessageStartingWith(
            "--mapping 'dayly_csv' is unknown; the file of data.sources has us_long25, ")
        .hasMessageEndingWith(
            "daily_csv, daily_raw_csv, lean_daily_zip, vendor_values_csv, vendor_snapshots_csv,"
                + " usdcop_investing_csv");
  }

  @Test
  void what_cannot_be_corrected_is_read_from_the_seed_only() {
    assertThatThrownBy(() -> Seed.LIBRARY.ofPath(Path.of("x.csv"), "sp500_membership"))
        .isInstanceOfSatisfying(
            AlluviumException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.USAGE))
        .hasMessage(
            "--mapping 'sp500_membership' reads no file of one's own: what it yields cannot be"
                + " corrected; replace the bundled file and pass --source sp500_membership");
  }

  @Test
  void the_file_of_sources_is_the_one_named_whatever_lies_beside_it() throws IOException {
    String text = Files.readString(Seed.HOME.resolve("conf/sources.json"));
    Path mine =
        Files.writeString(
            folder.resolve("my_sources.json"),
            text.replace("\"id\": \"us_long25\"", "\"id\": \"my_long25\""));
    Files.writeString(folder.resolve("sources.json"), text);
    SourceLibrary library = SourceLibrary.open(mine, Seed.LIBRARY.calendars(), Seed.FOLDER);
    assertThat(library.bundled()).extracting(Source::id).contains("my_long25");
    assertThat(library.bundled()).extracting(Source::id).doesNotContain("us_long25");
  }

  @Test
  void a_missing_file_is_told() {
    Source source = Seed.LIBRARY.ofPath(folder.resolve("absent.csv"), "daily_csv");
    assertThatThrownBy(() -> source.batchIds(null))
        .isInstanceOfSatisfying(
            AlluviumException.class,
            e -> assertThat(e.category()).isEqualTo(ErrorCategory.INPUT_MISSING))
        .hasMessageContaining("absent.csv does not exist; pass another --path or restore the file");
  }

  @Test
  void a_source_that_names_no_column_for_a_price_is_refused() throws IOException {
    Path file =
        changed(
            Seed.HOME.resolve("conf/sources.json"),
            "\"close\": \"Price\"",
            "\"volume\": \"Price\"");
    assertThatThrownBy(() -> SourceCatalogue.read(file))
        .hasMessageContaining("source 'usdcop_investing_csv' names no column for 'close'");
  }

  @Test
  void what_the_schema_of_sources_does_not_know_is_named_with_its_source() throws IOException {
    Path file =
        changed(
            Seed.HOME.resolve("conf/sources.json"),
            "\"id\": \"daily_csv\",",
            "\"id\": \"daily_csv\", \"date_fromat\": \"uuuu\",");
    assertThatThrownBy(() -> SourceCatalogue.read(file))
        .isInstanceOfSatisfying(
            AlluviumException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.USAGE))
        .hasMessageContaining("source 'daily_csv': property 'date_fromat' is not defined");
  }

  @Test
  void a_calendar_that_is_not_there_is_named_with_its_source() throws IOException {
    Path file =
        changed(
            Seed.HOME.resolve("conf/sources.json"),
            "\"calendar\": \"crypto_utc\", \"delay\"",
            "\"calendar\": \"mars\", \"delay\"");
    assertThatThrownBy(() -> SourceLibrary.open(file, Seed.LIBRARY.calendars(), Seed.FOLDER))
        .hasMessageContaining("calendar 'mars' is not known; choose one of [")
        .hasMessageContaining("source 'crypto15'");
  }

  @Test
  void an_instrument_of_prices_of_no_known_basis_is_refused() throws IOException {
    Path file = changed(Seed.FOLDER.resolve("instruments.csv"), "fully_adjusted", "wrong");
    assertThatThrownBy(() -> InstrumentCatalogue.read(file))
        .isInstanceOf(AlluviumException.class)
        .hasMessageContaining(
            "price_basis must be raw, split_adjusted or fully_adjusted, got 'wrong'");
  }

  @Test
  void a_pattern_of_dates_that_is_none_is_refused_with_its_source() throws IOException {
    Path file =
        changed(
            Seed.HOME.resolve("conf/sources.json"),
            "\"date_format\": \"",
            "\"date_format\": \"qqqqQ{");
    assertThatThrownBy(() -> SourceCatalogue.read(file))
        .hasMessageContaining("date_format must be a pattern such as uuuu-MM-dd, got 'qqqqQ{");
  }

  /** A copy of a file, of the same name, with something instead of a part of it. */
  private Path changed(Path original, String part, String instead) throws IOException {
    String text = Files.readString(original);
    assertThat(text).contains(part);
    return Files.writeString(folder.resolve(original.getFileName()), text.replace(part, instead));
  }
}
