package org.alluvium.flows.audit.canary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.flows.decision.FeatureVintages;
import org.alluvium.flows.decision.SelectedSession;
import org.alluvium.flows.decision.SelectionFeatures;
import org.alluvium.flows.decision.SessionSelection;
import org.alluvium.flows.decision.SleeveRegimes;
import org.alluvium.flows.features.SessionCloses;
import org.alluvium.flows.features.SymbolFeatures;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.flows.panel.PriceVersion;
import org.alluvium.flows.portfolio.Engines;
import org.alluvium.flows.portfolio.HeldWeights;
import org.alluvium.flows.portfolio.SessionWeights;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.regime.RegimeRow;
import org.alluvium.flows.regime.RegimeSubject;
import org.alluvium.flows.selection.SelectionInput;
import org.alluvium.flows.selection.SelectionOutcome;
import org.alluvium.flows.training.DecisionSessions;
import org.alluvium.flows.training.DecisionTraining;
import org.alluvium.flows.vintage.BarVersions;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.canary.CanaryInputs;
import org.alluvium.kernels.canary.Computation;
import org.alluvium.kernels.canary.DatedRow;
import org.alluvium.kernels.canary.DatedTable;
import org.alluvium.kernels.feature.FeatureSchema;
import org.alluvium.kernels.feature.macro.DerivedSeries;
import org.alluvium.kernels.feature.macro.MacroFeatures;
import org.alluvium.kernels.regime.Quadrant;
import org.alluvium.kernels.training.TrainingCalendar;
import org.alluvium.lakehouse.tables.Weights;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.apache.spark.sql.Row;

/**
 * The last decision of a sleeve by a moment: forecasts where it has them, the regime of its market,
 * what was selected and the weights, from bars on, by the code of their stages. It is given all
 * that the inputs hold, also of later; it has to keep to what was known.
 */
final class SleeveComputation implements Computation {
  private static final int SYMBOL = 5;
  private static final int WEIGHT = 6;
  private static final int ENGINE = 2;

  private final SleeveProfile profile;
  private final Settings settings;
  private final SessionSelection selection;
  private final SessionWeights weights;
  private final RegimeSubject subject;

  /**
   * What the computation needs beside the profile.
   *
   * @param calendar of the profile
   * @param sessions decisions of the whole period
   * @param sets the feature sets that the selection reads
   * @param closes sessions of the symbols
   * @param forecasting of the profile's strategy, where it has one
   * @param held what books held before the decision, by its session
   */
  record Settings(
      TradingCalendar calendar,
      DecisionSessions sessions,
      List<FeatureSchema> sets,
      SessionCloses closes,
      Optional<DecisionComputation> forecasting,
      HeldBefore held) {}

  /** What each engine's book was to hold by the decision before a session. */
  @FunctionalInterface
  interface HeldBefore {
    Map<String, HeldWeights> at(LocalDate session);
  }

  SleeveComputation(SleeveProfile profile, Settings settings) {
    this.profile = profile;
    this.settings = settings;
    this.selection = new SessionSelection(profile);
    this.weights = new SessionWeights(profile);
    this.subject = SleeveRegimes.subject(profile, settings.calendar());
  }

  /** Session of the last decision by a moment, where there is one. */
  Optional<LocalDate> session(long moment) {
    int cutoff = settings.sessions().cutoffs().modelFor(moment);
    return cutoff == TrainingCalendar.NONE
        ? Optional.empty()
        : Optional.of(settings.sessions().date(cutoff));
  }

  /** Instant of that decision, when everything that it may use was known. */
  Instant instant(long moment) {
    return Micros.instant(
        settings.sessions().cutoffs().cutoff(settings.sessions().cutoffs().modelFor(moment)));
  }

  /** Lineage of the regimes of its market. */
  String regimes() {
    return subject.lineage();
  }

  /** In the order of {@link StoredResults#sleeve}. */
  @Override
  public List<DatedTable> compute(CanaryInputs inputs, long moment) {
    LocalDate session = session(moment).orElseThrow();
    long cutoff = Micros.of(instant(moment));
    List<DatedTable> tables = new ArrayList<>();
    Optional<DecisionTraining.Decided> forecasts =
        settings.forecasting().flatMap(own -> own.decided(inputs, moment));
    settings.forecasting().ifPresent(own -> tables.addAll(own.tables(forecasts)));
    Seen seen = seen(inputs, session, cutoff, forecasts);
    tables.add(SleeveTables.regime(profile.market(), seen.regime()));
    Optional<Quadrant> quadrant = seen.quadrant();
    Optional<SelectionOutcome> outcome =
        selection
            .input(session, cutoff, seen.features(), seen.panel(), quadrant)
            .flatMap(selection::decided);
    tables.add(SleeveTables.selection(session, cutoff, outcome));
    List<Row> decided =
        outcome
            .map(own -> SelectedSession.of(session, Micros.instant(cutoff), own))
            .map(
                own ->
                    weights
                        .decide(own, quadrant, seen.panel(), settings.held().at(session))
                        .weights())
            .orElse(List.of());
    tables.add(weights(session, cutoff, decided));
    return tables;
  }

