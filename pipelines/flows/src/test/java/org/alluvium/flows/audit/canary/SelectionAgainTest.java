package org.alluvium.flows.audit.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.decision.SampleDecisions;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.flows.profile.DecisionRules;
import org.alluvium.flows.profile.PortfolioConfiguration;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.regime.RegimeConfiguration;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.selection.Candidate;
import org.alluvium.flows.selection.PipelineConfiguration;
import org.alluvium.flows.selection.SelectionOutcome;
import org.alluvium.flows.selection.Verdict;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.canary.DatedRow;
import org.alluvium.kernels.canary.DatedTable;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.testkit.UncheckedTable;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decision of the sample's three stocks, selected again with other parameters. */
class SelectionAgainTest {
  private static final Path HOME = Path.of(System.getProperty("alluvium.home"));
  private static final TradingCalendars CALENDARS =
      TradingCalendars.read(HOME.resolve("conf/calendars.json"));
  private static final LocalDate LAST = LocalDate.of(2016, 12, 30);
  private static final String STRONGEST =
      """
      {"description": "the strongest", "stages": [
        {"stage": "ingestion/prices", "look_back_sessions": 60},
        {"stage": "features/stored"},
        {"stage": "inference/signal", "feature": "alpha158.ROC20", "sides": "short"},
        {"stage": "clustering/correlation", "clusters": 2, "least_common_sessions": 20},
        {"stage": "policy/top", "top": 1},
        {"stage": "synthesis/streams", "logic": "trend"}]}
      """;

  @TempDir private Path folder;
  private final SleeveProfile profile = profile();
  private SelectionAgain again;

  @BeforeEach
  void fill() {
    DirectLakehouse lakehouse = DirectLakehouse.open(folder.toString());
    DatedTable bars = SampleSilver.inputs().tables().get(0);
    UncheckedTable.write(
        lakehouse, DailyBars.SPEC, bars.rows().stream().map(SelectionAgainTest::bar).toList());
    UncheckedTable.write(
        lakehouse,
        Instruments.SPEC,
        SampleSilver.SYMBOLS.stream().map(SelectionAgainTest::instrument).toList());
    again = new SelectionAgain(lakehouse, plan(profile), CALENDARS, profile);
  }

  @Test
  void theSameParametersDecideTheSame() {
    SelectionAgain.Compared compared = again.run(Optional.empty(), changed(Map.of()), "synthesis");

    assertThat(compared.date()).isEqualTo(LAST);
    assertThat(compared.after()).isEqualTo(compared.before()).isEqualTo(compared.decided());
    assertThat(winners(compared.decided())).hasSize(1);
  }

  @Test
  void otherParametersOfAStageDecideOtherwiseAndTheRunStaysAsItWas() {
    SelectionAgain.Compared compared =
        again.run(Optional.of(SampleSilver.NOW), changed(Map.of("top", "2")), "policy");

    assertThat(compared.date()).isEqualTo(SampleSilver.NOW);
    assertThat(winners(compared.before()))
        .hasSize(1)
        .isEqualTo(winners(compared.decided()))
        .isSubsetOf(winners(compared.after()));
    assertThat(winners(compared.after())).hasSize(2);
  }

  @Test
  void anEarlierStageStandsBeforeAnythingIsChosen() {
    SelectionAgain.Compared compared =
        again.run(
            Optional.empty(),
            profile.decisions().selection().with("clustering/none", Map.of()),
            "clustering/none");

    assertThat(compared.before().candidates()).allMatch(one -> one.cluster() >= 0);
    assertThat(compared.after().candidates())
        .hasSize(3)
        .allMatch(one -> one.cluster() < 0 && one.verdict() != Verdict.WINNER);
  }

  @Test
  void aDayThatIsNoDecisionIsToldWithTheOneBefore() {
    Optional<LocalDate> thursday = Optional.of(LocalDate.of(2016, 12, 29));
    assertThatThrownBy(() -> again.run(thursday, changed(Map.of()), "policy"))
        .hasMessage(
            "date 2016-12-29 is no decision of p by 2016-12-30T21:00:00Z: decisions are made at the last session of a week; the one before is of 2016-12-23");
  }

