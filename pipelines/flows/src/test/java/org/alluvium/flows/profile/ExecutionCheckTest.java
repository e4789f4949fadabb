package org.alluvium.flows.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.alluvium.flows.labels.PriceBasis;
import org.junit.jupiter.api.Test;

class ExecutionCheckTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theShippedStrategiesAreTradedAtTheOpenOfTheirInstrument() {
    for (String name : List.of("usdcop_h5", "usdcop_h1")) {
      StrategyProfile profile = profile(name, root -> {});
      assertThat(profile.fill()).isEqualTo(PriceBasis.OPEN);
      assertThat(profile.universe()).containsExactly("FX_IDC:USDCOP");
    }
  }

  @Test
  void everythingThatASchemaCannotSayIsToldAtOnce() {
    assertThatThrownBy(
            () ->
                profile(
                    "usdcop_h1",
                    strategy -> {
                      ObjectNode execution = (ObjectNode) strategy.path("execution");
                      ((ObjectNode) execution.path("exits")).put("last", "week_close");
                      ((ObjectNode) execution.path("exits")).remove("hard_stop");
                      ((ObjectNode) execution.path("volatility")).put("estimator", "rolling");
                      ((ObjectNode) strategy.path("best")).put("count", 40);
                      execution.putObject("entry").put("time", "09:00").put("zone", "Bogota");
                    }))
        .hasMessageStartingWith("strategy usdcop_h1: ")
        .hasMessageContaining("best.count is 40, of ")
        .hasMessageContaining("one of hard_stop and hard_stop_by_volatility")
        .hasMessageContaining("must end at the session_close")
        .hasMessageContaining("decay goes with the exponential estimator")
        .hasMessageContaining("the name of a zone");
  }

  @Test
  void aChangeOfAStopMovesTheBookAndNoModel() {
    StrategyProfile one = profile("usdcop_h1", strategy -> {});
    StrategyProfile other =
        profile(
            "usdcop_h1",
            strategy -> ((ObjectNode) strategy.at("/execution/exits")).put("hard_stop", 0.02));
    assertThat(Lineage.of(other)).isEqualTo(Lineage.of(one));
    assertThat(Lineage.ofExecution(other)).isNotEqualTo(Lineage.ofExecution(one));
  }

  @Test
  void aStrategyWithoutExecutionSaysWhichHaveOne() {
    assertThatThrownBy(() -> profile("usdcop_h5", strategy -> strategy.remove("execution")))
        .hasMessageContaining("strategy usdcop_h5 does not say how it is traded");
  }

  private static StrategyProfile profile(String name, Consumer<ObjectNode> change) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode strategy = read("conf/strategies/" + name + ".json");
    change.accept(strategy);
    root.putObject("strategies").set(name, strategy);
    root.putObject("costs").set("usdcop", read("conf/costs/usdcop.json"));
    root.putObject("profiles").set(name, read("conf/manifest.json").path("profiles").path(name));
    return new Profiles(root).strategyProfile(name);
  }

  private static ObjectNode read(String file) {
    try {
      return (ObjectNode)
          JSON.readTree(Path.of(System.getProperty("alluvium.home"), file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
