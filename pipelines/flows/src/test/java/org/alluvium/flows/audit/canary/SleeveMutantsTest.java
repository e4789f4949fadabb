package org.alluvium.flows.audit.canary;

import static org.alluvium.flows.audit.canary.SampleSilver.NOW;
import static org.alluvium.flows.audit.canary.SampleSilver.close;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.alluvium.flows.backtest.KnownDecision;
import org.alluvium.flows.backtest.SleeveBacktest;
import org.alluvium.flows.decision.SampleDecisions;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.flows.panel.PriceVersion;
import org.alluvium.flows.profile.DecisionRules;
import org.alluvium.flows.profile.PortfolioConfiguration;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.regime.RegimeConfiguration;
import org.alluvium.flows.selection.PipelineConfiguration;
import org.alluvium.flows.training.DecisionSessions;
import org.alluvium.flows.vintage.BarVersions;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.backtest.Decision;
import org.alluvium.kernels.canary.Canary;
import org.alluvium.kernels.canary.CanaryInputs;
import org.alluvium.kernels.canary.Computation;
import org.alluvium.kernels.canary.DatedRow;
import org.alluvium.kernels.canary.DatedTable;
import org.alluvium.kernels.canary.Difference;
import org.alluvium.kernels.canary.Leak;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.kernels.regime.HiddenMarkovModel;
import org.alluvium.kernels.regime.RegimeSettings;
import org.alluvium.kernels.regime.StateFilter;
import org.alluvium.kernels.returns.SimpleReturns;
import org.alluvium.lakehouse.tables.DailyBars;
import org.junit.jupiter.api.Test;

/** The canary is silent about honest sleeves, and names every way of looking ahead in one. */
final class SleeveMutantsTest {
  private static final CanaryInputs INPUTS = SampleSilver.inputs();
  private static final String BY_ROC =
      """
      {"description": "", "stages": [
        {"stage": "ingestion/prices", "look_back_sessions": 60},
        {"stage": "features/stored"},
        {"stage": "inference/signal", "feature": "alpha158.ROC5", "sides": "long"},
        {"stage": "clustering/correlation", "linkage": "average", "clusters": 2},
        {"stage": "policy/top", "top": 2},
        {"stage": "synthesis/streams", "logic": "trend"}]}
      """;

  @Test
  void anHonestSleeveIsClean() {
    Canary.Finding found = Canary.of(sleeve(profile()), 1).at(INPUTS, close(NOW));

    assertThat(found.leaks()).isEmpty();
    assertThat(found.result().stream().map(table -> table.rows().size())).containsExactly(1, 3, 3);
    assertThat(found.result().get(0).rows().get(0).values()[2]).isBetween(0.0, 1.0);
  }

  @Test
  void aModelOfTheWholeSampleIsNamed() {
    Computation fullSample =
        (inputs, moment) -> {
          double[] all = values(inputs, Long.MAX_VALUE);
          RegimeSettings settings = RegimeConfiguration.DEFAULTS.settings();
          return regime(
              settings
                  .fit(all)
                  .map(model -> settings.turbulent(model, values(inputs, moment)))
                  .orElse(Double.NaN));
        };

    assertThat(leaks(fullSample)).isNotEmpty();
  }

  @Test
  void aSmoothedStateIsNamed() {
    HiddenMarkovModel model =
        RegimeConfiguration.DEFAULTS.settings().fit(values(INPUTS, close(NOW))).orElseThrow();
    Computation smoothed =
        (inputs, moment) -> {
          int now = values(inputs, moment).length;
          return regime(smoothed(model, values(inputs, Long.MAX_VALUE), now));
        };

    assertThat(leaks(smoothed)).isNotEmpty();
  }

  @Test
  void aSelectionFromTheLastUniverseIsNamed() {
    CanaryInputs delisted = without("NYSE:C", LocalDate.of(2016, 10, 3));
    Computation survivors =
        (inputs, moment) -> {
          Set<String> last = symbolsOfTheLastDay(inputs);
          List<DatedTable> tables = new ArrayList<>();
          for (DatedTable table : sleeve(profile()).compute(inputs, moment)) {
            tables.add(
                new DatedTable(
                    table.name(),
                    table.columns(),
                    table.rows().stream().filter(row -> last.contains(row.symbol())).toList()));
          }
          return tables;
        };

    List<Leak> leaks = Canary.of(survivors, 1).at(delisted, close(NOW)).leaks();

    assertThat(leaks).isNotEmpty();
    assertThat(leaks.get(0).told()).contains("NYSE:C");
    assertThat(Canary.of(sleeve(profile()), 1).at(delisted, close(NOW)).leaks()).isEmpty();
  }