  @Test
  void aDecisionOfNobodyIsTold() {
    Optional<LocalDate> early = Optional.of(LocalDate.of(2014, 12, 26));
    assertThatThrownBy(() -> again.run(early, changed(Map.of()), "policy"))
        .hasMessage(
            "p decided nothing on 2014-12-26: no instrument had a bar and a score; give another date");
  }

  private PipelineConfiguration changed(Map<String, String> parameters) {
    return profile.decisions().selection().with("policy", parameters);
  }

  private static List<String> winners(SelectionOutcome outcome) {
    return outcome.winners().stream().map(Candidate::symbol).toList();
  }

  private static RunPlan plan(SleeveProfile profile) {
    Instant asOf = Micros.instant(SampleSilver.close(LAST));
    return new RunPlan(
        "production p",
        LAST,
        asOf,
        List.of(),
        List.of(profile),
        List.of(),
        Optional.empty(),
        new RunPlan.InputFiles(HOME, HOME, HOME, Optional.empty()));
  }

  private static SleeveProfile profile() {
    return new SleeveProfile(
        "p",
        new DecisionRules(
            Optional.empty(), SampleDecisions.pipeline(STRONGEST), RegimeConfiguration.DEFAULTS),
        SampleSilver.SYMBOLS,
        "us_equity",
        PortfolioConfiguration.of("equal", List.of(), 60),
        new CostModel("c", 0.5, 2, 0, 0),
        PriceBasis.CLOSE,
        "NYSE:A",
        1_000_000);
  }

  private static Map<String, Object> bar(DatedRow bar) {
    Map<String, Object> row = new HashMap<>();
    row.put(DailyBars.SYMBOL, bar.symbol());
    row.put(DailyBars.EVENT_DATE, LocalDate.ofEpochDay(bar.day()));
    row.put(DailyBars.KNOWN_AT, Micros.instant(bar.knownAt()));
    row.put(DailyBars.OPEN, bar.values()[0]);
    row.put(DailyBars.HIGH, bar.values()[1]);
    row.put(DailyBars.LOW, bar.values()[2]);
    row.put(DailyBars.CLOSE, bar.values()[3]);
    row.put(DailyBars.VOLUME, bar.values()[4]);
    row.put(DailyBars.PRICE_BASIS, "fully_adjusted");
    row.put(DailyBars.SOURCE, "sample");
    row.put(DailyBars.FLAGS, new ArrayList<String>());
    row.put(DailyBars.RUN_ID, "run-1");
    row.put(DailyBars.INGESTED_AT, Micros.instant(bar.knownAt()));
    return row;
  }

  private static Map<String, Object> instrument(String symbol) {
    Map<String, Object> row = new HashMap<>();
    row.put(Instruments.SYMBOL, symbol);
    row.put(Instruments.VALID_FROM, LocalDate.EPOCH);
    row.put(Instruments.KNOWN_AT, Instant.EPOCH);
    row.put(Instruments.SOURCE_SYMBOL, symbol);
    row.put(Instruments.ASSET_CLASS, "equity");
    row.put(Instruments.TICK_SIZE, 0.01);
    row.put(Instruments.PRICE_SCALE, 100L);
    row.put(Instruments.LOT_SIZE, 1.0);
    row.put(Instruments.MINIMUM_NOTIONAL, 0.0);
    row.put(Instruments.CONTRACT_MULTIPLIER, 1.0);
    row.put(Instruments.TIME_ZONE, "America/New_York");
    row.put(Instruments.SESSION, "0930-1600");
    row.put(Instruments.CALENDAR, "us_equity");
    row.put(Instruments.CURRENCY, "USD");
    row.put(Instruments.PRICE_BASIS, "fully_adjusted");
    row.put(Instruments.RUN_ID, "run-1");
    row.put(Instruments.INGESTED_AT, Instant.EPOCH);
    return row;
  }
}
