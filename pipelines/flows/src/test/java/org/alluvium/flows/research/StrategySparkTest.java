package org.alluvium.flows.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.features.FeatureStage;
import org.alluvium.flows.labels.LabelStage;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.flows.profile.Profiles;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.flows.report.file.PictureChoice;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.flows.strategy.StrategyStage;
import org.alluvium.flows.strategy.report.StrategyReportStage;
import org.alluvium.flows.training.TrainingStage;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.tables.StrategyDecisions;
import org.alluvium.lakehouse.tables.StrategyPositions;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shipped weekly strategy on real bars, from features to books, week after week. */
@Tag("spark")
class StrategySparkTest extends SparkTest {
  private static final LocalDate BEFORE = LocalDate.of(2016, 9, 16);
  private static final LocalDate WEEK = LocalDate.of(2016, 9, 23);
  private static final Path HOME = Path.of(System.getProperty("alluvium.home"));
  private static final TradingCalendars CALENDARS =
      TradingCalendars.read(HOME.resolve("conf/calendars.json"));
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void weekByWeekGivesTheBitsOfOneRunAndNothingNewIsWrittenTwice() {
    try (TempLakehouse weekly = TempLakehouse.open(spark());
        TempLakehouse atOnce = TempLakehouse.open(spark())) {
      ResearchBench bench = new ResearchBench(weekly, List.of());
      ResearchBench other = new ResearchBench(atOnce, List.of());
      BarHistory bars = BarHistory.read(spark()).knownBy(bench.instant(WEEK));
      bars.knownBy(bench.instant(BEFORE)).append(weekly.lakehouse(), "bars");
      bench.run(BEFORE, stages());
      bars.knownAfter(bench.instant(BEFORE)).append(weekly.lakehouse(), "week");
      bars.append(atOnce.lakehouse(), "bars");

      Map<String, StageResult> week = bench.run(WEEK, stages());
      assertThat(week.get("strategy").note()).contains("decisions");
      assertThat(ResearchBench.digests(week))
          .isEqualTo(ResearchBench.digests(other.run(WEEK, stages())));
      assertThat(bench.run(WEEK, stages()).get("strategy").rowsWritten()).isZero();
      everyModelHasItsFiles(bench, weekly);

      assertThat(weekly.lakehouse().read(StrategyDecisions.SPEC).all().count())
          .isGreaterThan(15)
          .isEqualTo(
              weekly
                  .lakehouse()
                  .read(StrategyDecisions.SPEC)
                  .all()
                  .select(StrategyDecisions.EVENT_DATE)
                  .distinct()
                  .count());
      assertThat(
              weekly
                  .lakehouse()
                  .read(StrategyPositions.SPEC)
                  .asOf(bench.instant(WEEK))
                  .filter("exit_date > date_add(entry_date, 4) or position_return > best_return")
                  .count())
          .isZero();
    }
  }

  private static void everyModelHasItsFiles(ResearchBench bench, TempLakehouse temp) {
    Path drawn = temp.folder().resolve("drawn");
    Path plain = temp.folder().resolve("plain");
    bench.run(WEEK, List.of(report(drawn, PictureChoice.DRAWN)));
    bench.run(WEEK, List.of(report(plain, PictureChoice.LEFT_OUT)));

    Path models = drawn.resolve("forecasts/usdcop_h5");
    int judged = apart(bench, temp);
    assertThat(judged).isGreaterThan(15);
    for (String model : List.of("bayesian_ridge", "mean", "ridge")) {
      Path csv = models.resolve(model + "_h5.csv");
      assertThat(lines(csv)).as(model).hasSize(1 + judged);
      assertThat(models.resolve(model + "_h5.png")).isNotEmptyFile();
      assertThat(plain.resolve("forecasts/usdcop_h5/" + model + "_h5.csv"))
          .hasSameTextualContentAs(csv);
    }
    assertThat(lines(models.resolve("leaderboard.csv")))
        .hasSize(1 + 3)
        .element(1)
        .asString()
        .startsWith("mean,true,5," + judged + ",");
    assertThat(lines(drawn.resolve("summary.txt")))
        .contains("Models of usdcop_h5, on non-overlapping forecasts")
        .anyMatch(line -> line.matches("  mean \\(decides\\) +5 d .* % .*"))
        .anyMatch(line -> line.startsWith("  bayesian_ridge "));
    assertThat(drawn.resolve("strategies/usdcop_h5/nav.png")).isNotEmptyFile();
    assertThat(plain.resolve("forecasts/usdcop_h5")).isDirectoryNotContaining("glob:**.png");
    assertThat(plain.resolve("strategies/usdcop_h5")).isDirectoryNotContaining("glob:**.png");
  }

