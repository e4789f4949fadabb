package org.alluvium.flows.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.ingestion.Seed;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.kernels.feature.Alpha158;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.testkit.DatasetBuilder;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Backfills on demand: a range never leaves a hole, and a full one gives the same bits. */
@Tag("spark")
class FeatureBackfillSparkTest extends SparkTest {
  private static final String ONE = "NYSE:IBM";
  private static final String OTHER = "NYSE:KO";
  private static final LocalDate FIRST = LocalDate.of(2017, 1, 2);
  private static final int SESSIONS = 100;
  private static final LocalDate LAST = FIRST.plusDays(SESSIONS - 1);
  private static final FeatureRange TEN_DAYS_OF_ONE =
      new FeatureRange(Optional.of(LAST.minusDays(9)), Optional.of(LAST), List.of(ONE));

  @Test
  void fullReplacesWhatWasComputedBeforeByTheSameContent() {
    try (TempLakehouse temp = withBars()) {
      FeatureBackfill.Result first = backfill(FeatureRange.everything()).update(context(temp));
      FeatureBackfill.Result full = backfill(FeatureRange.everything()).rebuild(context(temp));
      assertThat(first.rowsWritten()).isEqualTo(2 * SESSIONS);
      assertThat(full.rowsWritten()).isEqualTo(2 * SESSIONS);
      assertThat(full.before().digest()).isEqualTo(first.after().digest());
      assertThat(full.after().digest()).isEqualTo(full.before().digest());
    }
  }

  @Test
  void aRangeIsRebuiltWithoutTouchingOtherRowsAndMendsThem() {
    try (TempLakehouse temp = withBars()) {
      String sound = backfill(FeatureRange.everything()).update(context(temp)).after().digest();
      spoil(temp);
      assertThat(backfill(FeatureRange.everything()).update(context(temp)).after().digest())
          .isNotEqualTo(sound);

      FeatureBackfill.Result mended = backfill(TEN_DAYS_OF_ONE).rebuild(context(temp));

      assertThat(mended.rowsWritten()).isEqualTo(10);
      assertThat(mended.before().digest()).isNotEqualTo(mended.after().digest());
      assertThat(backfill(FeatureRange.everything()).update(context(temp)).after().digest())
          .isEqualTo(sound);
    }
  }

  @Test
  void aRangeOfAnEmptyTableLeavesNoHole() {
    try (TempLakehouse temp = withBars()) {
      FeatureBackfill.Result part = backfill(TEN_DAYS_OF_ONE).rebuild(context(temp));
      assertThat(part.after().rows()).isEqualTo(10);
      FeatureBackfill.Result rest = backfill(FeatureRange.everything()).update(context(temp));
      assertThat(rest.rowsWritten()).isEqualTo(SESSIONS);
      assertThat(rest.after().rows()).isEqualTo(2 * SESSIONS);
    }
  }

  @Test
  void aSetThatLooksFarBackGoesOnToTheBitsOfOneRunFromNothing() {
    FeatureBackfill technicals =
        new FeatureBackfill("technicals", FeatureRange.everything(), Seed.LIBRARY.calendars());
    try (TempLakehouse grown = withBars();
        TempLakehouse whole = withBars()) {
      assertThat(technicals.update(context(grown, LAST.minusDays(7))).rowsWritten())
          .isEqualTo(2 * (SESSIONS - 7));
      FeatureBackfill.Result week = technicals.update(context(grown));
      assertThat(week.rowsWritten()).isEqualTo(2 * 7);
      assertThat(week.after().digest())
          .isEqualTo(technicals.update(context(whole)).after().digest());
    }
  }

  @Test
  void aSymbolThatTradesSeldomHasItsWholeLookBack() {
    int daysApart = 5;
    LocalDate last = FIRST.plusDays((SESSIONS - 1) * daysApart);
    try (TempLakehouse grown = withBars(daysApart);
        TempLakehouse whole = withBars(daysApart)) {
      backfill(FeatureRange.everything()).update(context(grown, last.minusDays(7 * daysApart)));
      FeatureBackfill.Result weeks =
          backfill(FeatureRange.everything()).update(context(grown, last));
      assertThat(weeks.rowsWritten()).isEqualTo(2 * 7);
      assertThat(weeks.after().digest())
          .isEqualTo(
              backfill(FeatureRange.everything()).update(context(whole, last)).after().digest());
    }
  }

