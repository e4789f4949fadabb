package org.alluvium.flows.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.ingestion.catalogue.SourceLibrary;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.flows.ingestion.received.SourceCount;
import org.alluvium.lakehouse.tables.Bars;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.RejectedRows;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserFileIngestSparkTest extends SparkTest {
  private static final Ingestion STAGE = new Ingestion();
  private static final String HEADER = "symbol,date,open,high,low,close,volume\n";

  @TempDir Path folder;

  @Test
  void every_defect_is_refused_with_its_line_and_reason_and_nothing_is_lost() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      IngestResult result = ingest(temp, Seed.fixture("defects.csv"), "daily_csv", "2017-11-10");
      SourceCount count = result.counts().get(0);
      assertThat(count.received()).isEqualTo(16);
      assertThat(count.accepted()).isEqualTo(3);
      assertThat(count.later()).isEqualTo(1);
      assertThat(count.rejectedByRule())
          .isEqualTo(
              Map.of(
                  "malformed_number", 1L,
                  "non_positive_price", 1L,
                  "inconsistent_range", 1L,
                  "negative_volume", 1L,
                  "duplicate_key", 1L,
                  "not_a_session", 3L,
                  "unknown_symbol", 1L,
                  "missing_field", 1L,
                  "malformed_date", 1L,
                  "wrong_column_count", 1L));
      assertThat(reasons(temp))
          .containsExactly(
              "3 open 'abc' is no number",
              "4 open is -1.0, a price is above 0",
              "5 high 149.0 does not enclose open and close (151.0) by 132.5 basis points, 0.0 are"
                  + " mended",
              "6 volume is -5.0",
              "8 NYSE:IBM on 2017-11-08 is already in defects.csv, line 7",
              "9 calendar us_equity has no session on saturday 2017-11-04",
              "10 calendar us_equity has no session on monday 2017-09-04",
              "11 symbol 'XYZ' is not in the instruments; add it with tick size, session and"
                  + " calendar",
              "12 open is missing",
              "13 date '10/11/2017' is no date in the form uuuu-MM-dd",
              "14 the row has 3 cells, the header 7",
              "17 1997-12-31 is outside 1998-01-01..2028-12-31, for which calendar us_equity knows"
                  + " its holidays");
      assertThat(texts(temp)).contains("IBM,2017-11-02,abc,155.0,153.0,154.5,1000");
      assertThat(ingest(temp, Seed.fixture("defects.csv"), "daily_csv", "2017-11-10").writes())
          .isEmpty();
    }
  }

  @Test
  void a_correction_is_a_further_row_that_is_known_from_the_as_of_on() throws IOException {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      Path first = write("a.csv", "IBM,2017-11-01,10,11,9,10,5\nIBM,2017-11-03,10,11,9,10,5\n");
      ingest(temp, first, "daily_csv", "2017-11-03");
      Path second =
          write(
              "b.csv",
              "IBM,2017-11-01,10,11,9,10,5\n" // as before
                  + "IBM,2017-11-02,10,11,9,10.5,5\n" // fills a gap
                  + "IBM,2017-11-03,10,12,9,11,5\n" // corrects
                  + "IBM,2017-11-06,10,11,9,10,5\n" // new
                  + "IBM,2017-11-13,10,11,9,10,5\n"); // known only after the as-of
      SourceCount count = ingest(temp, second, "daily_csv", "2017-11-10").counts().get(0);
      assertThat(count.accepted()).isEqualTo(4);
      assertThat(count.unchanged()).isEqualTo(1);
      assertThat(count.later()).isEqualTo(1);
      assertThat(count.received()).isEqualTo(5);
      assertThat(bars(temp, Seed.asOf("2017-11-09")))
          .containsExactly("2017-11-01 10.0", "2017-11-03 10.0", "2017-11-06 10.0");
      assertThat(bars(temp, Seed.asOf("2017-11-10")))
          .containsExactly(
              "2017-11-01 10.0",
              "2017-11-02 10.5 late",
              "2017-11-03 11.0 correction",
              "2017-11-06 10.0");
      assertThat(ingest(temp, second, "daily_csv", "2017-11-10").writes()).isEmpty();
      Path third = write("c.csv", "IBM,2017-11-03,10,12,9,12,5\n");
      assertThat(ingest(temp, third, "daily_csv", "2017-11-10").counts().get(0).rejectedByRule())
          .containsOnlyKeys("conflicting_correction");
      assertThat(ingest(temp, third, "daily_csv", "2017-11-10").received()).isZero();
      assertThat(ingest(temp, third, "daily_csv", "2017-11-13").accepted()).isEqualTo(1);
      assertThat(bars(temp, Seed.asOf("2017-11-13"))).contains("2017-11-03 12.0 correction");
    }
  }

  @Test
  void a_file_whose_ingest_was_killed_before_silver_is_there_once_after_the_next()
      throws IOException {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      Path file = write("a.csv", "IBM,2017-11-01,10,11,9,10,5\nIBM,2017-11-03,10,11,9,10,5\n");
      Source source = Seed.LIBRARY.ofPath(file, "daily_csv");
      IngestRequest request = IngestRequest.ofPath(Seed.LIBRARY, source, Seed.asOf("2017-11-03"));
      Ingestion.land(Ingestion.landing(temp.asRun("killed"), request));
      assertThat(temp.lakehouse().exists(DailyBars.SPEC)).isFalse();

      assertThat(ingest(temp, file, "daily_csv", "2017-11-03").counts().get(0).unchanged())
          .isEqualTo(2);
      assertThat(temp.lakehouse().read(DailyBars.SPEC).all().count()).isEqualTo(2);
      assertThat(temp.lakehouse().read(Bars.SPEC).all().count()).isEqualTo(2);
      assertThat(ingest(temp, file, "daily_csv", "2017-11-03").writes()).isEmpty();
    }
  }

  @Test
  void a_row_that_lacked_its_instrument_is_judged_anew_once_that_is_there() throws IOException {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      Path file =
          write(
              "a.csv",
              "IBM,2017-11-01,10,11,9,10,5\n"
                  + "IBM,2017-11-01,10,11,9,10,5\n" // twice
                  + "IBM,2017-11-04,10,11,9,10,5\n"); // a Saturday
      assertThat(ingest(temp, without("NYSE:IBM"), file).rejectedByRule())
          .isEqualTo(Map.of("unknown_symbol", 3L));
      assertThat(ingest(temp, without("NYSE:IBM"), file).received()).isZero();

      SourceCount anew = ingest(temp, Seed.LIBRARY, file);
      assertThat(anew.accepted()).isEqualTo(1);
      assertThat(anew.rejectedByRule()).isEqualTo(Map.of("duplicate_key", 1L, "not_a_session", 1L));
      assertThat(bars(temp, Seed.asOf("2017-11-10"))).containsExactly("2017-11-01 10.0");
      assertThat(ingest(temp, Seed.LIBRARY, file).received()).isEqualTo(1);
      assertThat(reasons(temp)).hasSize(5);
    }
  }

  @Test
  void raw_prices_of_an_instrument_whose_prices_are_adjusted_are_refused() throws IOException {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      Path file = write("raw.csv", "IBM,2017-11-01,10,11,9,10,5\n");
      assertThat(ingest(temp, file, "daily_raw_csv", "2017-11-10").rejected()).isEqualTo(1);
      assertThat(reasons(temp))
          .containsExactly(
              "2 prices are raw by the mapping, those of NYSE:IBM are fully_adjusted; read the file"
                  + " by a mapping of that basis");
      assertThat(temp.lakehouse().exists(DailyBars.SPEC)).isFalse();
    }
  }

  @Test
  void a_raw_export_with_grouped_numbers_and_month_names_is_read_by_its_mapping()
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("usd_cop.csv"),
            "\uFEFF\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Change %\"\n"
                + "\"Nov 10, 2017\",\"3,011.10\",\"3,000.50\",\"3,020.75\",\"2,999.00\",\"-0.19%\"\n");
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      assertThat(ingest(temp, file, "usdcop_investing_csv", "2017-11-10").accepted()).isEqualTo(1);
      assertThat(bars(temp, Seed.asOf("2017-11-10"))).containsExactly("2017-11-10 3011.1");
    }
  }

  @Test
  void a_file_that_is_no_parquet_is_told() throws IOException {
    Path file = Files.writeString(folder.resolve("x.parquet"), "no parquet at all");
    assertThatThrownBy(() -> Seed.LIBRARY.ofPath(file, "us_long25").batchIds(spark()))
        .hasMessage(
            "x.parquet is no Parquet file; deliver it again, or pass a --mapping of its format");
  }

  /** pandas types dates as moments, with or without a zone. */
  @ParameterizedTest
  @ValueSource(strings = {"timestamp_ntz", "timestamp"})
  void datesThatParquetTypesAsMomentsAreThoseOfTheirMidnights(String type) {
    Path file = folder.resolve("moments.parquet");
    spark()
        .sql(
            """
            select symbol, cast(moment as %s) as date, 10d as open, 11d as high, 9d as low, 10d as close,
              5L as volume
            from values ('IBM', '2017-11-01 00:00:00'), ('IBM', '2017-11-02 09:30:00')
              as (symbol, moment)"""
                .formatted(type))
        .coalesce(1)
        .write()
        .parquet(file.toString());
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      ingest(temp, file, "us_long25", "2017-11-10");
      assertThat(bars(temp, Seed.asOf("2017-11-10"))).containsExactly("2017-11-01 10.0");
      assertThat(reasons(temp))
          .containsExactly("2 date '2017-11-02 09:30:00' is no date in the form uuuu-MM-dd");
    }
  }

  /** The sources of the installation, whose instruments lack one. */
  private SourceLibrary without(String symbol) throws IOException {
    List<String> lines = Files.readAllLines(Seed.FOLDER.resolve("instruments.csv"));
    Files.write(
        folder.resolve("instruments.csv"),
        lines.stream().filter(line -> !line.startsWith(symbol + ",")).toList());
    return SourceLibrary.open(
        Seed.HOME.resolve("conf/sources.json"), Seed.LIBRARY.calendars(), folder);
  }

  private static SourceCount ingest(TempLakehouse temp, SourceLibrary library, Path file) {
    Source source = library.ofPath(file, "daily_csv");
    IngestRequest request = IngestRequest.ofPath(library, source, Seed.asOf("2017-11-10"));
    return STAGE.ingest(temp.lakehouse(), request).counts().get(0);
  }

  private static IngestResult ingest(TempLakehouse temp, Path file, String mapping, String asOf) {
    Source source = Seed.LIBRARY.ofPath(file, mapping);
    return STAGE.ingest(
        temp.lakehouse(), IngestRequest.ofPath(Seed.LIBRARY, source, Seed.asOf(asOf)));
  }

  private static List<String> reasons(TempLakehouse temp) {
    return temp
        .lakehouse()
        .read(RejectedRows.SPEC)
        .all()
        .orderBy(RejectedRows.ROW_NO)
        .collectAsList()
        .stream()
        .map(r -> r.getAs(RejectedRows.ROW_NO) + " " + r.getAs(RejectedRows.REASON))
        .toList();
  }

  private static List<String> texts(TempLakehouse temp) {
    return temp.lakehouse().read(RejectedRows.SPEC).all().collectAsList().stream()
        .map(r -> r.<String>getAs(RejectedRows.ROW_TEXT))
        .toList();
  }

  private static List<String> bars(TempLakehouse temp, Instant asOf) {
    return temp
        .lakehouse()
        .read(DailyBars.SPEC)
        .asOf(asOf)
        .orderBy(DailyBars.EVENT_DATE)
        .collectAsList()
        .stream()
        .map(UserFileIngestSparkTest::told)
        .toList();
  }

  private static String told(Row row) {
    List<String> flags = row.getList(row.fieldIndex(DailyBars.FLAGS));
    return (row.getAs(DailyBars.EVENT_DATE)
            + " "
            + row.getAs(DailyBars.CLOSE)
            + " "
            + String.join(" ", flags))
        .strip();
  }

  private Path write(String name, String rows) throws IOException {
    return Files.writeString(folder.resolve(name), HEADER + rows);
  }
}
