package org.alluvium.flows.research;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.backtest.BacktestStage;
import org.alluvium.flows.decision.SampleDecisions;
import org.alluvium.flows.decision.SleeveRegimes;
import org.alluvium.flows.decision.SleeveSelectionStage;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.features.FeatureStage;
import org.alluvium.flows.labels.LabelStage;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.flows.meta.MetaStage;
import org.alluvium.flows.model.ModelConfiguration;
import org.alluvium.flows.model.ModelKind;
import org.alluvium.flows.portfolio.PortfolioStage;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.profile.MetaProfile;
import org.alluvium.flows.profile.PortfolioConfiguration;
import org.alluvium.flows.profile.Sides;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.flows.profile.Transform;
import org.alluvium.flows.regime.RegimeStage;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.flows.training.TrainingStage;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.alluvium.lakehouse.time.TradingCalendars;

/** A small research week on real bars: two sleeves and a meta, stage by stage. */
final class ResearchBench {
  private static final CostModel COSTS = new CostModel("test", 0.5, 2.0, 0.1, 0.01);

  private static final Map<ModelKind, ModelConfiguration> RIDGE =
      Map.of(ModelKind.RIDGE, settings("penalty 0.1"));

  /**
   * Every model; some choose settings, and those that need all rows are refitted in some weeks
   * only.
   */
  private static final Map<ModelKind, ModelConfiguration> ZOO =
      Map.of(
          ModelKind.RIDGE, settings("penalty 0.01 0.1 1"),
          ModelKind.BAYESIAN_RIDGE, settings(),
          ModelKind.ARD, settings(),
          ModelKind.LASSO, settings("penalty 0.01 0.1", "folds 3", "strongest_features 4"),
          ModelKind.ELASTIC_NET, settings("penalty 0.1", "mix 0.2 0.8"),
          ModelKind.PLS, settings("components 1 2"),
          ModelKind.HUBER, settings("penalty 0.01", "epsilon 1.35", "refit_every 23"),
          ModelKind.RANDOM_FOREST,
              settings(
                  "trees 3",
                  "depth 2",
                  "leaf_rows 5",
                  "feature_share 0.5",
                  "seed 1",
                  "refit_every 101"),
          ModelKind.GBT,
              settings(
                  "trees 3",
                  "depth 2",
                  "leaf_rows 5",
                  "learning_rate 0.3",
                  "row_share 0.8",
                  "seed 1",
                  "refit_every 101"),
          ModelKind.XGBOOST,
              settings(
                  "trees 5 10",
                  "depth 2",
                  "leaf_rows 5",
                  "learning_rate 0.3",
                  "row_share 0.8",
                  "feature_share 0.5",
                  "penalty 1",
                  "seed 1",
                  "refit_every 51"));

  /** Settings, each with its values behind its name. */
  private static ModelConfiguration settings(String... settings) {
    Map<String, List<Double>> values = new TreeMap<>();
    for (String setting : settings) {
      List<String> words = List.of(setting.split(" "));
      values.put(words.get(0), words.stream().skip(1).map(Double::valueOf).toList());
    }
    return new ModelConfiguration(values);
  }

  private final TempLakehouse temp;
  private final List<String> stocks;
  private final TradingCalendars calendars;

  ResearchBench(TempLakehouse temp) {
    this(temp, RealBars.STOCKS);
  }

  /** A bench whose sleeve of stocks holds these instead of all. */
  ResearchBench(TempLakehouse temp, List<String> stocks) {
    this.temp = temp;
    this.stocks = stocks;
    this.calendars =
        TradingCalendars.read(
            Path.of(System.getProperty("alluvium.home"), "conf", "calendars.json"));
  }

  SleeveProfile stocks() {
    int half = (stocks.size() + 1) / 2;
    return profile("stocks", RIDGE, stocks, "us_equity", Transform.RANK_PER_DATE, Sides.LONG, half);
  }

  static SleeveProfile dollar() {
    return profile(
        "dollar", ZOO, List.of(RealBars.DOLLAR), "fx_weekday", Transform.CLIP, Sides.LONG_SHORT, 1);
  }

