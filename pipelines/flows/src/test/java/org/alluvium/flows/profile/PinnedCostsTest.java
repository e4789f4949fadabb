package org.alluvium.flows.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.lakehouse.error.AlluviumException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinnedCostsTest {
  private static final Path HOME = Path.of(System.getProperty("alluvium.home"));

  private static ObjectNode stored(String id) throws IOException {
    return (ObjectNode)
        new ObjectMapper().readTree(HOME.resolve("conf/costs/" + id + ".json").toFile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"us_equity", "us_etf", "crypto", "fx", "usdcop", "sleeves"})
  void theModelsThatShipArePinned(String id) throws IOException {
    ObjectNode node = stored(id);
    CostModel model = PinnedCosts.read(id, node);
    assertThat(PinnedCosts.digest(model)).isEqualTo(node.path("digest").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"commission_bps", "half_spread_bps", "impact_coefficient", "borrow_annual"})
  void anotherValueUnderTheSameVersionIsRefused(String key) throws IOException {
    ObjectNode node = stored("us_equity").put(key, 0.25);
    assertThatThrownBy(() -> PinnedCosts.read("us_equity", node))
        .isInstanceOf(AlluviumException.class)
        .hasMessageContaining(
            "costs.us_equity.digest pins other values of version 1: it is a3c4ca0a9b84")
        .hasMessageContaining("raise version and set the digest that is then told");
  }

  @Test
  void aHigherVersionHasAnotherDigestAndOneWithoutIsToldTheOneToWrite() throws IOException {
    ObjectNode node = stored("us_equity").put("version", 2).put("half_spread_bps", 3);
    assertThatThrownBy(() -> PinnedCosts.read("us_equity", node))
        .hasMessageContaining("pins other values of version 2");
    node.remove("digest");
    CostModel model = new CostModel("us_equity version 2", 0.5, 3, 0.6, 0.003);
    assertThatThrownBy(() -> PinnedCosts.read("us_equity", node))
        .hasMessage(
            "costs.us_equity.digest is missing: a digest pins what version 2 charges; write \"digest\": \"%s\""
                .formatted(PinnedCosts.digest(model)));
    node.put("digest", PinnedCosts.digest(model));
    assertThat(PinnedCosts.read("us_equity", node)).isEqualTo(model);
  }
}
