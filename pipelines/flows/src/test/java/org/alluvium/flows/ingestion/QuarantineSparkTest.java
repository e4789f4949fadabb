package org.alluvium.flows.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.flows.ingestion.IngestRequest.Reading;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.io.SliceDigest;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Bars;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.QuarantinedBars;
import org.alluvium.lakehouse.tables.RejectedRows;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moves beyond the bounds: held back, let go, and never written twice. */
@Tag("spark")
class QuarantineSparkTest extends SparkTest {
  private static final Ingestion INGESTION = new Ingestion();
  private static final List<TableSpec> TABLES =
      List.of(Bars.SPEC, DailyBars.SPEC, QuarantinedBars.SPEC);

  @TempDir Path folder;

  @Tag("heavy")
  @Test
  void real_moves_come_through_when_they_persist_and_the_last_word_of_a_delisted_one() {
    try (TempLakehouse stepwise = TempLakehouse.open(spark());
        TempLakehouse straight = TempLakehouse.open(spark())) {
      IngestResult first = raw(stepwise, "2000-09-29");
      assertThat(first.quarantined()).isEqualTo(1);
      assertThat(apple(stepwise)).isEmpty();
      IngestResult third = raw(stepwise, "2000-10-03");
      assertThat(third.quarantined()).isZero();
      assertThat(third.released()).isEqualTo(2);
      assertThat(apple(stepwise))
          .containsExactly(
              "2000-09-29 25.81 2000-10-03 20:00 released",
              "2000-10-02 24.31 2000-10-03 20:00 released",
              "2000-10-03 22.25 2000-10-03 20:00 ");
      assertThat(raw(stepwise, "2008-09-26").quarantined()).isEqualTo(1);
      assertThat(bars(stepwise, "USA:WM.1", "2008-09-26")).isEmpty();
      assertThat(raw(stepwise, "2008-10-03").released()).isEqualTo(1);
      assertThat(bars(stepwise, "USA:WM.1", "2008-09-26"))
          .containsExactly("2008-09-26 0.16 2008-09-29 20:00 released");
      assertThat(raw(stepwise, "2008-10-03").writes()).isEmpty();

      raw(straight, "2008-10-03");

      assertSame(stepwise, straight);
      assertThat(held(straight))
          .containsExactly("USA:AAPL 2000-09-29", "USA:AAPL 2000-10-02", "USA:WM.1 2008-09-26");
    }
  }

  @Test
  @Tag("heavy")
  void crypto_day_by_day_with_a_kill_after_the_quarantine_equals_one_go() {
    try (TempLakehouse daily = TempLakehouse.open(spark());
        TempLakehouse straight = TempLakehouse.open(spark())) {
      killed(daily, "2013-11-18");
      assertThat(daily.lakehouse().exists(DailyBars.SPEC)).isFalse();
      coins(daily, "2013-11-19");
      killed(daily, "2013-11-20");
      coins(daily, "2013-11-22");

      coins(straight, "2013-11-22");

      assertSame(daily, straight);
      assertThat(bars(straight, "CRYPTO:LTCUSD", "2013-11-18"))
          .hasSize(5)
          .element(0)
          .asString()
          .startsWith("2013-11-18 9.371")
          .endsWith(" 2013-11-21 00:00 zero_volume,released");
      assertThat(held(straight))
          .containsExactly("CRYPTO:LTCUSD 2013-11-18", "CRYPTO:LTCUSD 2013-11-19");
    }
  }

