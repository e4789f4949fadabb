package org.alluvium.flows.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alluvium.flows.audit.impact.Correction;
import org.alluvium.flows.audit.impact.ImpactAudit;
import org.alluvium.flows.audit.impact.ImpactReport;
import org.alluvium.flows.audit.impact.ImpactRequest;
import org.alluvium.flows.ingestion.Seed;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.kernels.feature.FeatureSchema;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.io.SliceDigest;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.alluvium.lakehouse.testkit.DatasetBuilder;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The set macro on demand: week by week with revisions equals one run, bit for bit. */
@Tag("spark")
class MacroBackfillSparkTest extends SparkTest {
  private static final LocalDate FIRST = LocalDate.of(2017, 1, 2);
  private static final LocalDate LAST = LocalDate.of(2017, 3, 31);
  private static final LocalDate REVISED = LocalDate.of(2017, 2, 10);
  private static final LocalDate REVISION = LocalDate.of(2017, 3, 15);
  private static final List<String> SYMBOLS = List.of("NYSE:IBM", "NYSE:KO");
  private static final JsonNode CONFIGURATION = configuration();
  private static final TableSpec TABLE =
      FeatureSets.table(FeatureSets.configured("macro", CONFIGURATION));

  @Tag("heavy")
  @Test
  void weekByWeekWithRevisionsEqualsOneRunAndAFullBackfillBitForBit() {
    try (TempLakehouse grown = TempLakehouse.open(spark());
        TempLakehouse whole = TempLakehouse.open(spark())) {
      Instant before = Instant.EPOCH;
      for (String date : List.of("2017-03-03", "2017-03-10", "2017-03-14", "2017-03-17")) {
        Instant asOf = close(LocalDate.parse(date));
        append(grown, before, asOf);
        update(grown, LocalDate.parse(date));
        before = asOf;
      }
      append(grown, before, close(LAST));
      FeatureBackfill.Result last = update(grown, LAST);
      append(whole, Instant.EPOCH, close(LAST));
      FeatureBackfill.Result once = update(whole, LAST);

      assertThat(last.after().digest()).isEqualTo(once.after().digest());
      assertThat(update(grown, LAST).rowsWritten()).isZero();
      assertThat(backfill(FeatureRange.everything()).rebuild(context(whole, LAST)).after())
          .satisfies(full -> assertThat(full.digest()).isEqualTo(once.after().digest()));
    }
  }

  @Test
  void aRevisionAddsAVintageOfTheRowsThatItChangesAndLeavesWhatWasKnownBefore() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      LocalDate eve = REVISION.minusDays(1);
      append(temp, Instant.EPOCH, close(eve));
      update(temp, eve);
      SliceDigest then = known(temp, eve);
      append(temp, close(eve), close(REVISION));
      FeatureBackfill.Result revised = update(temp, REVISION);

