package org.alluvium.flows.profile;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class PortfolioCheckTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aLimitThatTheEngineDoesNotKeepIsToldWithThoseThatDo() {
    assertThatThrownBy(
            () -> check("\"engine\": \"hrp\", \"alongside\": [\"min_variance\"]", "\"most\": 0.1"))
        .hasMessage(
            "profile p: portfolio.settings.most is given, and hrp does not read it; leave it out,"
                + " or take one of [max_diversification, max_sharpe, min_variance]");
  }

  @Test
  void whatNoEngineReadsIsToldAtOnce() {
    assertThatThrownBy(
            () ->
                check(
                    "\"engine\": \"min_variance\", \"fallback\": [\"equal\"]",
                    "\"linkage\": \"ward\", \"clusters\": 3, \"half_life\": 20"))
        .hasMessageContaining("settings.clusters is given, and min_variance, equal does not")
        .hasMessageContaining("settings.linkage is given")
        .hasMessageContaining("half_life goes with settings.covariance exponential, not sample");
  }

  @Test
  void whatAnEngineOfTheProfileReadsIsTaken() {
    assertThatCode(
            () ->
                check(
                    "\"engine\": \"max_sharpe\", \"alongside\": [\"hrp\"],"
                        + " \"below_minimum\": \"herc\"",
                    "\"most\": 0.3, \"most_of_cluster\": 0.5, \"cost_weight\": 1, \"clusters\": 3,"
                        + " \"leaf_order\": \"plain\", \"covariance\": \"exponential\","
                        + " \"half_life\": 40"))
        .doesNotThrowAnyException();
  }

  private static void check(String portfolio, String settings) throws JsonProcessingException {
    JsonNode node =
        JSON.readTree(
            "{%s, \"look_back_sessions\": 252, \"settings\": {%s}}".formatted(portfolio, settings));
    PortfolioCheck.require(
        "p", JSON.treeToValue(node, PortfolioConfiguration.class), node.path("settings"));
  }
}
