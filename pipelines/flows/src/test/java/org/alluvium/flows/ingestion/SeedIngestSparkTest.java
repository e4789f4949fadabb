package org.alluvium.flows.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.flows.ingestion.IngestRequest.Reading;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.flows.ingestion.received.SourceCount;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.io.SliceDigest;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Bars;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.tables.Macro;
import org.alluvium.lakehouse.tables.QuarantinedBars;
import org.alluvium.lakehouse.tables.RejectedRows;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Counts of the seed were taken from the files with pandas 3 (data/seed/README.md). */
class SeedIngestSparkTest extends SparkTest {
  private static final Ingestion STAGE = new Ingestion();

  /** All that the bounds hold back of the seed until 2017-11-10, each looked at in the files. */
  private static final List<String> QUARANTINED =
      List.of(
          "NASDAQ:AAPL 2000-09-29 held 2000-09-29 20:00",
          "NASDAQ:AAPL 2000-09-29 released 2000-10-03 20:00",
          "NASDAQ:AAPL 2000-10-02 held 2000-10-02 20:00",
          "NASDAQ:AAPL 2000-10-02 released 2000-10-03 20:00",
          "USA:AAPL 2000-09-29 held 2000-09-29 20:00",
          "USA:AAPL 2000-09-29 released 2000-10-03 20:00",
          "USA:AAPL 2000-10-02 held 2000-10-02 20:00",
          "USA:AAPL 2000-10-02 released 2000-10-03 20:00",
          "USA:WM.1 2008-09-26 held 2008-09-26 20:00",
          "USA:WM.1 2008-09-26 released 2008-09-29 20:00",
          "USA:QQQ 2011-03-23 held 2011-03-23 20:00",
          "USA:QQQ 2011-03-23 released 2011-03-25 20:00",
          "USA:QQQ 2011-03-24 held 2011-03-24 20:00",
          "USA:QQQ 2011-03-24 released 2011-03-25 20:00",
          "CRYPTO:LTCUSD 2013-11-18 held 2013-11-19 00:00",
          "CRYPTO:LTCUSD 2013-11-18 released 2013-11-21 00:00",
          "CRYPTO:LTCUSD 2013-11-19 held 2013-11-20 00:00",
          "CRYPTO:LTCUSD 2013-11-19 released 2013-11-21 00:00",
          "CRYPTO:USDTUSD 2015-03-02 held 2015-03-03 00:00",
          "CRYPTO:USDTUSD 2015-03-03 held 2015-03-04 00:00",
          "CRYPTO:USDTUSD 2015-03-06 held 2015-03-07 00:00",
          "CRYPTO:USDTUSD 2015-03-06 released 2015-03-09 00:00",
          "CRYPTO:USDTUSD 2015-03-07 held 2015-03-08 00:00",
          "CRYPTO:USDTUSD 2015-03-07 released 2015-03-09 00:00",
          "CRYPTO:XRPUSD 2017-04-02 held 2017-04-03 00:00",
          "CRYPTO:XRPUSD 2017-04-02 released 2017-04-05 00:00",
          "CRYPTO:XRPUSD 2017-04-03 held 2017-04-04 00:00",
          "CRYPTO:XRPUSD 2017-04-03 released 2017-04-05 00:00");

