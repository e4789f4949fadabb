package org.alluvium.flows.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.alluvium.flows.profile.PortfolioConfiguration;
import org.alluvium.kernels.cost.CostModel;
import org.junit.jupiter.api.Test;

/** Engines by the ids of configuration. */
class EnginesTest {
  private static final CostModel COSTS = new CostModel("c", 0.5, 2, 0, 0);

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
    names.forEach(name -> assertThat(engines().chain(name.asText())).isNotNull());
  }

  @Test
  void anUnknownOneIsNamedWithTheProfile() {
    assertThatThrownBy(() -> engines().chain("hpr"))
        .hasMessageStartingWith("profile p: portfolio engine 'hpr' is not known; choose one of [");
  }
}