  @Test
  void rankingOnTomorrowsValueIsNamed() {
    Computation early =
        (inputs, moment) -> sleeve(profile()).compute(aSessionEarlier(inputs), moment);

    List<Leak> leaks = leaks(early);

    assertThat(leaks).isNotEmpty();
    assertThat(leaks.stream().map(leak -> leak.difference().table()).collect(Collectors.toSet()))
        .contains("gold.selections");
  }

  @Test
  void anHonestBookIsClean() {
    Canary.Finding found = Canary.of(book(), 1).at(INPUTS, close(NOW));

    assertThat(found.leaks()).isEmpty();
    assertThat(found.result().get(0).rows()).hasSizeGreaterThan(50);
    assertThat(found.result().get(1).rows()).hasSameSizeAs(found.result().get(0).rows());
  }

  @Test
  void aBookThatTradesAtThePriceOfTomorrowIsNamed() {
    Computation early = (inputs, moment) -> book().compute(aSessionEarlier(inputs), moment);

    assertThat(leaks(early)).isNotEmpty();
  }

  @Test
  void aBookWithoutItsWeekendsIsNamed() {
    CanaryInputs everyDay = everyDay();
    Canary.Finding found = Canary.of(book(), 1).at(everyDay, close(NOW));
    List<DatedRow> weekdays =
        found.result().get(0).rows().stream()
            .filter(row -> !isWeekend(LocalDate.ofEpochDay(row.day())))
            .toList();
    List<DatedRow> stored =
        BookComputation.present("hrp", weekdays.stream().map(DatedRow::day).toList());

    Optional<Difference> difference =
        Difference.first(
            found.result().get(1),
            new DatedTable(BookComputation.DAYS, BookComputation.PRESENT, stored));

    assertThat(weekdays).hasSizeLessThan(found.result().get(0).rows().size());
    assertThat(difference).isPresent();
    assertThat(isWeekend(difference.orElseThrow().date())).isTrue();
    assertThat(difference.orElseThrow().actual()).isEqualTo("no row");
  }

  private static List<Leak> leaks(Computation computation) {
    return Canary.of(computation, 1).at(INPUTS, close(NOW)).leaks();
  }

  private static List<DatedTable> regime(double turbulent) {
    DatedRow row = SampleSilver.row("NYSE:A", NOW, close(NOW), turbulent);
    return List.of(new DatedTable("gold.regimes", List.of("turbulent"), List.of(row)));
  }

  /** Absolute returns of the market as known by a moment. */
  private static double[] values(CanaryInputs inputs, long moment) {
    BarVersions bars = SymbolSeries.bars(inputs.knownBy(moment), "NYSE:A");
    double[] closes =
        PriceVersion.of(0, bars).stream()
            .collect(
                Collectors.toMap(
                    PriceVersion::day, v -> v, (a, b) -> a.knownAt() > b.knownAt() ? a : b))
            .values()
            .stream()
            .sorted(Comparator.comparingInt(PriceVersion::day))
            .mapToDouble(PriceVersion::close)
            .toArray();
    double[] returns = SimpleReturns.series(closes);
    for (int t = 0; t < returns.length; t++) {
      returns[t] = Math.abs(returns[t]);
    }
    return returns;
  }

  /** Probability of the turbulent state given all values: forward, and backward from the end. */
  private static double smoothed(HiddenMarkovModel model, double[] values, int now) {
    StateFilter forward = new StateFilter(model);
    double probability = Double.NaN;
    for (int t = 0; t < now; t++) {
      probability = forward.see(values[t]);
    }
    double calm = 1;
    double turbulent = 1;
    for (int t = values.length - 1; t >= now; t--) {
      double seenCalm = density(model.calm().mean(), model.calm().variance(), values[t]) * calm;
      double seenTurbulent =
          density(model.turbulent().mean(), model.turbulent().variance(), values[t]) * turbulent;
      double stayCalm = model.calm().stay();
      double stayTurbulent = model.turbulent().stay();
      double nextCalm = stayCalm * seenCalm + (1 - stayCalm) * seenTurbulent;
      double nextTurbulent = stayTurbulent * seenTurbulent + (1 - stayTurbulent) * seenCalm;
      calm = nextCalm / (nextCalm + nextTurbulent);
      turbulent = nextTurbulent / (nextCalm + nextTurbulent);
    }
    return probability * turbulent / (probability * turbulent + (1 - probability) * calm);
  }

  private static double density(double mean, double variance, double value) {
    return Math.exp(-(value - mean) * (value - mean) / (2 * variance)) / Math.sqrt(variance);
  }