  /** What comes with a time before that up to which the table answers is not passed over. */
  @Test
  void aSymbolThatComesLateWithItsHistoryIsComputedWhole() {
    try (TempLakehouse grown = withBars(1, List.of(ONE));
        TempLakehouse whole = withBars()) {
      FeatureBackfill everything = backfill(FeatureRange.everything());
      everything.update(context(grown, LAST.minusDays(7)));
      grown.lakehouse().write(DailyBars.SPEC).appendOnce(bars(1, List.of(OTHER)), "late");
      FeatureBackfill.Result late = everything.update(context(grown));
      assertThat(late.rowsWritten()).isEqualTo(7 + SESSIONS);
      assertThat(late.after().digest())
          .isEqualTo(everything.update(context(whole)).after().digest());
    }
  }

  /** A part that was brought further than the rest is not computed twice. */
  @Test
  void aPartThatIsAheadIsNotComputedTwice() {
    try (TempLakehouse grown = withBars();
        TempLakehouse whole = withBars()) {
      FeatureBackfill everything = backfill(FeatureRange.everything());
      everything.update(context(grown, LAST.minusDays(14)));
      FeatureRange one = new FeatureRange(Optional.empty(), Optional.empty(), List.of(ONE));
      assertThat(backfill(one).update(context(grown, LAST.minusDays(7))).rowsWritten())
          .isEqualTo(7);
      FeatureBackfill.Result rest = everything.update(context(grown));
      assertThat(rest.rowsWritten()).isEqualTo(7 + 14);
      backfill(FeatureRange.everything()).rebuild(context(grown));
      assertThat(everything.update(context(grown)).rowsWritten()).isZero();
      assertThat(rest.after().digest())
          .isEqualTo(everything.update(context(whole)).after().digest());
    }
  }

  /** No watermark tells what is gone: neither a bar nor a row of features. */
  @Test
  void whatAnotherWriterTookAwayIsNamedUntilTheSetIsComputedAgain() {
    FeatureBackfill everything = backfill(FeatureRange.everything());
    for (TableSpec table : List.of(DailyBars.SPEC, FeatureSets.table("alpha158"))) {
      try (TempLakehouse temp = withBars();
          TempLakehouse sound = withBars()) {
        everything.update(context(temp));
        delete(temp, table);
        assertThatThrownBy(() -> everything.update(context(temp)))
            .isInstanceOfSatisfying(
                AlluviumException.class,
                e -> assertThat(e.category()).isEqualTo(ErrorCategory.DATA_CHECK))
            .hasMessage(
                table
                    + " was changed by another writer (DELETE in version 2): what"
                    + " gold.features_alpha158 holds does not follow from it any more; compute the"
                    + " set again with 'alluvium backfill --set alpha158 --full'");
        FeatureRange one = new FeatureRange(Optional.empty(), Optional.empty(), List.of(OTHER));
        assertThatThrownBy(() -> backfill(one).rebuild(context(temp)))
            .as("a part does not hide it")
            .hasMessageContaining("was changed by another writer");
        everything.rebuild(context(temp));
        if (table == DailyBars.SPEC) {
          delete(sound, table);
        }
        assertThat(everything.update(context(temp)).after().digest())
            .isEqualTo(everything.update(context(sound)).after().digest());
      }
    }
  }

  /** Rewriting files changes no row. */
  @Test
  void compactionByAnotherWriterIsNoChange() {
    FeatureBackfill everything = backfill(FeatureRange.everything());
    try (TempLakehouse temp = withBars(1, List.of(ONE))) {
      everything.update(context(temp, LAST.minusDays(7)));
      temp.lakehouse().write(DailyBars.SPEC).appendOnce(bars(1, List.of(OTHER)), "other");
      spark().sql("OPTIMIZE delta.`" + folder(temp, DailyBars.SPEC) + "`");
      assertThat(everything.update(context(temp)).rowsWritten()).isEqualTo(7 + SESSIONS);
    }
  }

