package org.alluvium.jobs.command.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.alluvium.jobs.command.audit.Difference.Line;
import org.junit.jupiter.api.Test;

class ConfigurationDifferencesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "conf/pipelines/n.json";
  private static final String FLAG = "--set profiles.p.selection.policy.least_strength";
  private static final String LEAST = "$.profiles.p.selection.policy.least_strength";

  @Test
  void whatAProfileLaysOverIsComparedWithItsPipeline() {
    List<Difference> found =
        ConfigurationDifferences.between(
            settings("", "'least_strength': 0.1"),
            settings(", 'policy': {'least_strength': 0.3}", "'least_strength': 0.1"));

    assertThat(found)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.subject()).contains("p");
              assertThat(one.full())
                  .isEqualTo(new Line(LEAST, "0.1", "0.3", "from " + FILE + ", then " + FLAG));
              assertThat(one.shown())
                  .isEqualTo(
                      new Line(
                          "selection.policy.least_strength",
                          "0.1",
                          "0.3",
                          "from " + FILE + ", then --set"));
            });
  }

  @Test
  void aLayerThatSaysTheSameAsThePipelineIsNoDifference() {
    assertThat(
            ConfigurationDifferences.between(
                settings("", "'least_strength': 0.1"),
                settings(", 'policy': {'least_strength': 0.1}", "'least_strength': 0.1")))
        .isEmpty();
  }

  @Test
  void whatThePipelineDoesNotSetIsTold() {
    assertThat(
            ConfigurationDifferences.between(
                settings("", "'top': 8"),
                settings(", 'policy': {'least_strength': 0.3}", "'top': 8")))
        .extracting(Difference::full)
        .containsExactly(
            new Line(
                LEAST,
                null,
                "0.3",
                "from %s, which does not set it, then %s".formatted(FILE, FLAG)));
  }

  @Test
  void anotherStageInItsPlaceHasNothingOfTheFile() {
    SettingsInForce settings = settings("", "'least_strength': 0.1");

    assertThat(settings.at("$.profiles.p.selection.policy/relaxation.least_strength").value())
        .isEqualTo("0.1");
    assertThat(settings.at("$.profiles.p.selection.policy/threshold.least_strength").value())
        .isNull();
    assertThat(settings.at("$.profiles.q.selection.policy.least_strength").value()).isNull();
  }

  @Test
  void stagesOfAPipelineAreToldApart() {
    assertThat(
            ConfigurationDifferences.between(
                settings("", "'least_strength': 0.1"), settings("", "'least_strength': 0.2")))
        .extracting(Difference::full)
        .containsExactly(
            new Line(
                "$.pipelines.n.stages.policy/relaxation.least_strength",
                "0.1",
                "0.2",
                "from " + FILE));
  }

  private static SettingsInForce settings(String laid, String parameters) {
    String text =
        "{'profiles': {'p': {'selection': {'pipeline': 'n'%s}}}, 'pipelines': {'n': {'stages': [{'stage': 'policy/relaxation', %s}]}}}"
            .formatted(laid, parameters)
            .replace('\'', '"');
    try {
      return new SettingsInForce(
          JSON.readTree(text), Map.of("$.pipelines.n.stages", FILE, LEAST, FLAG));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
