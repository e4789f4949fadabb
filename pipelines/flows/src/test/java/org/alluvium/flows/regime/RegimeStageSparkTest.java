package org.alluvium.flows.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.stream.IntStream;
import org.alluvium.flows.panel.PriceVersion;
import org.alluvium.flows.regime.report.DirectPrices;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.io.SliceDigest;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Regimes;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
@Tag("heavy")
class RegimeStageSparkTest extends SparkTest {
  private static final String SYMBOL = "ARCA:MADE";
  private static final RegimeSubject SUBJECT =
      RegimeSubject.of("made", SYMBOL, "weekdays", 252, MarketFixture.CONFIGURATION);
  private static final LocalDate LAST = MarketFixture.sessions().get(MarketFixture.SESSIONS - 1);

  /** Before the correction arrives, before the late bar does, and the last session. */
  private static final List<LocalDate> DATES =
      List.of(
          MarketFixture.sessions().get(MarketFixture.CORRECTED_AT - 1),
          MarketFixture.sessions().get(MarketFixture.LATE + 1),
          LAST);

  @Test
  void futureDataAndCorrectionsMoveNoStoredRowAndRunsAddUpToOneFromNothing() {
    try (TempLakehouse grown = TempLakehouse.open(spark());
        TempLakehouse whole = TempLakehouse.open(spark())) {
      Instant before = Instant.EPOCH;
      for (LocalDate date : DATES) {
        Instant asOf = MarketFixture.close(date);
        append(grown, before, asOf, date.toString());
        SliceDigest stood = digest(grown, before);
        StageResult result = run(grown, date);
        assertThat(result.rowsWritten()).isPositive();
        assertThat(digest(grown, before)).as("as of %s", date).isEqualTo(stood);
        assertThat(run(grown, date).rowsWritten()).isZero();
        before = asOf;
      }
      append(whole, Instant.EPOCH, before, "all");
      StageResult once = run(whole, LAST);

      assertThat(once.rowsWritten()).isEqualTo(MarketFixture.SESSIONS);
      assertThat(once.note()).startsWith("made 760 new sessions, ").endsWith(" on " + LAST);
      assertThat(run(grown, LAST).outputs().get(0).digest())
          .isEqualTo(once.outputs().get(0).digest());
      assertThat(run(whole, DATES.get(0)).rowsWritten()).isZero();
      assertReadAlike(whole);
    }
  }

  private static void assertReadAlike(TempLakehouse temp) {
    Instant asOf = MarketFixture.close(DATES.get(1));
    NavigableMap<LocalDate, RegimeRow> bySpark =
        StoredRegimes.of(context(temp, DATES.get(1))).of("made", SUBJECT.lineage());
    NavigableMap<LocalDate, RegimeRow> direct =
        StoredRegimes.of(DirectLakehouse.open(temp.root().toString()), asOf)
            .of("made", SUBJECT.lineage());
    List<RegimeRow> computed =
        SUBJECT.computation().rows(MarketFixture.versions(), List.of(), asOf);
    assertThat(bySpark).isEqualTo(direct);
    assertThat(new DirectPrices(DirectLakehouse.open(temp.root().toString()), asOf).of(SYMBOL))
        .containsExactlyInAnyOrderElementsOf(MarketFixture.knownBy(asOf));
    assertThat(direct.values()).containsExactlyInAnyOrderElementsOf(computed);
    LocalDate late = MarketFixture.sessions().get(MarketFixture.LATE);
    assertThat(direct).doesNotContainKey(late);
    assertThat(StoredRegimes.latest(direct, MarketFixture.close(late)).orElseThrow().eventDate())
        .isEqualTo(MarketFixture.sessions().get(MarketFixture.LATE - 1));
    assertThat(StoredRegimes.latest(direct, Instant.EPOCH)).isEmpty();
  }

  @Test
  void aMarketWithoutBarsIsNamed() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      append(temp, Instant.EPOCH, MarketFixture.close(DATES.get(0)), "some");
      RegimeSubject other =
          RegimeSubject.of("made", "ARCA:NONE", "weekdays", 252, RegimeConfiguration.DEFAULTS);
      assertThatThrownBy(() -> new RegimeStage(List.of(other)).run(context(temp, DATES.get(0))))
          .hasMessage(
              "profile made: silver.daily_bars has no bar of ARCA:NONE as of %s; fill it with './alluvium flow data --profile made', or take a later --as-of",
              MarketFixture.close(DATES.get(0)));
    }
  }

  private static StageResult run(TempLakehouse temp, LocalDate date) {
    return new RegimeStage(List.of(SUBJECT)).run(context(temp, date));
  }

  private static StageContext context(TempLakehouse temp, LocalDate date) {
    return new StageContext(temp.lakehouse(), date, MarketFixture.close(date), "run-1");
  }

  private static SliceDigest digest(TempLakehouse temp, Instant knownBy) {
    return SliceDigest.of(
        temp.lakehouse().read(Regimes.SPEC).orEmpty().knownBy(knownBy), Regimes.SPEC);
  }

  private static void append(TempLakehouse temp, Instant after, Instant upTo, String batch) {
    StructType schema = SparkSchemas.contentSchema(DailyBars.SPEC);
    List<Row> rows = new ArrayList<>();
    for (PriceVersion version : MarketFixture.versions()) {
      Instant known = Micros.instant(version.knownAt());
      if (known.isAfter(after) && !known.isAfter(upTo)) {
        rows.add(row(schema, version, known));
      }
    }
    temp.lakehouse()
        .write(DailyBars.SPEC)
        .appendOnce(spark().createDataFrame(rows, schema).coalesce(1), batch);
  }

  private static Row row(StructType schema, PriceVersion version, Instant known) {
    return RowFactory.create(
        IntStream.range(0, schema.size())
            .mapToObj(i -> schema.fields()[i].name())
            .map(
                name ->
                    switch (name) {
                      case DailyBars.SYMBOL -> SYMBOL;
                      case DailyBars.EVENT_DATE -> LocalDate.ofEpochDay(version.day());
                      case DailyBars.KNOWN_AT -> known;
                      case DailyBars.OPEN, DailyBars.HIGH, DailyBars.LOW, DailyBars.CLOSE ->
                          version.close();
                      case DailyBars.VOLUME -> 1e6;
                      case DailyBars.PRICE_BASIS -> "fully_adjusted";
                      case DailyBars.SOURCE -> "test";
                      case DailyBars.FLAGS -> new String[0];
                      default -> null;
                    })
            .toArray());
  }
}
