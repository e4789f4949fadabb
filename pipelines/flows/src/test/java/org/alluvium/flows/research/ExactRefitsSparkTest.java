package org.alluvium.flows.research;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.decision.SampleDecisions;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.features.FeatureStage;
import org.alluvium.flows.ingestion.Seed;
import org.alluvium.flows.labels.LabelStage;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.flows.model.ModelConfiguration;
import org.alluvium.flows.model.ModelKind;
import org.alluvium.flows.profile.PortfolioConfiguration;
import org.alluvium.flows.profile.Sides;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.flows.profile.Transform;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.training.ModelRows;
import org.alluvium.flows.training.TrainingStage;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.kernels.testkit.FullRefit;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.tables.Models;
import org.alluvium.lakehouse.tables.TrainingMoments;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Seventeen years of 25 stocks, in four runs, between two of which a correction of a bar of 2004
 * arrives: the model of every week is that of a full refit from all rows known by then, and what
 * was known before the arrival stays as it was.
 */
@Tag("spark")
@Tag("heavy")
class ExactRefitsSparkTest extends SparkTest {
  private static final LocalDate FIRST = LocalDate.of(2009, 6, 5);
  private static final LocalDate BEFORE = LocalDate.of(2013, 5, 3);
  private static final LocalDate CORRECTED = LocalDate.of(2013, 5, 10);
  private static final LocalDate LAST = LocalDate.of(2017, 11, 10);
  private static final Instant ARRIVAL = Instant.parse("2013-05-08T12:00:00Z");
  private static final String WRONG = "symbol = 'NYSE:KO' and event_date = date'2004-03-10'";

  private static final TableSpec FEATURE_TABLE = FeatureSets.table("alpha158");
  private static final List<String> FEATURES =
      List.of(
          "KMID", "KLEN", "KUP", "ROC5", "ROC20", "ROC60", "MA10", "MA60", "STD5", "STD20", "STD60",
          "BETA20", "RSQR20", "RESI20", "MAX20", "RSV20", "CORR20", "CORD20", "CNTD20", "VMA20",
          "WVMA20");
  private static final double PENALTY = 0.001;

  @Test
  void everyWeekIsTheFullRefitOfWhatWasKnown() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      Dataset<Row> bars = RealBars.longStocks(spark()).cache();
      SleeveProfile profile = profile(bars);
      ResearchBench bench = new ResearchBench(temp);
      append(temp.lakehouse(), bars, null, FIRST);
      bench.run(FIRST, stages(profile));
      append(temp.lakehouse(), bars, FIRST, BEFORE);
      bench.run(BEFORE, stages(profile));
      Map<TableSpec, KnownRows> known = known(temp.lakehouse());

      temp.lakehouse().write(DailyBars.SPEC).appendOnce(correction(bars), "correction");
      append(temp.lakehouse(), bars, BEFORE, CORRECTED);
      bench.run(CORRECTED, stages(profile));
      append(temp.lakehouse(), bars, CORRECTED, LAST);
      bench.run(LAST, stages(profile));

