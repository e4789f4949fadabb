package org.alluvium.flows.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.alluvium.flows.ingestion.Seed;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.FeatureLateness;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.alluvium.lakehouse.testkit.DatasetBuilder;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lateness of bars and observations, counted by hand. */
@Tag("spark")
class MacroLatenessSparkTest extends SparkTest {
  private static final String SYMBOL = "NYSE:IBM";
  private static final LocalDate FIRST = LocalDate.of(2017, 1, 3);
  private static final LocalDate LAST = LocalDate.of(2017, 2, 3);
  private static final LocalDate LATE = LocalDate.of(2017, 1, 25);

  @Test
  void latenessIsMeasuredByFirstVintageAndKept() throws JsonProcessingException {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      fill(temp);
      List<InputLateness> all = lateness(temp, LAST);

      // 23 sessions, all but one known at the close, that one ten days after it; the 99th
      // percentile lies at 0.99 * 22 = 21.78 of 0..22, between 0 hours and 240.
      assertThat(all.get(0).input()).isEqualTo("silver.daily_bars");
      assertThat(all.get(0).inputs()).isEqualTo(22);
      assertThat(all.get(0).maxHours()).hasValue(0);
      assertThat(all.get(0).excludedRows()).isEqualTo(1);
      // The only observation is of 01-03 and known 36 hours later; from 01-18 on it is too old.
      assertThat(all.get(1))
          .isEqualTo(
              new InputLateness(
                  "silver.macro GONE", 1, OptionalDouble.of(36), OptionalDouble.of(36), 12));

      List<InputLateness> later = lateness(temp, LAST.plusDays(5));
      assertThat(later.get(0).inputs()).isEqualTo(23);
      assertThat(later.get(0).p99Hours().orElseThrow())
          .isCloseTo(0.78 * 240, org.assertj.core.api.Assertions.within(1e-9));
      assertThat(later.get(0).maxHours()).hasValue(240);
      assertThat(later.get(0).excludedRows()).isZero();
      assertThat(later.get(0).told())
          .isEqualTo(
              "silver.daily_bars: lateness of 23 inputs, 99 % within 7.8 days, at most 10.0 days; 0 rows excluded for it");
      assertThat(temp.lakehouse().read(FeatureLateness.SPEC).all().count()).isEqualTo(4);
    }
  }

  private static List<InputLateness> lateness(TempLakehouse temp, LocalDate date)
      throws JsonProcessingException {
    FeatureBackfill backfill =
        FeatureBackfill.configured(
            "macro",
            FeatureRange.everything(),
            new ObjectMapper()
                .readTree(
                    """
                    {"features": {"macro": {"series": [{"series": "GONE", "frequency": "daily",
                      "change": "difference", "look_backs": [], "z_score_window": 3}]}}}
                    """),
            Seed.LIBRARY.calendars());
    Instant asOf = Instant.parse(date + "T23:00:00Z");
    StageContext context = new StageContext(temp.lakehouse(), date, asOf, temp.lakehouse().runId());
    backfill.update(context);
    return backfill.lateness(context);
  }

  private static void fill(TempLakehouse temp) {
    temp.lakehouse()
        .write(Instruments.SPEC)
        .appendOnce(
            DatasetBuilder.of(spark(), Instruments.SPEC)
                .byDefault(Instruments.SYMBOL, SYMBOL)
                .byDefault(Instruments.CALENDAR, "us_equity")
                .byDefault(Instruments.TICK_SIZE, 0.01)
                .byDefault(Instruments.LOT_SIZE, 1)
                .byDefault(Instruments.CONTRACT_MULTIPLIER, 1)
                .row(Instruments.VALID_FROM, "1998-01-02")
                .build(),
            "instruments");
    DatasetBuilder bars =
        DatasetBuilder.of(spark(), DailyBars.SPEC)
            .byDefault(DailyBars.SYMBOL, SYMBOL)
            .byDefault(DailyBars.OPEN, 100)
            .byDefault(DailyBars.HIGH, 100)
            .byDefault(DailyBars.LOW, 100)
            .byDefault(DailyBars.CLOSE, 100)
            .byDefault(DailyBars.PRICE_BASIS, "raw")
            .byDefault(DailyBars.SOURCE, "test");
    Seed.LIBRARY.calendars().get("us_equity").sessionsBetween(FIRST, LAST).stream()
        .forEach(
            date ->
                bars.row(
                    DailyBars.EVENT_DATE,
                    date,
                    DailyBars.KNOWN_AT,
                    Instant.parse((date.equals(LATE) ? date.plusDays(10) : date) + "T21:00:00Z")));
    temp.lakehouse().write(DailyBars.SPEC).appendOnce(bars.build(), "bars");
    temp.lakehouse()
        .write(SilverMacro.SPEC)
        .appendOnce(
            DatasetBuilder.of(spark(), SilverMacro.SPEC)
                .row(
                    SilverMacro.SERIES,
                    "GONE",
                    SilverMacro.SOURCE,
                    "test",
                    SilverMacro.EVENT_DATE,
                    FIRST,
                    SilverMacro.KNOWN_AT,
                    Instant.parse(FIRST.plusDays(1) + "T12:00:00Z"),
                    SilverMacro.VALUE,
                    1.0)
                .build(),
            "macro");
  }
}