  @Test
  void a_glitch_stays_held_however_often_its_file_comes() throws IOException {
    String file = investing("Nov 01, 3,000", "Nov 02, 30,000", "Nov 03, 3,010", "Nov 06, 3,005");
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      IngestResult first = fromFile(temp, file, "usdcop_investing_csv", "2017-11-06");
      assertThat(first.received()).isEqualTo(4);
      assertThat(first.accepted()).isEqualTo(3);
      assertThat(first.quarantined()).isEqualTo(1);
      IngestResult again = fromFile(temp, file, "usdcop_investing_csv", "2017-11-07");
      assertThat(again.counts().get(0).unchanged()).isEqualTo(4);
      assertThat(again.writes()).isEmpty();
      assertThat(bars(temp, "FX_IDC:USDCOP", "2017-11-01"))
          .extracting(bar -> bar.substring(0, 10))
          .containsExactly("2017-11-01", "2017-11-03", "2017-11-06");
      assertThat(temp.lakehouse().read(QuarantinedBars.SPEC).all().collectAsList())
          .singleElement()
          .satisfies(
              row ->
                  assertThat(row.<String>getAs(QuarantinedBars.REASON))
                      .isEqualTo(
                          "close 30000.0 is +900.0 % from 3000.0 of 2017-11-01: a log return beyond"
                              + " 0.1 that no corporate action explains"));
      assertThat(temp.lakehouse().exists(RejectedRows.SPEC)).isFalse();

      String mended = investing("Nov 02, 3,001");
      fromFile(temp, mended, "usdcop_investing_csv", "2017-11-08");
      assertThat(bars(temp, "FX_IDC:USDCOP", "2017-11-02"))
          .element(0)
          .asString()
          .startsWith("2017-11-02 3001.0 " + minute("2017-11-08"));
    }
  }

  @Test
  void a_second_source_that_agrees_brings_the_day() throws IOException {
    String file = investing("Nov 01, 3,000", "Nov 02, 3,600", "Nov 03, 3,610");
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      IngestResult first = fromFile(temp, file, "usdcop_investing_csv", "2017-11-03");
      assertThat(first.quarantined()).isEqualTo(2);
      String second = "symbol,date,open,high,low,close\nUSDCOP,2017-11-02,3601,3601,3601,3601\n";
      IngestResult agreed = fromFile(temp, second, "usdcop", "2017-11-06");
      assertThat(agreed.accepted()).isEqualTo(1);
      assertThat(agreed.released()).isEqualTo(1);
      String from = minute("2017-11-06");
      assertThat(bars(temp, "FX_IDC:USDCOP", "2017-11-02"))
          .satisfiesExactly(
              bar -> assertThat(bar).startsWith("2017-11-02 3601.0 "),
              bar -> assertThat(bar).isEqualTo("2017-11-03 3610.0 " + from + " released"));
    }
  }

  private static void assertSame(TempLakehouse one, TempLakehouse other) {
    for (TableSpec table : TABLES) {
      assertThat(digest(one, table)).as(table.toString()).isEqualTo(digest(other, table));
    }
  }

  private static SliceDigest digest(TempLakehouse temp, TableSpec table) {
    return SliceDigest.of(temp.lakehouse().read(table).all(), table);
  }

  private static IngestResult raw(TempLakehouse temp, String asOf) {
    Instant close = Seed.LIBRARY.calendars().get("us_equity").closeInstant(LocalDate.parse(asOf));
    return INGESTION.ingest(
        temp.asRun("run-" + asOf), request(close, "us_lean15_raw", "us_lean15_actions"));
  }

  private static IngestResult coins(TempLakehouse temp, String asOf) {
    return INGESTION.ingest(temp.asRun("run-" + asOf), request(Seed.asOf(asOf), "crypto15"));
  }

  private static IngestRequest request(Instant asOf, String... sources) {
    return IngestRequest.of(
        Seed.LIBRARY,
        Stream.of(sources).map(Seed.LIBRARY::bundled).toList(),
        asOf,
        Reading.NEWLY_KNOWN);
  }

  /** All but the last of its commits is done. */
  private static void killed(TempLakehouse temp, String asOf) {
    Lakehouse lakehouse = temp.asRun("killed-" + asOf);
    try (Landing landing = Ingestion.landing(lakehouse, request(Seed.asOf(asOf), "crypto15"))) {
      Ingestion.land(landing);
      landing.writeQuarantine();
    }
  }

  private IngestResult fromFile(TempLakehouse temp, String text, String mapping, String asOf)
      throws IOException {
    Path file = Files.writeString(folder.resolve("bars.csv"), text);
    return INGESTION.ingest(
        temp.asRun("file-" + asOf),
        IngestRequest.ofPath(Seed.LIBRARY, Seed.LIBRARY.ofPath(file, mapping), Seed.asOf(asOf)));
  }

  /** Flat bars of November 2017. */
  private static String investing(String... dayAndClose) {
    StringBuilder text = new StringBuilder("\"Date\",\"Price\",\"Open\",\"High\",\"Low\"\n");
    for (String bar : dayAndClose) {
      String close = '"' + bar.substring("Nov 01, ".length()) + '"';
      text.append('"').append(bar, 0, 8).append("2017\"");
      text.append((',' + close).repeat(4)).append('\n');
    }
    return text.toString();
  }

  private static String minute(String asOf) {
    Instant instant = Seed.asOf(asOf);
    return instant.toString().substring(0, 16).replace('T', ' ');
  }

  private static List<String> apple(TempLakehouse temp) {
    return bars(temp, "USA:AAPL", "2000-09-29");
  }

  /** Session, close, known from and flags. */
  private static List<String> bars(TempLakehouse temp, String symbol, String from) {
    return temp
        .lakehouse()
        .read(DailyBars.SPEC)
        .all()
        .filter("symbol = '%s' and event_date >= '%s'".formatted(symbol, from))
        .orderBy(DailyBars.EVENT_DATE)
        .selectExpr(
            "concat_ws(' ', event_date, close, date_format(known_at, 'yyyy-MM-dd HH:mm'),"
                + " array_join(flags, ','))")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static List<String> held(TempLakehouse temp) {
    return temp
        .lakehouse()
        .read(QuarantinedBars.SPEC)
        .all()
        .filter("state = 'held'")
        .orderBy(QuarantinedBars.SYMBOL, QuarantinedBars.EVENT_DATE)
        .selectExpr("concat_ws(' ', symbol, event_date)")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }
}