  /** What the selection of the decision by a moment looks at; none where nobody has a bar. */
  Optional<SelectionInput> selectionInput(CanaryInputs inputs, long moment) {
    LocalDate session = session(moment).orElseThrow();
    long cutoff = Micros.of(instant(moment));
    Seen seen =
        seen(
            inputs,
            session,
            cutoff,
            settings.forecasting().flatMap(own -> own.decided(inputs, moment)));
    return selection.input(session, cutoff, seen.features(), seen.panel(), seen.quadrant());
  }

  /**
   * What a decision sees.
   *
   * @param panel prices, advanced to the decision
   */
  private record Seen(Optional<RegimeRow> regime, AsOfPanel panel, FeatureVintages features) {
    Optional<Quadrant> quadrant() {
      return regime.flatMap(RegimeRow::quadrant);
    }
  }

  private Seen seen(
      CanaryInputs inputs,
      LocalDate session,
      long cutoff,
      Optional<DecisionTraining.Decided> forecasts) {
    Map<String, BarVersions> bars = new TreeMap<>();
    profile.universe().forEach(symbol -> bars.put(symbol, SymbolSeries.bars(inputs, symbol)));
    AsOfPanel panel = panel(bars);
    panel.advance(cutoff);
    FeatureVintages features = features(inputs, bars, session);
    forecasts.ifPresent(decided -> learn(features, decided));
    return new Seen(regime(inputs, Micros.instant(cutoff)), panel, features);
  }

  private Optional<RegimeRow> regime(CanaryInputs inputs, Instant decision) {
    List<PriceVersion> market = PriceVersion.of(0, SymbolSeries.bars(inputs, profile.market()));
    List<RegimeRow> rows = subject.computation().rows(market, List.of(), decision);
    return SleeveRegimes.of(rows).at(decision);
  }

  private AsOfPanel panel(Map<String, BarVersions> bars) {
    List<PriceVersion> prices = new ArrayList<>();
    bars.forEach(
        (symbol, own) -> prices.addAll(PriceVersion.of(profile.universe().indexOf(symbol), own)));
    return AsOfPanel.of(profile.universe(), AsOfPanel.DayRule.ANY_ASSET, prices);
  }

  private FeatureVintages features(
      CanaryInputs inputs, Map<String, BarVersions> bars, LocalDate session) {
    FeatureVintages vintages =
        new FeatureVintages(profile.universe(), SelectionFeatures.names(profile));
    int asked = (int) session.toEpochDay();
    SelectionFeatures.sets(profile)
        .forEach(
            (id, columns) -> {
              FeatureSchema set = set(id);
              int[] used = columns.stream().mapToInt(set.names()::indexOf).toArray();
              String first = id + "." + columns.get(0);
              bars.forEach(
                  (symbol, own) ->
                      SymbolFeatures.evaluate(
                          set,
                          symbol,
                          own,
                          series(inputs, set),
                          settings.closes(),
                          (day, known, values) -> {
                            if (day == asked) {
                              vintages.learn(session, known, symbol, first, picked(values, used));
                            }
                          }));
            });
    return vintages;
  }

  private FeatureSchema set(String id) {
    return settings.sets().stream().filter(set -> set.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<DerivedSeries> series(CanaryInputs inputs, FeatureSchema set) {
    return set instanceof MacroFeatures macro
        ? SymbolSeries.series(inputs, macro.series())
        : List.of();
  }

  private void learn(FeatureVintages features, DecisionTraining.Decided decided) {
    String decides = profile.decisions().strategy().orElseThrow().decides();
    decided
        .forecasts()
        .getOrDefault(decides, Map.of())
        .forEach(
            (symbol, forecast) ->
                features.learn(
                    decided.session(),
                    decided.cutoff(),
                    symbol,
                    SelectionFeatures.FORECAST,
                    new double[] {forecast}));
  }

  /** Weights are shown by engine. */
  private DatedTable weights(LocalDate session, long cutoff, List<Row> rows) {
    List<String> engines = new ArrayList<>(profile.portfolio().engines());
    engines.add(Engines.EQUAL_UNIVERSE);
    Map<String, double[]> bySymbol = new TreeMap<>();
    for (Row row : rows) {
      bySymbol
              .computeIfAbsent(row.getString(SYMBOL), s -> SilverInputs.missing(engines.size()))[
              engines.indexOf(row.getString(ENGINE))] =
          row.getDouble(WEIGHT);
    }
    List<DatedRow> dated = new ArrayList<>();
    int day = (int) session.toEpochDay();
    bySymbol.forEach((symbol, values) -> dated.add(new DatedRow(symbol, day, cutoff, values)));
    return new DatedTable(Weights.SPEC.toString(), engines, dated);
  }

  private static double[] picked(float[] values, int[] used) {
    double[] picked = new double[used.length];
    for (int i = 0; i < used.length; i++) {
      picked[i] = values[used[i]];
    }
    return picked;
  }
}
