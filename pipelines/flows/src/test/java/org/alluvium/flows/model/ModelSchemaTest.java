package org.alluvium.flows.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.junit.jupiter.api.Test;

/** The schema of strategies knows the models that there are, and what each takes. */
class ModelSchemaTest {
  @Test
  void namesTheModelsAndTheirSettings() throws IOException {
    Path home = Path.of(System.getProperty("alluvium.home"));
    JsonNode strategy =
        new ObjectMapper()
            .readTree(home.resolve("conf/schema/manifest.schema.json").toFile())
            .at("/$defs/strategy/properties");
    JsonNode models = strategy.at("/models/properties");
    List<String> ids = Arrays.stream(ModelKind.values()).map(ModelKind::id).toList();

    assertThat(names(models)).containsExactlyElementsOf(ids);
    for (ModelKind kind : ModelKind.values()) {
      List<String> known = names(models.path(kind.id()).path("properties"));
      List<String> required = new ArrayList<>();
      models.path(kind.id()).path("required").forEach(name -> required.add(name.asText()));
      assertThat(required).isEqualTo(kind.settings());
      assertThat(known.contains("strongest_features")).isEqualTo(!kind.needsRows());
      known.removeAll(List.of("strongest_features", "folds", "refit_every"));
      assertThat(known).isEqualTo(kind.settings());
    }
    List<String> deciding = new ArrayList<>(ids);
    deciding.add(StrategyConfiguration.MEAN);
    deciding.add(StrategyConfiguration.BEST);
    List<String> decides = new ArrayList<>();
    strategy.at("/decides/enum").forEach(name -> decides.add(name.asText()));
    assertThat(decides).isEqualTo(deciding);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