  private static void delete(TempLakehouse temp, TableSpec table) {
    spark()
        .sql(
            "DELETE FROM delta.`%s` WHERE symbol = '%s' AND event_date = DATE'%s'"
                .formatted(folder(temp, table), ONE, LAST.minusDays(3)));
  }

  private static String folder(TempLakehouse temp, TableSpec table) {
    return temp.root().resolve(table.name().path()).toString();
  }

  @Test
  void aSymbolWithoutBarsIsNamed() {
    try (TempLakehouse temp = withBars()) {
      FeatureRange range =
          new FeatureRange(Optional.empty(), Optional.empty(), List.of("NYSE:NOPE", ONE));
      assertThatThrownBy(() -> backfill(range).update(context(temp)))
          .isInstanceOfSatisfying(
              AlluviumException.class,
              e -> assertThat(e.category()).isEqualTo(ErrorCategory.INPUT_MISSING))
          .hasMessageStartingWith("--symbols: silver.daily_bars has no bar of NYSE:NOPE known by")
          .hasMessageEndingWith("it has NYSE:IBM, NYSE:KO");
    }
  }

  private static FeatureBackfill backfill(FeatureRange range) {
    return new FeatureBackfill(Alpha158.ofQlibDefinitions().id(), range, Seed.LIBRARY.calendars());
  }

  /** Changes a stored value of one row of the range, as a defect of an earlier version would. */
  private static void spoil(TempLakehouse temp) {
    var table = FeatureSets.table(Alpha158.ofQlibDefinitions());
    Dataset<Row> row =
        temp.lakehouse()
            .read(table)
            .all()
            .filter(col(Features.SYMBOL).equalTo(ONE))
            .filter(col(Features.EVENT_DATE).equalTo(lit(LAST)))
            .withColumn("KMID", lit(42f))
            .drop(Features.RUN_ID, Features.INGESTED_AT);
    temp.lakehouse().write(table).mergeByKey(row);
  }

  private static StageContext context(TempLakehouse temp) {
    return context(temp, LAST);
  }

  private static StageContext context(TempLakehouse temp, LocalDate date) {
    Instant asOf = Instant.parse(date + "T21:00:00Z");
    return new StageContext(temp.lakehouse(), date, asOf, temp.lakehouse().runId());
  }

  private static TempLakehouse withBars() {
    return withBars(1);
  }

  private static TempLakehouse withBars(int daysApart) {
    return withBars(daysApart, List.of(ONE, OTHER));
  }

  private static TempLakehouse withBars(int daysApart, List<String> symbols) {
    TempLakehouse temp = TempLakehouse.open(spark());
    temp.lakehouse().write(DailyBars.SPEC).appendOnce(bars(daysApart, symbols), "bars");
    return temp;
  }

  private static Dataset<Row> bars(int daysApart, List<String> symbols) {
    DatasetBuilder bars =
        DatasetBuilder.of(spark(), DailyBars.SPEC)
            .byDefault(DailyBars.PRICE_BASIS, "raw")
            .byDefault(DailyBars.SOURCE, "test");
    for (String symbol : symbols) {
      for (int day = 0; day < SESSIONS; day++) {
        double close = 100 + 10 * Math.sin(day * 0.7 + symbol.length());
        String date = FIRST.plusDays((long) day * daysApart).toString();
        bars.row(
            DailyBars.SYMBOL,
            symbol,
            DailyBars.EVENT_DATE,
            date,
            DailyBars.KNOWN_AT,
            date + "T21:00:00Z",
            DailyBars.OPEN,
            close - 0.5,
            DailyBars.HIGH,
            close + 1,
            DailyBars.LOW,
            close - 1,
            DailyBars.CLOSE,
            close,
            DailyBars.VOLUME,
            1000.0 + day);
      }
    }
    return bars.build();
  }
}
