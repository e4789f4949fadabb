package org.alluvium.flows.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.testkit.DatasetBuilder;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class DataCheckSparkTest extends SparkTest {
  private static final TradingCalendars CALENDARS =
      TradingCalendars.read(Path.of(System.getProperty("alluvium.home"), "conf/calendars.json"));
  private static final Instant AS_OF = Instant.parse("2017-11-29T21:00:00Z");

  @Test
  void gaps_lags_missing_volumes_and_outliers_are_told_per_symbol() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      instruments(temp);
      temp.lakehouse().write(DailyBars.SPEC).appendOnce(bars().build(), "test");
      DataReport report =
          new DataCheck(CALENDARS, CheckBounds.DEFAULT).check(temp.lakehouse(), AS_OF, List.of());
      assertThat(report.symbols()).hasSize(1);
      SymbolHealth ibm = report.symbols().get(0).health();
      assertThat(ibm.missingSessions()).containsExactly(LocalDate.parse("2017-11-22"));
      assertThat(report.symbols().get(0).sessionsBehind()).isEqualTo(2);
      assertThat(ibm.missingVolumes()).isEqualTo(1);
      assertThat(ibm.outliers()).containsExactly(LocalDate.parse("2017-11-27"));
      assertThat(report.warnings())
          .containsExactly(
              "NYSE:IBM lacks 2017-11-22",
              "NYSE:IBM is 2 sessions behind, its last bar is of 2017-11-27",
              "NYSE:IBM has no volume in 1 of 4 bars",
              "NYSE:IBM has a log return beyond 0.25 on 2017-11-27");
      assertThat(report.summary()).isEqualTo("1 symbols, 1 missing sessions, 4 warnings");
      assertThatThrownBy(report::requireClean)
          .isInstanceOfSatisfying(
              AlluviumException.class,
              e -> assertThat(e.category()).isEqualTo(ErrorCategory.DATA_CHECK))
          .hasMessageStartingWith("check --strict: 4 warnings as of 2017-11-29T21:00:00Z;");
    }
  }

  @Test
  void a_later_check_reads_what_is_new_and_ends_as_one_from_nothing() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      instruments(temp);
      temp.lakehouse().write(DailyBars.SPEC).appendOnce(bars().build(), "first");
      assertThat(check(temp, "2017-11-24T21:00:00Z").rowsRead()).isEqualTo(3);
      assertThat(check(temp, "2017-11-27T21:00:00Z").rowsRead()).isEqualTo(1);
      assertThat(check(temp, "2017-11-27T21:00:00Z").rowsWritten()).isZero();
      requireAsFromNothing(temp, Instant.parse("2017-11-27T21:00:00Z"));

      temp.lakehouse()
          .write(DailyBars.SPEC)
          .appendOnce(corrected("2017-11-21", 103.0, "2017-11-28T15:00:00Z"), "late");
      assertThat(check(temp, "2017-11-28T21:00:00Z").rowsRead()).isEqualTo(1 + 4);
      requireAsFromNothing(temp, Instant.parse("2017-11-28T21:00:00Z"));
    }
  }

  private static StageResult check(TempLakehouse temp, String asOf) {
    Instant t = Instant.parse(asOf);
    LocalDate date = t.atZone(ZoneOffset.UTC).toLocalDate();
    return new CheckStage(CALENDARS).run(new StageContext(temp.lakehouse(), date, t, "test"));
  }

  private static void requireAsFromNothing(TempLakehouse temp, Instant asOf) {
    List<SymbolHealth> stored =
        StoredHealth.latest(temp.lakehouse(), asOf).values().stream()
            .map(StoredHealth.Checked::health)
            .toList();
    List<SymbolHealth> whole =
        new DataCheck(CALENDARS, CheckBounds.DEFAULT)
            .check(temp.lakehouse(), asOf, List.of()).symbols().stream()
                .map(DataReport.Line::health)
                .toList();
    assertThat(stored).isNotEmpty().isEqualTo(whole);
  }

  private static Dataset<Row> corrected(String date, double close, String knownAt) {
    return DatasetBuilder.of(spark(), DailyBars.SPEC)
        .row(
            DailyBars.SYMBOL, "NYSE:IBM",
            DailyBars.PRICE_BASIS, "raw",
            DailyBars.SOURCE, "test",
            DailyBars.EVENT_DATE, date,
            DailyBars.KNOWN_AT, knownAt,
            DailyBars.OPEN, close,
            DailyBars.HIGH, close,
            DailyBars.LOW, close,
            DailyBars.CLOSE, close,
            DailyBars.VOLUME, 5.0)
        .build();
  }

  private static void instruments(TempLakehouse temp) {
    temp.lakehouse()
        .write(Instruments.SPEC)
        .insertMissing(
            DatasetBuilder.of(spark(), Instruments.SPEC)
                .row(
                    Instruments.SYMBOL,
                    "NYSE:IBM",
                    Instruments.ASSET_CLASS,
                    "equity",
                    Instruments.CALENDAR,
                    "us_equity",
                    Instruments.TICK_SIZE,
                    0.01,
                    Instruments.LOT_SIZE,
                    1.0,
                    Instruments.CONTRACT_MULTIPLIER,
                    1.0)
                .build());
  }

  private static DatasetBuilder bars() {
    DatasetBuilder bars =
        DatasetBuilder.of(spark(), DailyBars.SPEC)
            .byDefault(DailyBars.SYMBOL, "NYSE:IBM")
            .byDefault(DailyBars.PRICE_BASIS, "raw")
            .byDefault(DailyBars.SOURCE, "test");
    bar(bars, "2017-11-20", 100.0, 5.0);
    bar(bars, "2017-11-21", 101.0, null);
    bar(bars, "2017-11-24", 102.0, 5.0);
    bar(bars, "2017-11-27", 140.0, 5.0);
    return bars;
  }

  private static void bar(DatasetBuilder bars, String date, double close, Double volume) {
    bars.row(
        DailyBars.EVENT_DATE, date,
        DailyBars.KNOWN_AT, date + "T21:00:00Z",
        DailyBars.OPEN, close,
        DailyBars.HIGH, close,
        DailyBars.LOW, close,
        DailyBars.CLOSE, close,
        DailyBars.VOLUME, volume);
  }
}
