package org.alluvium.flows.audit.canary;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.alluvium.flows.backtest.KnownDecision;
import org.alluvium.flows.backtest.SleeveBacktest;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.features.SessionCloses;
import org.alluvium.flows.labels.LabelStage;
import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.training.DecisionSessions;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.canary.Canary;
import org.alluvium.kernels.canary.CanaryInputs;
import org.alluvium.kernels.canary.DatedTable;
import org.alluvium.kernels.canary.Difference;
import org.alluvium.kernels.canary.Leak;
import org.alluvium.kernels.feature.FeatureSchema;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.alluvium.lakehouse.time.TradingCalendars;

/**
 * Computes features, labels and decisions again from the inputs of a lakehouse, whole, cut off and
 * spoilt, and compares them with each other and with what the lakehouse holds. Without Spark.
 */
public final class CanaryAudit {
  /** How long after an instant the inputs go on: what became known in it must change nothing. */
  private static final Duration FUTURE = Duration.ofDays(365);

  private final DirectLakehouse lakehouse;
  private final RunPlan plan;
  private final TradingCalendars calendars;
  private final Consumer<String> progress;
  private final SilverInputs silver;

  /**
   * @param plan sleeves and logical date, with every feature set that is to be checked
   * @param progress told of each step
   */
  public CanaryAudit(
      DirectLakehouse lakehouse,
      RunPlan plan,
      TradingCalendars calendars,
      Consumer<String> progress) {
    this.lakehouse = lakehouse;
    this.plan = plan;
    this.calendars = calendars;
    this.progress = progress;
    this.silver = new SilverInputs(lakehouse, plan.asOf());
  }

  /** Checks everything as of each date. */
  public CanaryReport run(CanaryRequest request) {
    CanarySample sample = CanarySample.draw(request, silver.spans(), plan, calendars);
    List<CheckedTable> checked = new ArrayList<>();
    checked.addAll(symbols(sample, request.seed()));
    for (SleeveProfile profile : plan.sleeves()) {
      checked.addAll(decisions(profile, sample, request.seed()));
      checked.addAll(book(profile, sample, request.seed()));
    }
    for (StrategyProfile profile : plan.strategies()) {
      checked.addAll(strategy(profile, sample, request.seed()));
    }
    return new CanaryReport(
        sample.symbols(), List.copyOf(sample.instants().keySet()), request.seed(), checked);
  }

  private List<CheckedTable> symbols(CanarySample sample, long seed) {
    List<LabelStage.Kind> labels =
        plan.forecasting().stream()
            .map(profile -> new LabelStage.Kind(profile.strategy().horizon(), profile.fill()))
            .distinct()
            .toList();
    CanaryInputs inputs = silver.of(sample.symbols(), SymbolComputation.series(plan.featureSets()));
    SessionCloses closes = silver.closes(sample.symbols(), calendars);
    Canary canary =
        Canary.of(
            new SymbolComputation(sample.symbols(), plan.featureSets(), labels, closes), seed);
    String of = sample.symbols().size() + " symbols";
    List<CheckedTable> checked = new ArrayList<>();
    for (Map.Entry<LocalDate, Instant> at : sample.instants().entrySet()) {
      progress.accept("features and labels of %s as of %s".formatted(of, at.getKey()));
      Canary.Finding found = check(canary, inputs, at.getValue());
      List<DatedTable> stored = stored(sample.symbols(), labels, at.getKey());
      checked.addAll(compared(of, at.getValue(), found, comparable(found, stored, at.getKey())));
    }
    return checked;
  }

  private List<CheckedTable> decisions(SleeveProfile profile, CanarySample sample, long seed) {
    SleeveComputation computation = sleeve(profile);
    List<String> symbols =
        Stream.concat(profile.universe().stream(), Stream.of(profile.market()))
            .distinct()
            .sorted()
            .toList();
    CanaryInputs inputs = silver.of(symbols, SymbolComputation.series(sets(profile)));
    Canary canary = Canary.of(computation, seed);
    List<CheckedTable> checked = new ArrayList<>();
    for (Instant at : sample.instants().values()) {
      Optional<LocalDate> session = computation.session(Micros.of(at));
      if (session.isPresent()) {
        Instant decided = computation.instant(Micros.of(at));
        progress.accept("decision of %s on %s".formatted(profile.id(), session.get()));
        Canary.Finding found = check(canary, inputs, decided);
        List<DatedTable> stored =
            new StoredSleeve(lakehouse, profile)
                .decision(computation.regimes(), session.get(), found.result());
        checked.addAll(compared(profile.id(), decided, found, decided(found, stored)));
      }
    }
    return checked;
  }

  /** The book as of each date, where decisions are stored. */
  private List<CheckedTable> book(SleeveProfile profile, CanarySample sample, long seed) {
    StoredSleeve results = new StoredSleeve(lakehouse, profile);
    List<KnownDecision> decisions = results.decisions();
    List<CheckedTable> checked = new ArrayList<>();
    if (decisions.isEmpty()) {
      return checked;
    }
    SleeveBacktest backtest = new SleeveBacktest(profile, calendars.get(profile.calendar()));
    Canary canary = Canary.of(new BookComputation(profile, backtest, decisions), seed);
    CanaryInputs inputs = silver.of(profile.universe(), List.of());
    for (Map.Entry<LocalDate, Instant> at : sample.instants().entrySet()) {
      progress.accept("book of %s as of %s".formatted(profile.id(), at.getKey()));
      Canary.Finding found = check(canary, inputs, at.getValue());
      List<DatedTable> stored = results.book(at.getValue(), found.result());
      checked.addAll(compared(profile.id(), at.getValue(), found, decided(found, stored)));
    }
    return checked;
  }