      assertThat(known(temp, eve)).isEqualTo(then);
      // The revised day is used by the next session on, is a change's end or start until five
      // observations later, and in the window of ten observations that ends on 2017-02-23.
      assertThat(revised.rowsWritten()).isEqualTo(2 * (10 + 1));
      assertThat(vintages(temp, "2017-02-13")).isEqualTo(2);
      assertThat(vintages(temp, "2017-02-24")).isEqualTo(2);
      assertThat(vintages(temp, "2017-02-10")).isEqualTo(1);
      assertThat(vintages(temp, "2017-02-27")).isEqualTo(1);
    }
  }

  @Test
  void theImpactOfALateObservationAndARevisionIsTheSessionsThatWereComputedAgain() {
    LocalDate late = LocalDate.of(2017, 2, 15);
    LocalDate before = LocalDate.of(2017, 3, 14);
    Column isLate = col(SilverMacro.EVENT_DATE).equalTo(lit(late));
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      temp.lakehouse().write(DailyBars.SPEC).appendOnce(bars(known -> true), "bars");
      Predicate<Instant> known = at -> !at.isAfter(close(before));
      temp.lakehouse()
          .write(SilverMacro.SPEC)
          .appendOnce(observations(known).filter(not(isLate)), "in time");
      update(temp, before);
      temp.lakehouse()
          .write(SilverMacro.SPEC)
          .appendOnce(
              observations(known.negate())
                  .unionByName(
                      observations(known)
                          .filter(isLate)
                          .withColumn(SilverMacro.KNOWN_AT, lit(close(REVISION)))),
              "late");
      update(temp, LAST);

      DirectLakehouse direct = DirectLakehouse.open(temp.root().toString());
      List<FeatureSchema> sets = List.of(FeatureSets.configured("macro", CONFIGURATION));
      ImpactReport report =
          new ImpactAudit(direct, sets, new RunRecords(direct, Clock.systemUTC()))
              .follow(
                  new ImpactRequest(
                      Optional.of(SilverMacro.SPEC.name()),
                      List.of(),
                      List.of(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty()));
      assertThat(report.corrections()).extracting(Correction::date).containsExactly(REVISED, late);
      TreeSet<LocalDate> again = restated(temp);
      assertThat(again).hasSizeGreaterThan(12);
      assertThat(report.affected())
          .hasSize(SYMBOLS.size())
          .allSatisfy(
              affected -> {
                assertThat(affected.first()).isEqualTo(again.first());
                assertThat(affected.last()).isEqualTo(again.last());
                assertThat(affected.count()).isEqualTo(again.size());
                assertThat(affected.state()).startsWith("computed again");
              });
    }
  }

  /** Sessions of a symbol with more than one vintage. */
  private static TreeSet<LocalDate> restated(TempLakehouse temp) {
    return temp
        .lakehouse()
        .read(TABLE)
        .all()
        .filter(col(Features.SYMBOL).equalTo(SYMBOLS.get(0)))
        .groupBy(col(Features.EVENT_DATE))
        .count()
        .filter("count > 1")
        .collectAsList()
        .stream()
        .map(row -> row.<LocalDate>getAs(0))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void aRangeIsRebuiltWithoutTouchingOtherRows() {
    FeatureRange days =
        new FeatureRange(
            Optional.of(LAST.minusDays(6)), Optional.of(LAST), List.of(SYMBOLS.get(0)));
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      append(temp, Instant.EPOCH, close(LAST));
      String sound = update(temp, LAST).after().digest();
      assertThat(backfill(days).rebuild(context(temp, LAST)).rowsWritten()).isEqualTo(5);
      assertThat(update(temp, LAST).after().digest()).isEqualTo(sound);
    }
  }

  @Test
  void aSeriesWithoutObservationsAndAListThatMakesNoColumnsAreNamed() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      append(temp, Instant.EPOCH, close(LAST));
      FeatureBackfill bundled =
          new FeatureBackfill("macro", FeatureRange.everything(), Seed.LIBRARY.calendars());
      assertThatThrownBy(() -> bundled.update(context(temp, LAST)))
          .isInstanceOf(AlluviumException.class)
          .hasMessageStartingWith(
              "features.macro.series: silver.macro has no observation of VIX, DFF, DGS10");
    }
    JsonNode twice = CONFIGURATION.deepCopy();
    ArrayNode series = (ArrayNode) twice.at("/features/macro/series");
    series.add(series.get(0));
    assertThatThrownBy(() -> FeatureSets.features("macro", twice))
        .hasMessage(
            "features.macro.series: macro feature RATE occurs twice; correct the list in the manifest");
  }

  private static FeatureBackfill backfill(FeatureRange range) {
    return FeatureBackfill.configured("macro", range, CONFIGURATION, Seed.LIBRARY.calendars());
  }

  private static FeatureBackfill.Result update(TempLakehouse temp, LocalDate date) {
    return backfill(FeatureRange.everything()).update(context(temp, date));
  }

  private static StageContext context(TempLakehouse temp, LocalDate date) {
    return new StageContext(temp.lakehouse(), date, close(date), temp.lakehouse().runId());
  }

  private static SliceDigest known(TempLakehouse temp, LocalDate date) {
    return SliceDigest.of(temp.lakehouse().read(TABLE).knownBy(close(date)), TABLE);
  }

  private static long vintages(TempLakehouse temp, String session) {
    return temp.lakehouse()
        .read(TABLE)
        .all()
        .filter(col(Features.SYMBOL).equalTo(SYMBOLS.get(0)))
        .filter(col(Features.EVENT_DATE).cast("string").equalTo(session))
        .count();
  }

  private static Instant close(LocalDate date) {
    return Instant.parse(date + "T21:00:00Z");
  }

  /** Adds the rows that became known after one instant and by another. */
  private static void append(TempLakehouse temp, Instant after, Instant by) {
    Predicate<Instant> isNew = known -> known.isAfter(after) && !known.isAfter(by);
    temp.lakehouse().write(DailyBars.SPEC).appendOnce(bars(isNew), "bars-" + by);
    temp.lakehouse().write(SilverMacro.SPEC).appendOnce(observations(isNew), "macro-" + by);
  }

  /** A bar each weekday; one of each symbol comes two weeks late, one is corrected. */
  private static Dataset<Row> bars(Predicate<Instant> isNew) {
    DatasetBuilder bars =
        DatasetBuilder.of(spark(), DailyBars.SPEC)
            .byDefault(DailyBars.OPEN, 100)
            .byDefault(DailyBars.HIGH, 100)
            .byDefault(DailyBars.LOW, 100)
            .byDefault(DailyBars.CLOSE, 100)
            .byDefault(DailyBars.PRICE_BASIS, "raw")
            .byDefault(DailyBars.SOURCE, "test");
    for (String symbol : SYMBOLS) {
      for (LocalDate date : weekdays()) {
        boolean late = date.equals(LocalDate.of(2017, 2, 22));
        bar(bars, symbol, date, late ? close(date.plusDays(14)) : close(date), isNew);
      }
      bar(bars, symbol, LocalDate.of(2017, 2, 1), close(LocalDate.of(2017, 3, 8)), isNew);
    }
    return bars.build();
  }

  private static void bar(
      DatasetBuilder bars, String symbol, LocalDate date, Instant known, Predicate<Instant> isNew) {
    if (isNew.test(known)) {
      bars.row(DailyBars.SYMBOL, symbol, DailyBars.EVENT_DATE, date, DailyBars.KNOWN_AT, known);
    }
  }

  /** A daily rate known at noon of the next day, with one revision. */
  private static Dataset<Row> observations(Predicate<Instant> isNew) {
    DatasetBuilder rows =
        DatasetBuilder.of(spark(), SilverMacro.SPEC)
            .byDefault(SilverMacro.SERIES, "RATE")
            .byDefault(SilverMacro.SOURCE, "test");
    weekdays()
        .forEach(
            date -> {
              double value = 2 + Math.sin(date.toEpochDay() * 0.9);
              observation(rows, date, date.plusDays(1), value, isNew);
              if (date.equals(REVISED)) {
                observation(rows, date, REVISION, value + 0.125, isNew);
              }
            });
    return rows.build();
  }

  private static void observation(
      DatasetBuilder rows,
      LocalDate date,
      LocalDate released,
      double value,
      Predicate<Instant> isNew) {
    Instant known = Instant.parse(released + "T12:00:00Z");
    if (isNew.test(known)) {
      rows.row(SilverMacro.EVENT_DATE, date, SilverMacro.KNOWN_AT, known, SilverMacro.VALUE, value);
    }
  }

  private static List<LocalDate> weekdays() {
    Stream<LocalDate> days = FIRST.datesUntil(LAST.plusDays(1));
    return days.filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0).toList();
  }

  private static JsonNode configuration() {
    try {
      return new ObjectMapper()
          .readTree(
              """
              {"features": {"macro": {"series": [{"series": "RATE", "frequency": "daily",
                "change": "difference", "look_backs": [1, 5], "z_score_window": 10}]}}}
              """);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
