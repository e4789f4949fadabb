package org.alluvium.flows.vintage;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alluvium.flows.features.FeatureBackfill;
import org.alluvium.flows.features.FeatureRange;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.ingestion.IngestRequest;
import org.alluvium.flows.ingestion.IngestRequest.Reading;
import org.alluvium.flows.ingestion.Ingestion;
import org.alluvium.flows.ingestion.Seed;
import org.alluvium.flows.labels.LabelStage;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.flows.panel.PriceHistory;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Washington Mutual, quoted as WM until 2008-09-26, and Waste Management, whose ticker that became;
 * closes were looked up in Lean's file with pandas 3.
 */
@Tag("spark")
class DelistedEquitySparkTest extends SparkTest {
  private static final String WAMU = "USA:WM.1";
  private static final LocalDate LAST = LocalDate.of(2008, 9, 26);

  @Tag("heavy")
  @Test
  void nothingIsFilledInAfterTheLastQuoteAndTheLastReturnIsKept() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      new Ingestion()
          .ingest(
              temp.lakehouse(),
              IngestRequest.of(
                  Seed.LIBRARY,
                  Stream.of("us_lean15_raw", "us_lean15_actions")
                      .map(Seed.LIBRARY::bundled)
                      .toList(),
                  Seed.asOf("2009-06-30"),
                  Reading.NEWLY_KNOWN));
      StageContext context = context(temp);
      assertTickersAreNotMixed(temp);
      assertDelistingIsKnownAfterwards(temp);

      new LabelStage(List.of(new LabelStage.Kind(5, PriceBasis.CLOSE))).run(context);
      Row label =
          temp.lakehouse()
              .read(Labels.SPEC)
              .all()
              .filter(col(Labels.SYMBOL).equalTo(WAMU))
              .orderBy(col(Labels.EVENT_DATE).desc())
              .first();
      assertThat(label.<LocalDate>getAs(Labels.EVENT_DATE)).isEqualTo("2008-09-18");
      assertThat(label.<LocalDate>getAs(Labels.EXIT_DATE)).isEqualTo(LAST);
      assertThat(label.<Double>getAs(Labels.LABEL)).isCloseTo(0.16 / 3.70 - 1, within(1e-12));

      new FeatureBackfill(
              "liquidity",
              new FeatureRange(Optional.empty(), Optional.empty(), List.of(WAMU)),
              Seed.LIBRARY.calendars())
          .update(context);
      Row features =
          temp.lakehouse()
              .read(FeatureSets.table("liquidity"))
              .all()
              .orderBy(col(Features.EVENT_DATE).desc())
              .first();
      assertThat(features.<LocalDate>getAs(Features.EVENT_DATE)).isEqualTo(LAST);
      PriceHistory prices = PriceHistory.ofBars(context, List.of(WAMU));
      assertThat(prices.from(LAST)).hasSize(1).allMatch(price -> price.close() == 0.16);
      assertThat(prices.from(LAST.plusDays(1))).isEmpty();
      assertThat(prices.knownBy(context.asOf(), LAST))
          .singleElement()
          .satisfies(
              end -> {
                assertThat(end.isDelisting()).isTrue();
                assertThat(LocalDate.ofEpochDay(end.day())).isEqualTo("2008-09-29");
                assertThat(end.lastReturn()).isZero();
              });
    }
  }

  /** A ticker's bars go to the company that had it on their date. */
  private static void assertTickersAreNotMixed(TempLakehouse temp) {
    assertThat(close(temp, WAMU, LAST)).isEqualTo(0.16);
    assertThat(close(temp, "USA:WM", LAST)).isGreaterThan(30);
    assertThat(ends(temp, "USA:BAC.1")).endsWith("1998-09-30");
    assertThat(ends(temp, "USA:BAC")).startsWith("1998-10-01");
    assertThat(ends(temp, "USA:WM")).startsWith("1998-01-02");
    assertThat(ends(temp, WAMU)).isEqualTo("1998-12-09 2008-09-26");
    assertThat(ends(temp, "USA:FB.1")).isEqualTo("1999-09-29 2003-03-28");
  }

  private static void assertDelistingIsKnownAfterwards(TempLakehouse temp) {
    String delisting = "symbol = '%s' and kind = 'delisting'".formatted(WAMU);
    assertThat(
            temp.lakehouse()
                .read(CorporateActions.SPEC)
                .knownBy(close(LAST))
                .filter(delisting)
                .count())
        .isZero();
    assertThat(
            temp.lakehouse()
                .read(CorporateActions.SPEC)
                .knownBy(close(LAST.plusDays(3)))
                .filter(delisting)
                .count())
        .isEqualTo(1);
  }

  private static Instant close(LocalDate session) {
    return Seed.LIBRARY.calendars().get("us_equity").closeInstant(session);
  }

  private static double close(TempLakehouse temp, String symbol, LocalDate date) {
    return temp.lakehouse()
        .read(DailyBars.SPEC)
        .all()
        .filter(col(DailyBars.SYMBOL).equalTo(symbol).and(col(DailyBars.EVENT_DATE).equalTo(date)))
        .first()
        .getAs(DailyBars.CLOSE);
  }

  /** First and last session of a symbol. */
  private static String ends(TempLakehouse temp, String symbol) {
    Row row =
        temp.lakehouse()
            .read(DailyBars.SPEC)
            .all()
            .filter(col(DailyBars.SYMBOL).equalTo(symbol))
            .selectExpr("string(min(event_date))", "string(max(event_date))")
            .first();
    return row.getString(0) + " " + row.getString(1);
  }

  private static StageContext context(TempLakehouse temp) {
    return new StageContext(
        temp.lakehouse(),
        LocalDate.parse("2009-06-30"),
        Seed.asOf("2009-06-30"),
        temp.lakehouse().runId());
  }
}
