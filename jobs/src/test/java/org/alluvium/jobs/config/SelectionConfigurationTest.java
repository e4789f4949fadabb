package org.alluvium.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alluvium.flows.profile.Profiles;
import org.alluvium.flows.selection.PipelineConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Selections of profiles and pipelines of {@code conf/pipelines}: every problem is told. */
class SelectionConfigurationTest {
  private static final String MOMENTUM = "profiles.us_momentum_long.";

  private ConfigurationHome home;

  @BeforeEach
  void copyConfiguration(@TempDir Path folder) throws IOException {
    home = ConfigurationHome.in(folder);
  }

  @Test
  void everyProblemOfAProfileIsToldAtOnceWithFileAndKey() {
    assertThatThrownBy(
            () ->
                home.set(
                    MOMENTUM + "selection.policy.top=many",
                    MOMENTUM + "selection.policy.per_clutser=2",
                    MOMENTUM + "portfolio.fallback=hpr,equal",
                    MOMENTUM + "portfolio.below_minimum=equl",
                    "profiles.fx_trend.selection.pipeline=fx_tend",
                    "profiles.etf_risk_parity.selection.inferense.side=long",
                    "profiles.us_mean_reversion.selection.pipeline=forecast_top"))
        .hasMessageContaining("the configuration has 7 problems:")
        .hasMessageContaining(
            "--set profiles.us_momentum_long.selection.policy.top: $.profiles.us_momentum_long.selection.policy.top stage 'policy/")
        .hasMessageContaining("parameter 'top' must be a whole number in [0, 100000], got \"many\"")
        .hasMessageContaining(
            "$.profiles.us_momentum_long.selection.policy.per_clutser stage 'policy/")
        .hasMessageContaining("takes no parameter 'per_clutser'; did you mean 'per_cluster'?")
        .hasMessageContaining(
            "$.profiles.us_momentum_long.portfolio.fallback.0 must be one of equal, inverse_volatility,")
        .hasMessageContaining(
            "$.profiles.us_momentum_long.portfolio.below_minimum must be one of equal,")
        .hasMessageContaining(
            "--set profiles.fx_trend.selection.pipeline: $.profiles.fx_trend.selection.pipeline names no pipeline of conf/pipelines: 'fx_tend'; did you mean 'fx_trend'?")
        .hasMessageContaining(
            "$.profiles.etf_risk_parity.selection.inferense is not a known key (its value is {\"side\":\"long\"}); did you mean 'inference'?")
        .hasMessageContaining(
            "$.profiles.us_mean_reversion.strategy is missing: pipeline forecast_top reads the forecast of a strategy; name one, or another pipeline");
  }

  @Test
  void featuresOfAProfileMustBeInTheirSet() throws IOException {
    Path file =
        home.file(
            "mine.json",
            """
            {"profiles": {"us_momentum_long": {"selection": {"features": {"evidence":
              ["alpha158.ROCK60", "technical.RSI14", "technicals.RSI14"]}}}}}
            """);
    assertThatThrownBy(() -> home.load(file))
        .hasMessageContaining("the configuration has 2 problems:")
        .hasMessageContaining(
            "mine.json: $.profiles.us_momentum_long.selection.features.evidence feature alpha158.ROCK60: set alpha158 has no column 'ROCK60'; did you mean 'ROC60'?; it has 158")
        .hasMessageContaining(
            "feature technical.RSI14: there is no feature set 'technical'; did you mean 'technicals'?; known: alpha158, technicals, liquidity, spectral, macro");
  }

  @Test
  void everyProblemOfAPipelineIsToldOnceWhoeverNamesIt() throws IOException {
    Files.writeString(
        home.folder().resolve("conf/pipelines/us_momentum.json"),
        """
        {"description": "wrong in many ways", "autor": "nobody", "stages": [
          {"stage": "ingestion/prices", "look_back_sessions": 1},
          {"stage": "features/stored", "evidence": ["alpha158.ROC60"]},
          {"stage": "inference/mps", "weights": {}},
          {"stage": "clustering/kmeans"},
          {"stage": "policy/top"}]}
        """);
    Files.writeString(
        home.folder().resolve("conf/pipelines/without.json"), "{\"description\": \"no stages\"}");
    String file = "conf/pipelines/us_momentum.json: $.pipelines.us_momentum";
    assertThatThrownBy(home::load)
        .hasMessageContaining(
            file + ".autor is not a known key (its value is \"nobody\"); allowed here: description")
        .hasMessageContaining(
            file
                + ".stages stage 'ingestion/prices': parameter 'look_back_sessions' must be a whole number in [2, 5000], got 1")
        .hasMessageContaining(file + ".stages stage 'clustering/kmeans' is unknown")
        .hasMessageContaining(file + ".stages has no stage of kind synthesis; add one of")
        .hasMessageContaining(
            "conf/pipelines/without.json: $.pipelines.without.stages pipeline without: 'stages' must be a list of objects")
        .satisfies(
            e ->
                assertThat(e.getMessage().split("clustering/kmeans", -1))
                    .as("told once")
                    .hasSize(2));
  }

  @Test
  void aPipelineNamesFeaturesThatThereAre() throws IOException {
    Path file = home.folder().resolve("conf/pipelines/crypto_rating_ma_long.json");
    Files.writeString(
        file, Files.readString(file).replace("technicals.RATING_A", "technicals.RTING_A"));
    assertThatThrownBy(home::load)
        .hasMessageContaining("the configuration has 1 problem:")
        .hasMessageContaining(
            "conf/pipelines/crypto_rating_ma_long.json: $.pipelines.crypto_rating_ma_long.stages feature technicals.RTING");
  }

  @Test
  void aProfileLaysItsValuesOverThoseOfItsPipelineAndANullTakesOneAway() throws IOException {
    Path file =
        home.file(
            "mine.json",
            """
            {"profiles": {"us_momentum_long": {"selection": {"policy": {"top": 5, "minimum": 3, "greatest_entropy": null}}}}}
            """);
    ResolvedConfiguration resolved = home.load(file);
    assertThat(resolved.at(MOMENTUM + "selection.policy.top").intValue()).isEqualTo(5);
    PipelineConfiguration selection =
        new Profiles(resolved.node()).sleeve("us_momentum_long").decisions().selection();
    assertThat(selection.stages().get(4).parameters())
        .containsEntry("top", IntNode.valueOf(5))
        .containsKey("per_cluster")
        .doesNotContainKey("greatest_entropy");
  }

  @Test
  void aCostModelWithoutADigestIsRefusedWithTheOneToWrite() throws IOException {
    Path file = home.folder().resolve("conf/costs/fx.json");
    String text = Files.readString(file);
    String digest = text.replaceAll("(?s).*\"digest\": \"([0-9a-f]{12})\".*", "$1");
    Files.writeString(file, text.replaceAll(",\\s*\"digest\": \"[0-9a-f]{12}\"", ""));
    assertThatThrownBy(home::load)
        .hasMessageContaining("the configuration has 1 problem:")
        .hasMessageContaining(
            "conf/costs/fx.json: $.costs.fx.digest is missing: a digest pins what version 1 charges; write \"digest\": \"%s\""
                .formatted(digest));
  }

  @Test
  void otherCostsUnderTheSameVersionAreRefusedBeforeAnythingRuns() {
    assertThatThrownBy(() -> home.set("costs.crypto.borrow_annual=0.2"))
        .hasMessageContaining("the configuration has 1 problem:")
        .hasMessageContaining("$.costs.crypto.digest pins other values of version 1: it is ")
        .hasMessageContaining("raise version and set the digest that is then told");
  }
}
