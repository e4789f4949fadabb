package org.alluvium.flows.vintage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.alluvium.flows.features.FeatureBackfill;
import org.alluvium.flows.features.FeatureRange;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.ingestion.Seed;
import org.alluvium.flows.labels.LabelStage;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.flows.panel.PriceHistory;
import org.alluvium.flows.panel.PriceVersion;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.io.SliceDigest;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Features, labels and prices of books over Apple's split of seven, known in time and late. */
@Tag("spark")
class RawEquitySparkTest extends SparkTest {
  private static final int HORIZON = 5;
  private static final String IN_TIME = "2014-06-09T04:00:00Z";
  private static final String LATE = "2014-06-16T13:00:00Z";
  private static final String BEFORE_IT_WAS_KNOWN = "2014-06-13";
  private static final String AFTER = "2014-06-20";
  private static final FeatureBackfill FEATURES =
      new FeatureBackfill("alpha158", FeatureRange.everything(), Seed.LIBRARY.calendars());
  private static final LabelStage LABELS =
      new LabelStage(List.of(new LabelStage.Kind(HORIZON, PriceBasis.CLOSE)));

  @Test
  void aSplitKnownInTimeLeavesReturnsAsTheyWere() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      RawApple apple = RawApple.in(spark(), temp);
      apple.writeSplit(IN_TIME);
      StageContext context = apple.asOf("2014-09-30");
      long sessions = RawApple.sessions().size();
      assertThat(FEATURES.update(context).rowsWritten()).isEqualTo(sessions);
      assertThat(LABELS.run(context).rowsWritten()).isEqualTo(sessions - HORIZON - 1);

      double before = RawApple.close("2014-06-02") / 7;
      double after = RawApple.close("2014-06-09");
      assertThat(label(temp, "2014-06-09")).isCloseTo(after / before - 1, within(1e-12));
      assertThat((double) feature(temp, "2014-06-09", "ROC5"))
          .isCloseTo(before / after, within(1e-6));
      double paid = 1 - 3.29 / RawApple.close("2014-05-07");
      assertThat(label(temp, "2014-05-12"))
          .isCloseTo(
              RawApple.close("2014-05-12") / (RawApple.close("2014-05-05") * paid) - 1,
              within(1e-12));
      assertThat(FEATURES.update(context).rowsWritten()).isZero();
    }
  }

  @Tag("heavy")
  @Test
  void aSplitKnownLateAddsVintagesWhereItReachesAndEqualsOneRunFromNothing() {
    try (TempLakehouse grown = TempLakehouse.open(spark());
        TempLakehouse whole = TempLakehouse.open(spark())) {
      RawApple apple = RawApple.in(spark(), grown);
      FEATURES.update(apple.asOf(BEFORE_IT_WAS_KNOWN));
      LABELS.run(apple.asOf(BEFORE_IT_WAS_KNOWN));
      SliceDigest seen = features(grown, BEFORE_IT_WAS_KNOWN);
      apple.writeSplit(LATE);
      FEATURES.update(apple.asOf(AFTER));
      LABELS.run(apple.asOf(AFTER));

      assertThat(features(grown, BEFORE_IT_WAS_KNOWN)).isEqualTo(seen);
      assertThat(dates(rows(grown, Features.EVENT_DATE, FEATURES.table().toString())))
          .containsExactly("2014-06-09", "2014-06-10", "2014-06-11", "2014-06-12", "2014-06-13");
      assertThat(dates(rows(grown, Labels.EXIT_DATE, Labels.SPEC.name().toString())))
          .containsExactly("2014-06-09", "2014-06-10", "2014-06-11", "2014-06-12", "2014-06-13");

      RawApple straight = RawApple.in(spark(), whole);
      straight.writeSplit(LATE);
      FEATURES.update(straight.asOf(AFTER));
      LABELS.run(straight.asOf(AFTER));
      assertThat(features(grown, AFTER)).isEqualTo(features(whole, AFTER));
      assertThat(SliceDigest.of(grown.lakehouse().read(Labels.SPEC).all(), Labels.SPEC))
          .isEqualTo(SliceDigest.of(whole.lakehouse().read(Labels.SPEC).all(), Labels.SPEC));
    }
  }

  @Test
  void aBookSeesOneSeriesOfTotalReturnWhosePastALateSplitLeaves() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      RawApple apple = RawApple.in(spark(), temp);
      apple.writeSplit(LATE);
      PriceHistory prices = PriceHistory.ofBars(apple.asOf("2014-09-30"), List.of(RawApple.SYMBOL));
      List<PriceVersion> versions = prices.from(LocalDate.of(2014, 6, 6));
      double shares =
          1 / (1 - 3.05 / RawApple.close("2014-02-05")) / (1 - 3.29 / RawApple.close("2014-05-07"));
      PriceVersion before = only(versions, "2014-06-06", "2014-06-06T21:00:00Z");
      assertThat(before.close()).isCloseTo(RawApple.close("2014-06-06") * shares, within(1e-9));
      assertThat(before.dollarVolume()).isCloseTo(12_116_671 * 645.57, within(1.0));
      double raw = RawApple.close("2014-06-09");
      assertThat(only(versions, "2014-06-09", "2014-06-09T21:00:00Z").close())
          .isCloseTo(raw * shares, within(1e-9));
      assertThat(only(versions, "2014-06-09", LATE).close())
          .isCloseTo(raw * shares * 7, within(1e-9));
      assertThat(prices.knownAfter(Instant.parse("2014-06-13T21:00:00Z"), LocalDate.EPOCH))
          .filteredOn(v -> v.knownAt() == Micros.of(Instant.parse(LATE)))
          .hasSize(5);
    }
  }

  private static PriceVersion only(List<PriceVersion> versions, String day, String knownAt) {
    List<PriceVersion> found =
        versions.stream()
            .filter(v -> v.day() == LocalDate.parse(day).toEpochDay())
            .filter(v -> v.knownAt() == Micros.of(Instant.parse(knownAt)))
            .toList();
    assertThat(found).as("%s known at %s", day, knownAt).hasSize(1);
    return found.get(0);
  }

  private static double label(TempLakehouse temp, String exit) {
    return temp.lakehouse()
        .read(Labels.SPEC)
        .all()
        .filter("exit_date = date'%s'".formatted(exit))
        .select(Labels.LABEL)
        .collectAsList()
        .get(0)
        .getDouble(0);
  }

  private static float feature(TempLakehouse temp, String day, String name) {
    return table(temp, FEATURES.table().toString())
        .filter("event_date = date'%s'".formatted(day))
        .select(name)
        .collectAsList()
        .get(0)
        .getFloat(0);
  }

  private static SliceDigest features(TempLakehouse temp, String day) {
    TableSpec spec = FeatureSets.table(FeatureSets.named("alpha158"));
    return SliceDigest.of(
        temp.lakehouse().read(spec).knownBy(Instant.parse(day + "T21:00:00Z")), spec);
  }

  /** Rows known from the late announcement on. */
  private static Dataset<Row> rows(TempLakehouse temp, String date, String table) {
    return table(temp, table)
        .filter("known_at = timestamp'%s'".formatted(LATE))
        .select(date)
        .orderBy(date);
  }

  private static Dataset<Row> table(TempLakehouse temp, String name) {
    return spark()
        .read()
        .format("delta")
        .load(temp.root().resolve(name.replace('.', '/')).toString());
  }

  private static List<String> dates(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(row -> row.get(0).toString()).toList();
  }
}
