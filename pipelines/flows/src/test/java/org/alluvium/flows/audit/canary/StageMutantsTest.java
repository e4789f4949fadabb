package org.alluvium.flows.audit.canary;

import static org.alluvium.flows.audit.canary.SampleSilver.NOW;
import static org.alluvium.flows.audit.canary.SampleSilver.close;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.alluvium.flows.decision.SampleDecisions;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.labels.LabelStage;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.flows.model.ModelConfiguration;
import org.alluvium.flows.model.ModelKind;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.profile.PortfolioConfiguration;
import org.alluvium.flows.profile.Sides;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.flows.profile.Transform;
import org.alluvium.flows.training.DecisionSessions;
import org.alluvium.flows.training.DecisionTraining;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.canary.Canary;
import org.alluvium.kernels.canary.CanaryInputs;
import org.alluvium.kernels.canary.Computation;
import org.alluvium.kernels.canary.DatedRow;
import org.alluvium.kernels.canary.DatedTable;
import org.alluvium.kernels.canary.Leak;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.kernels.feature.FeatureSchema;
import org.alluvium.kernels.feature.macro.Change;
import org.alluvium.kernels.feature.macro.Frequency;
import org.alluvium.kernels.feature.macro.MacroFeatures;
import org.alluvium.kernels.feature.macro.MacroSeries;
import org.alluvium.kernels.linear.LinearModel;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.junit.jupiter.api.Test;

/**
 * The computations of the stages, from bars to weights, do not look ahead; given inputs that claim
 * to have been known before they were, they do, and the canary says where.
 */
class StageMutantsTest {
  private static final LabelStage.Kind LABEL = new LabelStage.Kind(5, PriceBasis.CLOSE);
  private static final CanaryInputs INPUTS = SampleSilver.inputs();

  @Test
  void featuresAndLabelsOfEverySetAreClean() {
    List<FeatureSchema> sets = new ArrayList<>();
    FeatureSets.ids().stream()
        .filter(id -> !id.equals(FeatureSets.MACRO))
        .forEach(id -> sets.add(FeatureSets.named(id)));
    sets.add(macro());
    Computation all =
        new SymbolComputation(SampleSilver.SYMBOLS, sets, List.of(LABEL), SampleSilver.closes());
    Canary.Finding found = Canary.of(all, 1).at(INPUTS, close(NOW));

    assertThat(found.leaks()).isEmpty();
    assertThat(found.result())
        .hasSize(sets.size() + 1)
        .allSatisfy(table -> assertThat(table.rows()).hasSizeGreaterThan(1000));
  }

  @Test
  void aLateSplitAndARestatementAddVintagesAndMoveNoEarlierOne() {
    for (LocalDate date : List.of(SampleSilver.ANNOUNCED, SampleSilver.RESTATEMENT)) {
      assertThat(Canary.of(features("alpha158"), 1).at(INPUTS, close(date)).leaks()).isEmpty();
    }
  }

  @Test
  void modelForecastsRegimeSelectionAndWeightsOfADecisionAreClean() {
    Canary.Finding found = Canary.of(sleeve(), 1).at(INPUTS, close(NOW));

    assertThat(found.leaks()).isEmpty();
    assertThat(found.result().stream().map(table -> table.rows().size()))
        .containsExactly(1, 3, 1, 3, 3);
  }

  @Test
  void aRestatedPriceIsNamed() {
    Leak leak = leak(features("alpha158"), DailyBars.SPEC.toString(), StageMutantsTest::restated);

    assertThat(leak.told())
        .startsWith(
            "gold.features_alpha158.ROC5 first differs on 2016-06-01 for NYSE:A, as known by ")
        .contains(
            "with the future cut off: ",
            "behind it: silver.daily_bars of NYSE:A on 2016-06-01, known at 2016-07-06T20:00:00Z");
  }

  @Test
  void aSplitAppliedBeforeItWasAnnouncedIsNamed() {
    Leak leak =
        leak(
            features("alpha158"),
            CorporateActions.SPEC.toString(),
            row -> SampleSilver.row(row.symbol(), date(row), 0, row.values()));

    assertThat(leak.difference().date()).isEqualTo(SampleSilver.EX_DATE);
    assertThat(leak.difference().symbol()).isEqualTo("NYSE:B");
    assertThat(leak.behind().orElseThrow())
        .hasToString(
            "silver.corporate_actions of NYSE:B on 2016-06-13, known at 2016-07-05T20:00:00Z");
  }

  @Test
  void observationsDatedByTheDayThatTheyDescribeAreNamed() {
    Leak leak =
        leak(
            new SymbolComputation(
                SampleSilver.SYMBOLS, List.of(macro()), List.of(), SampleSilver.closes()),
            SilverMacro.SPEC.toString(),
            row -> SampleSilver.row(row.symbol(), date(row), close(date(row)), row.values()));

    assertThat(leak.told())
        .startsWith("gold.features_macro.VIX first differs on 2016-07-01 for NYSE:A, as known by ")
        .endsWith("behind it: silver.macro of VIX on 2016-07-01, known at 2016-07-05T20:00:00Z");
  }