  static MetaProfile meta() {
    return new MetaProfile(
        "both",
        List.of("stocks", "dollar"),
        PortfolioConfiguration.of("hrp", List.of("equal"), 60),
        COSTS,
        1_000_000);
  }

  /** Every stage from features on. */
  List<Stage> stages() {
    List<SleeveProfile> sleeves = List.of(stocks(), dollar());
    return List.of(
        new FeatureStage(List.of(FeatureSets.named("alpha158")), calendars),
        new LabelStage(List.of(new LabelStage.Kind(5, PriceBasis.CLOSE))),
        new TrainingStage(forecasting(sleeves), calendars),
        new RegimeStage(
            sleeves.stream()
                .map(own -> SleeveRegimes.subject(own, calendars.get(own.calendar())))
                .toList()),
        new SleeveSelectionStage(sleeves, calendars),
        new PortfolioStage(sleeves, calendars),
        new BacktestStage(sleeves, calendars),
        new MetaStage(meta(), sleeves, calendars));
  }

  static List<ForecastProfile> forecasting(List<SleeveProfile> sleeves) {
    return sleeves.stream().flatMap(sleeve -> sleeve.forecasting().stream()).toList();
  }

  /** Training of a profile whose labels no stage here computes. */
  Stage trainingForFillsAtTheOpen() {
    SleeveProfile dollar = dollar();
    SleeveProfile open =
        new SleeveProfile(
            dollar.id(),
            dollar.decisions(),
            dollar.universe(),
            dollar.calendar(),
            dollar.portfolio(),
            dollar.costs(),
            PriceBasis.OPEN,
            dollar.market(),
            dollar.capital());
    return new TrainingStage(forecasting(List.of(open)), calendars);
  }

  /** The stages from features on to the one of an id. */
  List<Stage> stagesTo(String last) {
    List<Stage> stages = stages();
    List<String> ids = stages.stream().map(Stage::id).toList();
    return stages.subList(0, ids.indexOf(last) + 1);
  }

  /** Runs every stage as of the close of a Friday in New York's foreign-exchange day. */
  Map<String, StageResult> run(LocalDate asOf) {
    return run(asOf, stages());
  }

  Map<String, StageResult> run(LocalDate asOf, List<Stage> stages) {
    Lakehouse lakehouse = temp.asRun("run-" + asOf);
    StageContext context = new StageContext(lakehouse, asOf, instant(asOf), "run-" + asOf);
    Map<String, StageResult> results = new TreeMap<>();
    stages.forEach(stage -> results.put(stage.id(), stage.run(context)));
    return results;
  }

  /** The instant that a date stands for: the close of New York's foreign-exchange day. */
  Instant instant(LocalDate asOf) {
    return calendars.get("fx_weekday").closeInstant(asOf);
  }

  /** Digests of every output slice, by table and slice. */
  static Map<String, String> digests(Map<String, StageResult> results) {
    Map<String, String> digests = new TreeMap<>();
    for (StageResult result : results.values()) {
      List<TableState> outputs = new ArrayList<>(result.outputs());
      outputs.forEach(o -> digests.put(o.table() + " " + o.slice(), o.digest()));
    }
    return digests;
  }

  private static SleeveProfile profile(
      String id,
      Map<ModelKind, ModelConfiguration> models,
      List<String> universe,
      String calendar,
      Transform transform,
      Sides sides,
      int top) {
    StrategyConfiguration strategy =
        new StrategyConfiguration(
            id + "_ridge",
            "",
            models,
            models.size() == 1 ? null : StrategyConfiguration.MEAN,
            "alpha158",
            List.of("KMID", "ROC5", "ROC20", "STD20", "RSV20", "RESI10"),
            transform,
            5,
            "weekly",
            150,
            sides,
            "trend",
            null);
    return new SleeveProfile(
        id,
        SampleDecisions.forecastTop(strategy, top),
        universe,
        calendar,
        PortfolioConfiguration.of("hrp", List.of("equal"), 60),
        COSTS,
        PriceBasis.CLOSE,
        universe.get(0),
        1_000_000);
  }
}