  private List<CheckedTable> strategy(StrategyProfile profile, CanarySample sample, long seed) {
    StrategyComputation computation =
        new StrategyComputation(profile, decision(profile), calendars.get(profile.calendar()));
    List<DatedTable> tables =
        new ArrayList<>(
            silver
                .of(profile.universe(), SymbolComputation.series(List.of(set(profile))))
                .tables());
    tables.add(IntradayInputs.of(lakehouse, profile, plan.asOf()));
    CanaryInputs inputs = new CanaryInputs(tables);
    Canary canary = Canary.of(computation, seed);
    List<CheckedTable> checked = new ArrayList<>();
    for (Instant at : sample.instants().values()) {
      Optional<LocalDate> session = computation.session(Micros.of(at));
      if (session.isPresent()) {
        Instant decided = computation.instant(Micros.of(at));
        progress.accept(
            "decisions and positions of %s on %s".formatted(profile.id(), session.get()));
        Canary.Finding found = check(canary, inputs, decided);
        List<DatedTable> stored =
            new StoredResults(lakehouse).strategy(profile, session.get(), found.result());
        checked.addAll(compared(profile.id(), decided, found, decided(found, stored)));
      }
    }
    return checked;
  }

  private static Canary.Finding check(Canary canary, CanaryInputs inputs, Instant at) {
    return canary.at(inputs.knownBy(Micros.of(at.plus(FUTURE))), Micros.of(at));
  }

  private SleeveComputation sleeve(SleeveProfile profile) {
    TradingCalendar calendar = calendars.get(profile.calendar());
    StoredSleeve stored = new StoredSleeve(lakehouse, profile);
    return new SleeveComputation(
        profile,
        new SleeveComputation.Settings(
            calendar,
            DecisionSessions.weekly(calendar, plan.asOf()),
            sets(profile),
            silver.closes(profile.universe(), calendars),
            profile.forecasting().map(this::decision),
            stored::heldBefore));
  }

  /** Every feature set that a sleeve's decisions read. */
  private List<FeatureSchema> sets(SleeveProfile profile) {
    return Stream.concat(
            profile.featureSets().stream(),
            profile.forecasting().map(own -> own.strategy().featureSet()).stream())
        .distinct()
        .map(this::set)
        .toList();
  }

  private DecisionComputation decision(ForecastProfile profile) {
    DecisionSessions sessions =
        DecisionSessions.of(profile.strategy(), calendars.get(profile.calendar()), plan.asOf());
    return new DecisionComputation(
        profile, set(profile), sessions, silver.closes(profile.universe(), calendars));
  }

  private FeatureSchema set(ForecastProfile profile) {
    return set(profile.strategy().featureSet());
  }

  private FeatureSchema set(String id) {
    return plan.featureSets().stream()
        .filter(set -> set.id().equals(id))
        .findFirst()
        .orElseGet(() -> FeatureSets.named(id));
  }

  private List<DatedTable> stored(
      List<String> symbols, List<LabelStage.Kind> labels, LocalDate until) {
    StoredResults stored = new StoredResults(lakehouse);
    List<DatedTable> tables = new ArrayList<>();
    plan.featureSets().forEach(set -> tables.add(stored.features(set, symbols, until)));
    labels.forEach(kind -> tables.add(stored.labels(kind, symbols, until)));
    return tables;
  }

  /** Computed and stored rows that can be compared, table by table. */
  private record Pair(DatedTable computed, DatedTable stored) {}

  private static List<Pair> comparable(
      Canary.Finding found, List<DatedTable> stored, LocalDate until) {
    List<Pair> pairs = new ArrayList<>();
    for (int table = 0; table < stored.size(); table++) {
      DatedTable computed = found.result().get(table);
      pairs.add(
          new Pair(
              StoredResults.comparable(computed, stored.get(table), until), stored.get(table)));
    }
    return pairs;
  }

  /** A decision is stored whole or not at all. */
  private static List<Pair> decided(Canary.Finding found, List<DatedTable> stored) {
    List<Pair> pairs = new ArrayList<>();
    for (int table = 0; table < stored.size(); table++) {
      DatedTable own = stored.get(table);
      pairs.add(new Pair(own.rows().isEmpty() ? own : found.result().get(table), own));
    }
    return pairs;
  }

  private static List<CheckedTable> compared(
      String of, Instant at, Canary.Finding found, List<Pair> pairs) {
    List<CheckedTable> checked = new ArrayList<>();
    for (int table = 0; table < found.result().size(); table++) {
      DatedTable computed = found.result().get(table);
      DatedTable stored = pairs.get(table).stored().knownBy(Micros.of(at));
      List<CanaryFinding> findings = new ArrayList<>();
      for (Leak leak : found.leaks()) {
        if (leak.difference().table().equals(computed.name())) {
          findings.add(CanaryFinding.of(leak));
        }
      }
      Difference.first(pairs.get(table).computed(), stored)
          .ifPresent(difference -> findings.add(CanaryFinding.stored(at, difference)));
      long rows = computed.rows().size();
      checked.add(new CheckedTable(computed.name(), of, 1, rows, stored.rows().size(), findings));
    }
    return checked;
  }
}
