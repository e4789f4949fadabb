package org.alluvium.flows.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.features.FeatureStage;
import org.alluvium.flows.labels.LabelStage;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.flows.profile.Profiles;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.flows.strategy.StrategyStage;
import org.alluvium.flows.training.TrainingStage;
import org.alluvium.lakehouse.tables.StrategyDecisions;
import org.alluvium.lakehouse.tables.StrategyPositions;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.alluvium.lakehouse.time.TradingCalendars;
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
