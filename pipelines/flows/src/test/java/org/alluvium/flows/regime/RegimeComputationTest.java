package org.alluvium.flows.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.flows.panel.PriceVersion;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.regime.BaumWelch;
import org.alluvium.kernels.regime.HiddenMarkovModel;
import org.alluvium.kernels.regime.Quadrant;
import org.alluvium.kernels.regime.StateFilter;
import org.junit.jupiter.api.Test;

class RegimeComputationTest {
  private static final RegimeComputation COMPUTATION =
      new RegimeComputation(MarketFixture.CONFIGURATION, 252);
  private static final List<PriceVersion> ALL = MarketFixture.versions();
  private static final Instant END = Instant.parse("2020-01-01T00:00:00Z");
  private static final List<RegimeRow> ROWS = COMPUTATION.rows(ALL, List.of(), END);

  private static RegimeRow of(int session) {
    return row(ROWS, session).orElseThrow();
  }

  private static Optional<RegimeRow> row(List<RegimeRow> rows, int session) {
    LocalDate date = MarketFixture.sessions().get(session);
    return rows.stream().filter(row -> row.eventDate().equals(date)).findFirst();
  }

  @Test
  void everySessionHasOneRowInTheOrderOfKnowledge() {
    assertThat(ROWS).hasSize(MarketFixture.SESSIONS);
    assertThat(ROWS).extracting(RegimeRow::eventDate).doesNotHaveDuplicates();
    assertThat(ROWS).extracting(RegimeRow::knownAt).isSorted();
    assertThat(of(MarketFixture.LATE).knownAt())
        .isEqualTo(
            MarketFixture.close(MarketFixture.sessions().get(MarketFixture.LATE).plusDays(8)));
  }

  @Test
  void aRowIsWhatATruncationAtItsMomentGives() {
    for (int session = 130; session < MarketFixture.SESSIONS; session += 29) {
      RegimeRow row = of(session);
      List<RegimeRow> truncated =
          COMPUTATION.rows(MarketFixture.knownBy(row.knownAt()), List.of(), row.knownAt());
      assertThat(row(truncated, session)).contains(row);
    }
  }

  @Test
  void aPoisonedFutureMovesNoRow() {
    RegimeRow row = of(600);
    List<PriceVersion> poisoned =
        ALL.stream().map(v -> v.knownAt() > Micros.of(row.knownAt()) ? tenfold(v) : v).toList();
    assertThat(COMPUTATION.rows(poisoned, List.of(), row.knownAt()))
        .isEqualTo(COMPUTATION.rows(ALL, List.of(), row.knownAt()));
    assertThat(COMPUTATION.rows(poisoned, List.of(), END))
        .startsWith(COMPUTATION.rows(ALL, List.of(), row.knownAt()).toArray(RegimeRow[]::new))
        .isNotEqualTo(ROWS);
  }

  private static PriceVersion tenfold(PriceVersion v) {
    return new PriceVersion(
        v.asset(), v.day(), v.knownAt(), v.open() * 10, v.close() * 10, v.dollarVolume());
  }

  @Test
  void weekByWeekGivesWhatARunFromNothingGives() {
    List<RegimeRow> grown = new ArrayList<>();
    for (Instant asOf = MarketFixture.close(MarketFixture.START);
        asOf.isBefore(END);
        asOf = asOf.plusSeconds(7 * 86_400)) {
      List<RegimeRow> standing = List.copyOf(grown);
      grown.addAll(COMPUTATION.rows(MarketFixture.knownBy(asOf), standing, asOf));
    }
    assertThat(grown).isEqualTo(ROWS);
  }

  @Test
  void modelsAreFittedAtTheFirstSessionOfAMonthAndByWhatWasKnown() {
    Map<YearMonth, LocalDate> fits = new TreeMap<>();
    for (RegimeRow row : ROWS) {
      fits.merge(YearMonth.from(row.eventDate()), row.fittedAt(), (a, b) -> a.isBefore(b) ? a : b);
    }
    fits.forEach((month, fit) -> assertThat(YearMonth.from(fit)).isEqualTo(month));
    assertThat(ROWS.stream().map(RegimeRow::fittedAt).distinct().count()).isEqualTo(fits.size());

    RegimeRow row = of(400);
    double[] values = values(known(row.knownAt()), row.fittedAt(), 300);
    HiddenMarkovModel model = BaumWelch.fit(values, 10).model();
    assertThat(row.model()).contains(model);
    StateFilter filter = new StateFilter(model);
    double turbulent = Double.NaN;
    for (double value : values(known(row.knownAt()), row.eventDate(), 300)) {
      turbulent = filter.see(value);
    }
    assertThat(row.turbulent()).isEqualTo(turbulent);
  }

  /** The newest close of each session by an instant. */
  private static TreeMap<LocalDate, Double> known(Instant instant) {
    TreeMap<LocalDate, Double> closes = new TreeMap<>();
    MarketFixture.knownBy(instant)
        .forEach(v -> closes.put(LocalDate.ofEpochDay(v.day()), v.close()));
    return closes;
  }

