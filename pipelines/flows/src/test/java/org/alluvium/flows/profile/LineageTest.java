package org.alluvium.flows.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.alluvium.flows.decision.SampleDecisions;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.flows.model.ModelConfiguration;
import org.alluvium.flows.model.ModelKind;
import org.alluvium.kernels.cost.CostModel;
import org.junit.jupiter.api.Test;

class LineageTest {
  @Test
  void isAFunctionOfTheConfigurationAlone() {
    assertThat(forecasts(0.1, 10, 2.0)).isEqualTo(forecasts(0.1, 10, 2.0));
    assertThat(forecasts(0.1, 10, 2.0)).matches("[0-9a-f]{12}");
  }

  @Test
  void anotherPenaltyIsAnotherLineageOfForecastsAndBook() {
    assertThat(forecasts(0.2, 10, 2.0)).isNotEqualTo(forecasts(0.1, 10, 2.0));
    assertThat(Lineage.ofBook(profile(0.2, 10, 2.0)))
        .isNotEqualTo(Lineage.ofBook(profile(0.1, 10, 2.0)));
  }

  @Test
  void costsAndSelectionChangeTheBookAndNotTheForecasts() {
    assertThat(forecasts(0.1, 5, 3.0)).isEqualTo(forecasts(0.1, 10, 2.0));
    assertThat(Lineage.ofBook(profile(0.1, 5, 2.0)))
        .isNotEqualTo(Lineage.ofBook(profile(0.1, 10, 2.0)));
    assertThat(Lineage.ofBook(profile(0.1, 10, 3.0)))
        .isNotEqualTo(Lineage.ofBook(profile(0.1, 10, 2.0)));
  }

  @Test
  void theOrderInWhichTheUniverseIsWrittenDoesNotMatter() {
    SleeveProfile profile = profile(0.1, 10, 2.0);
    SleeveProfile reversed =
        new SleeveProfile(
            profile.id(),
            profile.decisions(),
            List.of("NYSE:KO", "NASDAQ:AAPL"),
            profile.calendar(),
            profile.portfolio(),
            profile.costs(),
            profile.fill(),
            profile.market(),
            profile.capital());

    assertThat(Lineage.ofBook(reversed)).isEqualTo(Lineage.ofBook(profile));
  }

  private static String forecasts(double penalty, int top, double halfSpread) {
    return Lineage.of(profile(penalty, top, halfSpread).forecasting().orElseThrow());
  }

  private static SleeveProfile profile(double penalty, int top, double halfSpread) {
    StrategyConfiguration strategy =
        new StrategyConfiguration(
            "s",
            "",
            Map.of(ModelKind.RIDGE, new ModelConfiguration(Map.of("penalty", List.of(penalty)))),
            null,
            "alpha158",
            List.of("KMID"),
            Transform.RANK_PER_DATE,
            5,
            "weekly",
            100,
            Sides.LONG,
            "trend",
            null);
    return new SleeveProfile(
        "p",
        SampleDecisions.forecastTop(strategy, top),
        List.of("NASDAQ:AAPL", "NYSE:KO"),
        "us_equity",
        PortfolioConfiguration.of("hrp", List.of(), 60),
        new CostModel("c", 0.5, halfSpread, 0, 0),
        PriceBasis.CLOSE,
        "NYSE:KO",
        1_000_000);
  }
}