  private static Set<String> symbolsOfTheLastDay(CanaryInputs inputs) {
    List<DatedRow> bars = inputs.table(DailyBars.SPEC.toString()).rows();
    int last = bars.stream().mapToInt(DatedRow::day).max().orElseThrow();
    return bars.stream()
        .filter(row -> row.day() == last)
        .map(DatedRow::symbol)
        .collect(Collectors.toSet());
  }

  private static CanaryInputs without(String symbol, LocalDate from) {
    return bars(
        INPUTS,
        INPUTS.table(DailyBars.SPEC.toString()).rows().stream()
            .filter(row -> !row.symbol().equals(symbol) || row.day() < from.toEpochDay())
            .toList());
  }

  /** Every bar as if it had been there a session earlier; the last one stays, too. */
  private static CanaryInputs aSessionEarlier(CanaryInputs inputs) {
    List<DatedRow> rows = inputs.table(DailyBars.SPEC.toString()).rows();
    TreeSet<Integer> days = new TreeSet<>(rows.stream().map(DatedRow::day).toList());
    List<DatedRow> earlier = new ArrayList<>();
    for (DatedRow row : rows) {
      Integer before = days.lower(row.day());
      LocalDate session = LocalDate.ofEpochDay(row.day());
      if (before != null && row.knownAt() == close(session)) {
        LocalDate date = LocalDate.ofEpochDay(before);
        earlier.add(SampleSilver.row(row.symbol(), date, close(date), row.values()));
      }
      if (row.day() == days.last()) {
        earlier.add(row);
      }
    }
    return bars(inputs, earlier);
  }

  /** With a bar on every day of the week, as a coin has. */
  private static CanaryInputs everyDay() {
    List<DatedRow> rows = new ArrayList<>(INPUTS.table(DailyBars.SPEC.toString()).rows());
    for (DatedRow row : List.copyOf(rows)) {
      LocalDate date = LocalDate.ofEpochDay(row.day());
      if (date.getDayOfWeek() == DayOfWeek.FRIDAY) {
        double[] values = row.values().clone();
        values[3] *= 1.01;
        long known = Micros.of(Micros.instant(row.knownAt()).plusSeconds(86_400));
        rows.add(SampleSilver.row(row.symbol(), date.plusDays(1), known, values));
      }
    }
    return bars(INPUTS, rows);
  }

  private static CanaryInputs bars(CanaryInputs inputs, List<DatedRow> rows) {
    String name = DailyBars.SPEC.toString();
    return new CanaryInputs(
        inputs.tables().stream()
            .map(
                table ->
                    table.name().equals(name) ? new DatedTable(name, table.columns(), rows) : table)
            .toList());
  }

  private static boolean isWeekend(LocalDate date) {
    return Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(date.getDayOfWeek());
  }

  private static BookComputation book() {
    List<KnownDecision> decisions = new ArrayList<>();
    int turn = 0;
    for (LocalDate session : sessions().datesAfter(-1)) {
      if (session.isAfter(LocalDate.of(2016, 1, 1))) {
        double[] weights = {0.2, 0.3, 0.5};
        turn++;
        weights[turn % 3] += 0.1;
        weights[(turn + 1) % 3] -= 0.1;
        decisions.add(
            new KnownDecision(close(session), Decision.of(session.toEpochDay(), weights)));
      }
    }
    return new BookComputation(
        profile(), new SleeveBacktest(profile(), SampleSilver.calendar()), decisions);
  }

  private static SleeveComputation sleeve(SleeveProfile profile) {
    return new SleeveComputation(
        profile,
        new SleeveComputation.Settings(
            SampleSilver.calendar(),
            sessions(),
            List.of(FeatureSets.named("alpha158")),
            SampleSilver.closes(),
            Optional.empty(),
            session -> Map.of()));
  }

  private static DecisionSessions sessions() {
    Instant asOf = Micros.instant(close(LocalDate.of(2016, 12, 30)));
    return DecisionSessions.weekly(SampleSilver.calendar(), asOf);
  }

  private static SleeveProfile profile() {
    PipelineConfiguration pipeline = SampleDecisions.pipeline(BY_ROC);
    return new SleeveProfile(
        "p",
        new DecisionRules(Optional.empty(), pipeline, RegimeConfiguration.DEFAULTS),
        SampleSilver.SYMBOLS,
        "us_equity",
        PortfolioConfiguration.of("hrp", List.of("equal"), 60),
        new CostModel("c", 0.5, 2, 0, 0),
        PriceBasis.CLOSE,
        "NYSE:A",
        1_000_000);
  }
}
