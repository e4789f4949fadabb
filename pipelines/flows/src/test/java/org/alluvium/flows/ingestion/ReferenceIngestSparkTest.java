package org.alluvium.flows.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.io.SliceDigest;
import org.alluvium.lakehouse.tables.Bars;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.IntradayBars;
import org.alluvium.lakehouse.tables.UniverseMembership;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.junit.jupiter.api.Test;

/** Counts of the bundled files were taken from them with pandas 3 (data/seed/README.md). */
class ReferenceIngestSparkTest extends SparkTest {
  private static final Ingestion STAGE = new Ingestion();

  @Test
  void membership_shows_no_end_before_it_was_known_and_week_by_week_equals_one_go() {
    try (TempLakehouse weekly = TempLakehouse.open(spark());
        TempLakehouse straight = TempLakehouse.open(spark())) {
      ingest(weekly.lakehouse(), "sp500_membership", "2010-06-30");
      IngestResult second = ingest(weekly.asRun("run-2"), "sp500_membership", "2017-11-10");
      IngestResult whole = ingest(straight.lakehouse(), "sp500_membership", "2017-11-10");

      assertThat(whole.received()).isEqualTo(1_069 + 563);
      assertThat(whole.accepted()).isEqualTo(whole.received());
      assertThat(second.received()).isLessThan(whole.received());
      assertThat(members(straight.lakehouse(), "2017-11-10")).isEqualTo(506);
      assertThat(members(straight.lakehouse(), "2010-06-30")).isEqualTo(499);
      assertThat(digest(weekly.lakehouse())).isEqualTo(digest(straight.lakehouse()));
      assertThat(ingest(weekly.asRun("run-3"), "sp500_membership", "2017-11-10").writes())
          .isEmpty();
    }
  }

  @Test
  void intraday_bars_share_bronze_with_daily_ones_and_reach_a_table_of_their_own() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      IngestResult daily = ingest(temp.lakehouse(), "usdcop", "2021-10-08");
      IngestResult result = ingest(temp.asRun("run-2"), "usdcop_5min", "2021-10-08");

      assertThat(result.received()).isEqualTo(4_087);
      assertThat(result.accepted()).isEqualTo(3_905);
      assertThat(result.counts().get(0).rejectedByRule())
          .isEqualTo(Map.of("wrong_time_zone", 182L));
      assertThat(result.inserted(Bars.SPEC)).isEqualTo(3_905);
      assertThat(result.inserted(IntradayBars.SPEC)).isEqualTo(3_905);
      assertThat(result.inserted(DailyBars.SPEC)).isZero();
      assertThat(temp.lakehouse().read(DailyBars.SPEC).all().count()).isEqualTo(daily.accepted());
      assertThat(ingest(temp.asRun("run-3"), "usdcop_5min", "2021-10-08").writes()).isEmpty();
    }
  }

  @Test
  void intraday_bars_that_a_kill_left_in_bronze_are_brought_to_silver() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      Ingestion.land(Ingestion.landing(temp.lakehouse(), request("usdcop_5min", "2021-01-04")));
      assertThat(temp.lakehouse().exists(IntradayBars.SPEC)).isFalse();
      ingest(temp.asRun("run-2"), "usdcop_5min", "2021-01-05");
      assertThat(temp.lakehouse().read(IntradayBars.SPEC).all().count())
          .isEqualTo(temp.lakehouse().read(Bars.SPEC).all().count())
          .isPositive();
      assertThat(temp.lakehouse().exists(DailyBars.SPEC)).isFalse();
    }
  }

  private static IngestResult ingest(Lakehouse lakehouse, String source, String asOf) {
    return STAGE.ingest(lakehouse, request(source, asOf));
  }

  private static IngestRequest request(String source, String asOf) {
    return IngestRequest.bundled(Seed.LIBRARY, source, Seed.asOf(asOf));
  }

  private static long members(Lakehouse lakehouse, String day) {
    return lakehouse
        .read(UniverseMembership.SPEC)
        .asOf(Seed.asOf(day))
        .filter("valid_to is null or valid_to >= date '%s'".formatted(day))
        .count();
  }

  private static SliceDigest digest(Lakehouse lakehouse) {
    return SliceDigest.of(lakehouse.read(UniverseMembership.SPEC).all(), UniverseMembership.SPEC);
  }
}