  @Test
  void the_whole_seed_is_ingested_once_and_again_is_nothing() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      IngestRequest request = IngestRequest.bundled(Seed.LIBRARY, Seed.asOf("2017-11-10"));
      long start = System.nanoTime();
      IngestResult first = STAGE.ingest(temp.lakehouse(), request);
      long second = System.nanoTime();
      IngestResult again = STAGE.ingest(temp.asRun("run-2"), request);
      System.err.printf(
          "%s%nfirst %.1f s, again %.1f s%n",
          first.render(), (second - start) / 1e9, (System.nanoTime() - second) / 1e9);
      assertThat(first.inserted(Bars.SPEC))
          .isEqualTo(124_929 + 39_912 + 36_929 + 8_265 + 1_530 + 3_616);
      assertThat(first.inserted(DailyBars.SPEC)).isEqualTo(first.inserted(Bars.SPEC) - 2);
      assertThat(quarantine(temp.lakehouse())).containsExactlyInAnyOrderElementsOf(QUARANTINED);
      assertThat(first.quarantined()).isEqualTo(2);
      assertThat(first.accepted() + 2).isEqualTo(first.received());
      assertThat(first.inserted(Macro.SPEC)).isEqualTo(first.inserted(SilverMacro.SPEC));
      assertThat(first.inserted(Instruments.SPEC)).isEqualTo(50 + 2 + 22 + 12 + 207 + 337);
      assertThat(first.rejected()).isZero();
      assertThat(again.received()).isZero();
      assertThat(again.writes()).isEmpty();
      assertFlags(temp.lakehouse());
    }
  }

  @Test
  void lows_a_few_basis_points_above_the_close_are_clamped_with_a_flag() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      IngestResult result =
          STAGE.ingest(
              temp.lakehouse(),
              IngestRequest.of(
                  Seed.LIBRARY,
                  List.of(Seed.LIBRARY.bundled("usdcop")),
                  Seed.asOf("2021-10-08"),
                  Reading.NEWLY_KNOWN));
      assertThat(result.accepted()).isEqualTo(2_550);
      assertThat(flagged(temp.lakehouse(), DailyBars.FLAG_RANGE_CLAMPED)).isEqualTo(80);
    }
  }

  @Tag("heavy")
  @Test
  void week_by_week_with_a_kill_in_between_equals_one_go() {
    List<TableSpec> compared =
        List.of(RejectedRows.SPEC, DailyBars.SPEC, SilverMacro.SPEC, Bars.SPEC);
    try (TempLakehouse straight = TempLakehouse.open(spark());
        TempLakehouse weekly = TempLakehouse.open(spark())) {
      STAGE.ingest(straight.lakehouse(), some("2017-11-10"));

      landOnly(weekly.lakehouse(), some("2017-11-03"));
      assertThat(weekly.lakehouse().exists(DailyBars.SPEC)).isFalse();
      IngestResult second = STAGE.ingest(weekly.asRun("run-2"), some("2017-11-10"));

      for (TableSpec table : compared) {
        assertThat(digest(weekly.lakehouse(), table))
            .as(table.toString())
            .isEqualTo(digest(straight.lakehouse(), table));
      }
      assertThat(count(second, "us_etf12").received()).isEqualTo(12 * 5);
      assertThat(count(second, "usdcop").received()).isEqualTo(5);
      assertThat(count(second, "vix").received()).isEqualTo(5);
      assertThat(count(second, "daily_csv").received()).isEqualTo(8);
    }
  }

  private static List<String> quarantine(Lakehouse lakehouse) {
    return lakehouse
        .read(QuarantinedBars.SPEC)
        .all()
        .selectExpr(
            "concat_ws(' ', symbol, event_date, state, date_format(known_at, 'yyyy-MM-dd HH:mm'))")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static void assertFlags(Lakehouse lakehouse) {
    assertThat(flagged(lakehouse, DailyBars.FLAG_ZERO_VOLUME)).isEqualTo(25 + 628);
    assertThat(
            lakehouse
                .read(DailyBars.SPEC)
                .all()
                .filter("symbol = 'CRYPTO:BTCUSD' and known_at = '2017-11-11T00:00:00Z'")
                .selectExpr("string(event_date)")
                .collectAsList())
        .singleElement()
        .satisfies(row -> assertThat(row.getString(0)).isEqualTo("2017-11-10"));
  }

  private static long flagged(Lakehouse lakehouse, String flag) {
    return lakehouse
        .read(DailyBars.SPEC)
        .all()
        .filter("array_contains(flags, '%s')".formatted(flag))
        .count();
  }

  private static void landOnly(Lakehouse lakehouse, IngestRequest request) {
    Ingestion.land(Ingestion.landing(lakehouse, request));
  }

  private static IngestRequest some(String date) {
    List<Source> sources = new ArrayList<>();
    Stream.of("us_etf12", "usdcop", "vix", "us_vintages_2016")
        .map(Seed.LIBRARY::bundled)
        .forEach(sources::add);
    sources.add(Seed.LIBRARY.ofPath(Seed.fixture("defects.csv"), "daily_csv"));
    return IngestRequest.of(Seed.LIBRARY, sources, Seed.asOf(date), Reading.NEWLY_KNOWN);
  }

  private static SourceCount count(IngestResult result, String source) {
    return result.counts().stream()
        .filter(c -> c.source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  private static SliceDigest digest(Lakehouse lakehouse, TableSpec table) {
    return SliceDigest.of(lakehouse.read(table).all(), table);
  }
}
