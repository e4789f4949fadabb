package org.alluvium.flows.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.alluvium.flows.profile.EngineSettings;
import org.alluvium.flows.profile.PortfolioConfiguration;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.kernels.portfolio.Allocation;
import org.alluvium.kernels.portfolio.Allocation.Failure;
import org.alluvium.kernels.portfolio.AllocationRequest;
import org.alluvium.lakehouse.error.AlluviumException;
import org.junit.jupiter.api.Test;

/** Engines by the ids of configuration. */
class EnginesTest {
  private static final CostModel COSTS = new CostModel("c", 0.5, 2, 0, 0);

  private static final LocalDate SESSION = LocalDate.of(2016, 5, 6);

  /** Of two assets, the second of which moves as the first did a session before. */
  private static AllocationRequest returns(double... first) {
    double[][] both = new double[2][first.length];
    for (int i = 0; i < first.length; i++) {
      both[0][i] = first[i] / 100;
      both[1][i] = first[(i + first.length - 1) % first.length] / 100;
    }
    return AllocationRequest.of(both);
  }

  private static Engines engines() {
    return new Engines("p", PortfolioConfiguration.of("hrp", List.of(), 60), COSTS);
  }

  @Test
  void everyOneThatTheSchemaNamesIsThere() throws IOException {
    JsonNode schema =
        new ObjectMapper()
            .readTree(
                Path.of(System.getProperty("alluvium.home"), "conf/schema/manifest.schema.json")
                    .toFile());
    JsonNode names = schema.at("/$defs/engine/enum");
    assertThat(names).hasSize(9);
    names.forEach(
        name ->
            assertThat(
                    engines()
                        .allocate(name.asText(), name.asText(), SESSION, returns(1, -2, 3))
                        .weights())
                .hasSize(2));
  }

  @Test
  void anUnknownOneIsNamedWithTheProfile() {
    assertThatThrownBy(() -> engines().allocate("hpr", "hpr", SESSION, returns(1)))
        .hasMessageStartingWith("profile p: portfolio engine 'hpr' is not known; choose one of [");
  }

  @Test
  void aDecisionThatNobodyAnswersIsNamedWithTheWayOut() {
    assertThatThrownBy(
            () -> engines().allocate("max_sharpe", "max_sharpe", SESSION, returns(-1, -2, -3)))
        .isInstanceOf(AlluviumException.class)
        .hasMessageStartingWith("profile p: at its decision of 2016-05-06 NO_ENGINE: ")
        .hasMessageContaining("max_sharpe: NO_POSITIVE_MEAN")
        .hasMessageContaining("name an engine in portfolio.fallback that always answers");
  }

  @Test
  void whatStandsInForAnEngineWithLimitsIsCutToThem() {
    EngineSettings settings = new EngineSettings(null, null, null, null, null, 0.3, 0.5, null);
    PortfolioConfiguration portfolio =
        new PortfolioConfiguration(
            "min_variance", List.of("equal"), List.of("equal"), null, 60, null, settings);
    Engines engines = new Engines("p", portfolio, COSTS);
    AllocationRequest two = returns(1, -2, 3, -1);
    Allocation cut = engines.allocate("min_variance", "min_variance", SESSION, two);
    assertThat(cut.engine()).isEqualTo("equal");
    assertThat(cut.weights()).containsExactly(0.3, 0.3);
    assertThat(cut.failures())
        .extracting(Failure::message)
        .last()
        .isEqualTo("cut to the limits, 40.0 % is cash");
    assertThat(
            engines
                .allocate(
                    "min_variance", "min_variance", SESSION, two.withClusters(new int[] {1, 1}))
                .weights())
        .containsExactly(0.25, 0.25);
    assertThat(engines.allocate("equal", "equal", SESSION, two).weights())
        .containsExactly(0.5, 0.5);
  }
}