  @Test
  void labelsKnownAtTheirDecisionChangeTheModel() {
    Computation unpurged =
        (inputs, moment) -> {
          DecisionTraining training =
              new DecisionTraining(profile().forecasting().orElseThrow(), sessions());
          new SymbolComputation(
                  SampleSilver.SYMBOLS, List.of(), List.of(LABEL), SampleSilver.closes())
              .compute(inputs, moment)
              .get(0)
              .rows()
              .forEach(
                  label -> {
                    long early = close(date(label));
                    double[] features = {label.day() % 5, label.day() % 3};
                    training.feature(label.day(), early, label.symbol(), features);
                    training.label(label.day(), early, label.symbol(), label.values()[0]);
                  });
          DecisionTraining.Decided decided =
              training.decide(sessions().cutoffs().modelFor(moment)).orElseThrow();
          DatedRow row =
              SampleSilver.row(
                  "s",
                  decided.session(),
                  decided.cutoff(),
                  ((LinearModel) decided.models().get(0).predictor()).intercept());
          return List.of(new DatedTable("gold.models", List.of("intercept"), List.of(row)));
        };

    Leak leak = Canary.of(unpurged, 1).at(INPUTS, close(NOW)).leaks().get(0);

    assertThat(leak.told()).startsWith("gold.models.intercept first differs on 2016-07-01 for s, ");
    // labels of before 1 July end with the sessions after it, the first on 5 July
    assertThat(leak.behind().orElseThrow().knownAt()).isEqualTo(close(LocalDate.of(2016, 7, 5)));
  }

  /** The computation on inputs of which a table is rewritten, as a careless reader would. */
  private static Leak leak(Computation honest, String table, UnaryOperator<DatedRow> rewritten) {
    Computation leaky =
        (inputs, moment) ->
            honest.compute(
                new CanaryInputs(
                    inputs.tables().stream()
                        .map(t -> t.name().equals(table) ? rewritten(t, rewritten) : t)
                        .toList()),
                moment);
    List<Leak> leaks = Canary.of(leaky, 1).at(INPUTS, close(NOW)).leaks();
    assertThat(leaks).hasSize(1);
    return leaks.get(0);
  }

  /** Of each symbol and day the newest row, rewritten. */
  private static DatedTable rewritten(DatedTable table, UnaryOperator<DatedRow> rewritten) {
    Map<String, DatedRow> newest = new TreeMap<>();
    table.rows().stream()
        .sorted(Comparator.comparingLong(DatedRow::knownAt))
        .forEach(row -> newest.put(row.symbol() + row.day(), rewritten.apply(row)));
    return new DatedTable(table.name(), table.columns(), List.copyOf(newest.values()));
  }

  /** As if every bar had come at its close. */
  private static DatedRow restated(DatedRow bar) {
    return SampleSilver.row(bar.symbol(), date(bar), close(date(bar)), bar.values());
  }

  private static LocalDate date(DatedRow row) {
    return LocalDate.ofEpochDay(row.day());
  }

  private static Computation features(String set) {
    return new SymbolComputation(
        SampleSilver.SYMBOLS, List.of(FeatureSets.named(set)), List.of(), SampleSilver.closes());
  }

  private static MacroFeatures macro() {
    return MacroFeatures.of(
        List.of(
            new MacroSeries(
                SampleSilver.SERIES, Frequency.DAILY, Change.DIFFERENCE, List.of(1), 20)));
  }

  private static SleeveComputation sleeve() {
    FeatureSchema set = FeatureSets.named("alpha158");
    ForecastProfile forecasting = profile().forecasting().orElseThrow();
    return new SleeveComputation(
        profile(),
        new SleeveComputation.Settings(
            SampleSilver.calendar(),
            sessions(),
            List.of(set),
            SampleSilver.closes(),
            Optional.of(
                new DecisionComputation(forecasting, set, sessions(), SampleSilver.closes())),
            session -> Map.of()));
  }

  private static DecisionSessions sessions() {
    Instant asOf = Micros.instant(close(LocalDate.of(2016, 12, 30)));
    return DecisionSessions.weekly(SampleSilver.calendar(), asOf);
  }

  private static SleeveProfile profile() {
    StrategyConfiguration strategy =
        new StrategyConfiguration(
            "s",
            "",
            Map.of(ModelKind.RIDGE, new ModelConfiguration(Map.of("penalty", List.of(0.1)))),
            null,
            "alpha158",
            List.of("KMID", "ROC5"),
            Transform.RANK_PER_DATE,
            5,
            "weekly",
            100,
            Sides.LONG,
            "trend",
            null);
    return new SleeveProfile(
        "p",
        SampleDecisions.forecastTop(strategy, 3),
        SampleSilver.SYMBOLS,
        "us_equity",
        PortfolioConfiguration.of("hrp", List.of("equal"), 60),
        new CostModel("c", 0.5, 2, 0, 0),
        PriceBasis.CLOSE,
        "NYSE:A",
        1_000_000);
  }
}
