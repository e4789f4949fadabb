package org.alluvium.flows.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alluvium.flows.ingestion.IngestRequest.Reading;
import org.alluvium.flows.ingestion.received.SourceCount;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.io.SliceDigest;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Counts of the bundled files were taken from them with pandas 3 (data/seed/README.md). */
class RawEquityIngestSparkTest extends SparkTest {
  private static final Ingestion STAGE = new Ingestion();

  @Tag("heavy")
  @Test
  void raw_bars_and_actions_in_two_steps_equal_one_and_the_actions_are_applied() {
    try (TempLakehouse stepwise = TempLakehouse.open(spark());
        TempLakehouse straight = TempLakehouse.open(spark())) {
      ingest(stepwise.lakehouse(), "2009-06-30", "us_lean15_raw", "us_lean15_actions", "usdcop");
      assertThat(tickers(stepwise.lakehouse(), "USA:WM", "2009-06-30"))
          .containsExactly("USA:UW ends 1998-07-16", "USA:WMI open");
      ingest(stepwise.asRun("run-2"), "2017-11-10", "us_lean15_raw", "us_lean15_actions", "usdcop");
      IngestResult whole =
          ingest(
              straight.lakehouse(), "2017-11-10", "us_lean15_raw", "us_lean15_actions", "usdcop");

      assertThat(whole.received()).isEqualTo(36_929 + 414 + 1_530);
      assertThat(whole.accepted()).isEqualTo(whole.received());
      assertThat(bars(straight.lakehouse(), "USA:WM.1")).isEqualTo(2_465);
      assertThat(bars(straight.lakehouse(), "USA:BAC.1")).isEqualTo(188);
      assertThat(tickers(straight.lakehouse(), "USA:WM", "2017-11-10"))
          .containsExactly("USA:UW ends 1998-07-16", "USA:WMI ends 2009-08-04", "USA:WM open");
      for (TableSpec table : List.of(DailyBars.SPEC, CorporateActions.SPEC, Instruments.SPEC)) {
        assertThat(digest(stepwise.lakehouse(), table))
            .as(table.toString())
            .isEqualTo(digest(straight.lakehouse(), table));
      }
      assertApplied(straight.lakehouse());
    }
  }

  @Test
  void snapshots_are_vintages_and_their_repeated_rows_are_refused() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      IngestResult result = ingest(temp.lakehouse(), "2017-11-10", "us_pit_2015_2016");
      SourceCount count = result.counts().get(0);
      assertThat(count.received()).isEqualTo(128_345);
      assertThat(count.accepted()).isEqualTo(127_537);
      assertThat(count.rejectedByRule())
          .isEqualTo(Map.of("duplicate_key", 802L, "not_a_session", 6L));
      assertThat(
              temp
                  .lakehouse()
                  .read(DailyBars.SPEC)
                  .all()
                  .filter("symbol = 'USA_PIT:NKE' and event_date = date'2015-12-23'")
                  .orderBy(DailyBars.KNOWN_AT)
                  .collectAsList()
                  .stream()
                  .map(row -> row.<Instant>getAs(DailyBars.KNOWN_AT) + " " + row.getAs("volume")))
          .containsExactly("2015-12-24T14:30:00Z 2.85916E7", "2015-12-25T14:30:00Z 5.73194E7");
      assertThat(ingest(temp.asRun("run-2"), "2017-11-10", "us_pit_2015_2016").writes()).isEmpty();
      assertLeftOut(temp.lakehouse());
    }
  }

  private static void assertApplied(Lakehouse lakehouse) {
    PriceInputs prices = PriceInputs.of(context(lakehouse));
    assertThat(prices.applied()).hasSize(14).contains("USA:WM.1").doesNotContain("FX_IDC:USDCOP");
    assertThat(prices.leftOut()).isEmpty();
    assertThat(prices.rows().filter("action is not null").count())
        .isEqualTo(
            lakehouse.read(CorporateActions.SPEC).all().filter("kind <> 'delisting'").count());
    assertThat(PriceInputs.of(context(lakehouse), List.of("FX_IDC:USDCOP")).rows().columns())
        .doesNotContain("action");
  }

  /** Nobody states the actions of these prices. */
  private static void assertLeftOut(Lakehouse lakehouse) {
    PriceInputs prices = PriceInputs.of(context(lakehouse));
    assertThat(prices.applied()).isEmpty();
    assertThat(prices.leftOut()).hasSize(207).contains("USA_PIT:NKE");
    assertThat(prices.rows().count()).isZero();
    assertThat(prices.told("alpha158"))
        .isEqualTo(
            "alpha158; 207 symbols with raw prices left out, no split or dividend of their feed is"
                + " known");
  }

  private static StageContext context(Lakehouse lakehouse) {
    return new StageContext(
        lakehouse, LocalDate.parse("2017-11-10"), Seed.asOf("2017-11-10"), "run-3");
  }

  private static IngestResult ingest(Lakehouse lakehouse, String asOf, String... sources) {
    return STAGE.ingest(
        lakehouse,
        IngestRequest.of(
            Seed.LIBRARY,
            Stream.of(sources).map(Seed.LIBRARY::bundled).toList(),
            Seed.asOf(asOf),
            Reading.NEWLY_KNOWN));
  }

  private static List<String> tickers(Lakehouse lakehouse, String symbol, String day) {
    return lakehouse
        .read(Instruments.SPEC)
        .asOf(Seed.asOf(day))
        .filter("symbol = '%s'".formatted(symbol))
        .orderBy(Instruments.VALID_FROM)
        .collectAsList()
        .stream()
        .map(
            row ->
                row.getAs(Instruments.SOURCE_SYMBOL)
                    + (row.getAs(Instruments.VALID_TO) == null
                        ? " open"
                        : " ends " + row.getAs(Instruments.VALID_TO)))
        .toList();
  }

  private static long bars(Lakehouse lakehouse, String symbol) {
    return lakehouse.read(DailyBars.SPEC).all().filter("symbol = '%s'".formatted(symbol)).count();
  }

  private static SliceDigest digest(Lakehouse lakehouse, TableSpec table) {
    return SliceDigest.of(lakehouse.read(table).all(), table);
  }
}
