package org.alluvium.flows.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.alluvium.flows.decision.SampleDecisions;
import org.alluvium.flows.decision.SelectedSession;
import org.alluvium.flows.decision.SelectedSession.Winner;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.flows.panel.PriceVersion;
import org.alluvium.flows.profile.DecisionRules;
import org.alluvium.flows.profile.EngineSettings;
import org.alluvium.flows.profile.PortfolioConfiguration;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.regime.RegimeConfiguration;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.cost.CostModel;
import org.junit.jupiter.api.Test;

class SessionWeightsTest {
  private static final List<String> UNIVERSE = List.of("NYSE:A", "NYSE:B", "NYSE:C");
  private static final LocalDate SESSION = LocalDate.of(2016, 6, 3);
  private static final Instant CLOSE = Instant.parse("2016-06-03T20:00:00Z");
  private static final SelectedSession SELECTED =
      new SelectedSession(
          SESSION,
          CLOSE,
          List.of(new Winner("NYSE:A", 1, 0.4, 0), new Winner("NYSE:B", -1, 0.3, 1)));
  private static final String PIPELINE =
      """
      {"description": "", "stages": [
        {"stage": "ingestion/prices", "look_back_sessions": 60},
        {"stage": "features/stored"},
        {"stage": "inference/signal", "feature": "alpha158.ROC5", "sides": "long_short"},
        {"stage": "clustering/none"},
        {"stage": "policy/top", "top": 2},
        {"stage": "synthesis/streams", "logic": "trend"}]}
      """;

  @Test
  void theWholeIsSharedOutUnlessTheProfileSaysLess() {
    assertThat(decided(null, Map.of()).targets().get("equal"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("NYSE:A", 0.5, "NYSE:B", -0.5));
    assertThat(decided(0.25, Map.of()).targets().get("equal"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("NYSE:A", 0.125, "NYSE:B", -0.125));
  }

  @Test
  void everyEngineHoldsTheSameSharesOfWhatIsInvested() {
    Map<String, Double> whole = decided(null, Map.of()).targets().get("hrp");
    Map<String, Double> quarter = decided(0.25, Map.of()).targets().get("hrp");

    whole.forEach((symbol, weight) -> assertThat(quarter).containsEntry(symbol, weight / 4));
    assertThat(whole.values().stream().mapToDouble(Math::abs).sum()).isCloseTo(1, within(1e-15));
  }

  @Test
  void tradingCostsInTheObjectiveCountFromTheSharesThatAreHeld() {
    Map<String, Double> held = Map.of("NYSE:A", 0.05, "NYSE:B", -0.2);
    SessionWeights.Decided decided = decided(0.25, held);
    Map<String, Double> scaled = Map.of("NYSE:A", 0.2, "NYSE:B", -0.8);
    Map<String, Double> whole = decided(null, scaled).targets().get("min_variance");

    whole.forEach(
        (symbol, weight) ->
            assertThat(decided.targets().get("min_variance").get(symbol))
                .isCloseTo(weight / 4, within(1e-12)));
  }

  @Test
  void theRowOfTheAllocationTellsTheExposure() {
    assertThat(decided(0.25, Map.of()).allocations())
        .allSatisfy(row -> assertThat(row.getDouble(9)).isCloseTo(0.25, within(1e-15)));
  }

  private static SessionWeights.Decided decided(Double gross, Map<String, Double> held) {
    Map<String, HeldWeights> before =
        held.isEmpty() ? Map.of() : Map.of("min_variance", new HeldWeights(SESSION, held));
    return new SessionWeights(profile(gross)).decide(SELECTED, Optional.empty(), panel(), before);
  }

  private static AsOfPanel panel() {
    Random random = new Random(11);
    List<PriceVersion> prices = new ArrayList<>();
    for (int asset = 0; asset < UNIVERSE.size(); asset++) {
      double close = 100;
      for (LocalDate day = SESSION.minusDays(120); !day.isAfter(SESSION); day = day.plusDays(1)) {
        close *= 1 + 0.01 * (asset + 1) * random.nextGaussian();
        long known = Micros.of(CLOSE) - 86_400_000_000L * (SESSION.toEpochDay() - day.toEpochDay());
        prices.add(new PriceVersion(asset, (int) day.toEpochDay(), known, close, close, 1e9));
      }
    }
    AsOfPanel panel = AsOfPanel.of(UNIVERSE, AsOfPanel.DayRule.ANY_ASSET, prices);
    panel.advance(Micros.of(CLOSE));
    return panel;
  }

  private static SleeveProfile profile(Double gross) {
    EngineSettings settings = new EngineSettings(null, null, null, null, null, null, null, 1.0);
    PortfolioConfiguration portfolio =
        new PortfolioConfiguration(
            "equal", List.of("hrp", "min_variance"), null, null, 60, gross, settings);
    return new SleeveProfile(
        "sample",
        new DecisionRules(
            Optional.empty(), SampleDecisions.pipeline(PIPELINE), RegimeConfiguration.DEFAULTS),
        UNIVERSE,
        "us_equity",
        portfolio,
        new CostModel("c", 10, 10, 0, 0),
        PriceBasis.CLOSE,
        "NYSE:A",
        1_000_000);
  }
}