      Instant before = bench.instant(BEFORE);
      known(temp.lakehouse())
          .forEach(
              (table, rows) ->
                  assertThat(known.get(table).firstDifference(rows.knownBy(before)))
                      .as("%s, after the arrival", table)
                      .isEmpty());
      requireFullRefits(temp.lakehouse(), profile);
      requireOneRebuild(temp.lakehouse());
    }
  }

  private static void requireFullRefits(Lakehouse lakehouse, SleeveProfile profile) {
    AllVersions versions = new AllVersions(lakehouse, FEATURE_TABLE, FEATURES);
    List<Row> models = lakehouse.read(Models.SPEC).all().orderBy(Models.CUTOFF).collectAsList();
    assertThat(models).hasSizeGreaterThan(15 * 52);
    models.parallelStream()
        .forEach(
            row -> {
              Instant cutoff = row.getAs(Models.CUTOFF);
              List<double[]> rows = versions.training(cutoff);
              FullRefit full = new FullRefit(rows, PENALTY);
              assertThat(row.<Long>getAs(Models.ROWS)).isEqualTo(rows.size());
              for (double[] asked : rows.subList(rows.size() - 25, rows.size())) {
                double[] features = Arrays.copyOf(asked, FEATURES.size());
                assertThat(ModelRows.model(row, FEATURES).predictor().predict(features))
                    .as("a prediction of the model of %s", cutoff)
                    .isCloseTo(full.predict(features), within(1e-10 * full.targetDeviation()));
              }
            });
  }

  /** Blocks of 2004 were rebuilt once, and that moved the model by more than rounding. */
  private static void requireOneRebuild(Lakehouse lakehouse) {
    List<Row> rebuilt =
        lakehouse
            .read(TrainingMoments.SPEC)
            .all()
            .filter(col(TrainingMoments.BLOCK_CUTOFF).lt(col(TrainingMoments.CUTOFF)))
            .collectAsList();
    assertThat(rebuilt).hasSizeBetween(2, 20);
    Instant first = ARRIVAL;
    for (Row row : rebuilt) {
      assertThat(row.<Instant>getAs(TrainingMoments.CUTOFF))
          .isBetween(first, first.plusSeconds(4 * 86_400));
      assertThat(row.<Instant>getAs(TrainingMoments.BLOCK_CUTOFF))
          .isBetween(Instant.parse("2004-03-01T00:00:00Z"), Instant.parse("2004-07-01T00:00:00Z"));
    }
  }

  private static Map<TableSpec, KnownRows> known(Lakehouse lakehouse) {
    Map<TableSpec, KnownRows> known = new HashMap<>();
    for (TableSpec table :
        List.of(Labels.SPEC, TrainingMoments.SPEC, Models.SPEC, Forecasts.SPEC)) {
      known.put(table, KnownRows.of(lakehouse, table));
    }
    return known;
  }

  private static Dataset<Row> correction(Dataset<Row> bars) {
    Dataset<Row> corrected = bars.filter(WRONG);
    for (String price : List.of("open", "high", "low", "close")) {
      corrected = corrected.withColumn(price, col(price).multiply(1.03));
    }
    return corrected.withColumn(DailyBars.KNOWN_AT, lit(ARRIVAL));
  }

  /** Appends the bars of sessions after one date, up to another. */
  private static void append(
      Lakehouse lakehouse, Dataset<Row> bars, LocalDate after, LocalDate to) {
    Dataset<Row> batch =
        bars.filter(col(DailyBars.EVENT_DATE).leq(to))
            .filter(after == null ? lit(true) : col(DailyBars.EVENT_DATE).gt(after));
    lakehouse.write(DailyBars.SPEC).appendOnce(batch, "bars to " + to);
  }

  private static List<Stage> stages(SleeveProfile profile) {
    return List.of(
        new FeatureStage(List.of(FeatureSets.named("alpha158")), Seed.LIBRARY.calendars()),
        new LabelStage(List.of(new LabelStage.Kind(5, PriceBasis.CLOSE))),
        new TrainingStage(List.of(profile.forecasting().orElseThrow()), Seed.LIBRARY.calendars()));
  }

  private static SleeveProfile profile(Dataset<Row> bars) {
    List<String> symbols =
        bars.select(DailyBars.SYMBOL).distinct().collectAsList().stream()
            .map(row -> row.getString(0))
            .toList();
    assertThat(symbols).hasSize(25);
    StrategyConfiguration strategy =
        new StrategyConfiguration(
            "long_ridge",
            "",
            Map.of(ModelKind.RIDGE, new ModelConfiguration(Map.of("penalty", List.of(PENALTY)))),
            null,
            "alpha158",
            FEATURES,
            Transform.NONE,
            5,
            "weekly",
            252,
            Sides.LONG,
            "trend",
            null);
    return new SleeveProfile(
        "long",
        SampleDecisions.forecastTop(strategy, 5),
        symbols,
        "us_equity",
        PortfolioConfiguration.of("hrp", List.of("equal"), 60),
        new CostModel("test", 0.5, 2.0, 0.1, 0.01),
        PriceBasis.CLOSE,
        "NYSE:KO",
        1_000_000);
  }
}