  private static double[] values(TreeMap<LocalDate, Double> closes, LocalDate last, int window) {
    List<Double> prices = List.copyOf(closes.headMap(last, true).values());
    int from = Math.max(1, prices.size() - window);
    double[] values = new double[prices.size() - from];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.abs(prices.get(from + i) / prices.get(from + i - 1) - 1);
    }
    return values;
  }

  /** Two leaks, and the comparison that finds them: truncate, compute again, compare. */
  @Test
  void parametersOfTheFullSampleAndSmoothedStatesAreFoundByATruncation() {
    RegimeRow row = of(400);
    double[] whole = values(known(END), MarketFixture.sessions().get(759), 1_000);
    double[] then = values(known(row.knownAt()), row.eventDate(), 1_000);
    HiddenMarkovModel ofAll = BaumWelch.fit(whole, 10).model();
    HiddenMarkovModel ofThen = BaumWelch.fit(then, 10).model();
    assertThat(filtered(ofAll, then)).isNotEqualTo(filtered(ofThen, then));

    HiddenMarkovModel model = row.model().orElseThrow();
    assertThat(smoothed(model, whole, then.length - 1))
        .isNotCloseTo(smoothed(model, then, then.length - 1), within(1e-9));
    assertThat(smoothed(model, then, then.length - 1))
        .as("at the end of what is known, smoothing has nothing to add")
        .isCloseTo(filtered(model, then), within(1e-12));
    assertThat(filtered(model, whole, then.length)).isEqualTo(filtered(model, then));
  }

  private static double filtered(HiddenMarkovModel model, double[] values) {
    return filtered(model, values, values.length);
  }

  private static double filtered(HiddenMarkovModel model, double[] values, int count) {
    StateFilter filter = new StateFilter(model);
    double turbulent = Double.NaN;
    for (int t = 0; t < count; t++) {
      turbulent = filter.see(values[t]);
    }
    return turbulent;
  }

  /** Probability of turbulence at a position, given all values: the leak. */
  private static double smoothed(HiddenMarkovModel model, double[] values, int at) {
    double turbulent = filtered(model, values, at + 1);
    double forTurbulent = 1;
    double forCalm = 1;
    for (int t = values.length - 1; t > at; t--) {
      double calm = density(model.calm().mean(), model.calm().variance(), values[t]) * forCalm;
      double other =
          density(model.turbulent().mean(), model.turbulent().variance(), values[t]) * forTurbulent;
      double stays = model.calm().stay();
      double stay = model.turbulent().stay();
      double scale = calm + other;
      forCalm = (stays * calm + (1 - stays) * other) / scale;
      forTurbulent = ((1 - stay) * calm + stay * other) / scale;
    }
    double weight = turbulent * forTurbulent;
    return weight / (weight + (1 - turbulent) * forCalm);
  }

  private static double density(double mean, double variance, double value) {
    return Math.exp(-0.5 * (value - mean) * (value - mean) / variance)
        / Math.sqrt(2 * Math.PI * variance);
  }

  @Test
  void quadrantsFollowFromTheRowAndAreMissingInTheWarmUp() {
    assertThat(of(20).model()).isEmpty();
    assertThat(of(20).quadrant()).isEmpty();
    assertThat(of(20).turbulent()).isNaN();
    RegimeRow first =
        ROWS.stream().filter(row -> row.model().isPresent()).findFirst().orElseThrow();
    assertThat(first.fittedAt()).isEqualTo(first.eventDate());
    assertThat(ROWS)
        .filteredOn(row -> row.eventDate().isAfter(first.eventDate()))
        .allMatch(row -> row.quadrant().isPresent());
    for (RegimeRow row : ROWS) {
      row.quadrant()
          .ifPresent(
              quadrant ->
                  assertThat(quadrant)
                      .isEqualTo(
                          MarketFixture.CONFIGURATION
                              .rules()
                              .of(row.turbulent(), row.move(), row.volatility())));
    }
    assertThat(ROWS.stream().flatMap(row -> row.quadrant().stream()).distinct())
        .contains(Quadrant.CRISIS, Quadrant.EXPANSION, Quadrant.NORMAL);
  }

  @Test
  void aMarketThatStandsStillHasRowsWithoutAModel() {
    List<PriceVersion> still =
        MarketFixture.sessions().stream()
            .map(session -> MarketFixture.version(session, session, 5))
            .toList();
    List<RegimeRow> rows = COMPUTATION.rows(still, List.of(), END);
    assertThat(rows).hasSize(MarketFixture.SESSIONS);
    assertThat(rows).allMatch(row -> row.model().isEmpty() && row.quadrant().isEmpty());
    assertThat(rows.get(700).volatility()).isZero();
    assertThat(rows.get(700).spectral().hurst()).isNaN();
  }

  @Test
  void aBarWithoutACloseIsNoSession() {
    List<PriceVersion> gap = new ArrayList<>(ALL);
    LocalDate saturday = MarketFixture.START.plusDays(5);
    gap.add(MarketFixture.version(saturday, saturday, Double.NaN));
    assertThat(COMPUTATION.rows(gap, List.of(), END)).isEqualTo(ROWS);
  }
}