  private static Stage report(Path folder, PictureChoice pictures) {
    return new StrategyReportStage(profile(), CALENDARS, folder, pictures);
  }

  /** Decisions with an outcome, each entered when the return of the one before has ended. */
  private static int apart(ResearchBench bench, TempLakehouse temp) {
    Map<LocalDate, Row> labels = new HashMap<>();
    temp.lakehouse()
        .read(Labels.SPEC)
        .asOf(bench.instant(WEEK))
        .filter("symbol = 'FX_IDC:USDCOP' and horizon = 5 and basis = 'open'")
        .collectAsList()
        .forEach(row -> labels.put(row.getAs(Labels.EVENT_DATE), row));
    LocalDate free = LocalDate.MIN;
    int count = 0;
    for (Row row :
        temp.lakehouse()
            .read(Forecasts.SPEC)
            .all()
            .filter("model = 'ridge'")
            .orderBy(Forecasts.EVENT_DATE)
            .collectAsList()) {
      Row label = labels.get(row.<LocalDate>getAs(Forecasts.EVENT_DATE));
      if (label != null && !label.<LocalDate>getAs(Labels.ENTRY_DATE).isBefore(free)) {
        free = label.getAs(Labels.EXIT_DATE);
        count++;
      }
    }
    return count;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void barsThatEndBeforeTheDateAreMissingInput() {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      ResearchBench bench = new ResearchBench(temp, List.of());
      List<Stage> strategy = List.of(new StrategyStage(List.of(profile()), CALENDARS));
      BarHistory.read(spark()).knownBy(bench.instant(BEFORE)).append(temp.lakehouse(), "bars");
      assertThatThrownBy(() -> bench.run(LocalDate.of(2016, 12, 30), strategy))
          .hasMessageContaining("the bars of FX_IDC:USDCOP end on 2016-09-16")
          .hasMessageContaining("sessions were due until 2016-12-30")
          .hasMessageContaining("flow data --profile usdcop_h5 --as-of 2016-12-30");
      assertThatThrownBy(() -> bench.run(LocalDate.of(2012, 1, 6), strategy))
          .hasMessageContaining("no bar of FX_IDC:USDCOP as of 2012-01-06")
          .hasMessageContaining("flow data --profile usdcop_h5");
      assertThatThrownBy(() -> bench.run(BEFORE, strategy))
          .hasMessageContaining("no decision session as of 2016-09-16");
    }
  }

  private static List<Stage> stages() {
    List<StrategyProfile> profiles = List.of(profile());
    return List.of(
        new FeatureStage(List.of(FeatureSets.named("alpha158")), CALENDARS),
        new LabelStage(List.of(new LabelStage.Kind(5, PriceBasis.OPEN))),
        new TrainingStage(profiles, CALENDARS),
        new StrategyStage(profiles, CALENDARS));
  }

  private static StrategyProfile profile() {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode strategy = read("conf/strategies/usdcop_h5.json");
    strategy.put("minimum_history_sessions", 150);
    root.putObject("strategies").set("usdcop_h5", strategy);
    root.putObject("costs").set("usdcop", read("conf/costs/usdcop.json"));
    root.putObject("profiles")
        .set("usdcop_h5", read("conf/manifest.json").path("profiles").path("usdcop_h5"));
    return new Profiles(root).strategyProfile("usdcop_h5");
  }

  private static ObjectNode read(String file) {
    try {
      return (ObjectNode) JSON.readTree(HOME.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
