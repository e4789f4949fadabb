package org.alluvium.flows.selection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.alluvium.flows.features.FeatureSets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pipelines of {@code conf/pipelines} and their schema, beside the catalogue of stages. */
class BundledPipelinesTest {
  private static final Path CONF = Path.of(System.getProperty("alluvium.home")).resolve("conf");
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(CONF.resolve("pipelines"))) {
      return files.sorted().toList();
    }
  }

  private static JsonNode schema() throws IOException {
    return JSON.readTree(CONF.resolve("schema/pipeline.schema.json").toFile());
  }

  private static PipelineConfiguration read(Path file) throws IOException {
    String id = file.getFileName().toString().replace(".json", "");
    return PipelineConfiguration.of(id, JSON.readTree(file.toFile()));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyOneIsSoundAndNamesFeaturesThatThereAre(Path file) throws IOException {
    SelectionPipeline pipeline = SelectionPipeline.of(read(file));
    for (String feature : pipeline.features()) {
      if (!feature.equals(FeatureName.FORECAST)) {
        String[] parts = feature.split("\\.");
        assertThat(FeatureSets.named(parts[0]).names()).as(feature).contains(parts[1]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyOneIsAsItsSchemaSays(Path file) throws IOException {
    JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema());
    assertThat(schema.validate(JSON.readTree(file.toFile()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyOneChoosesFromCandidates(Path file) throws IOException {
    SelectionPipeline pipeline = SelectionPipeline.of(read(file));
    Random random = new Random(9);
    Map<String, double[]> features = new HashMap<>();
    pipeline.features().forEach(name -> features.put(name, random.doubles(24, -1, 1).toArray()));
    SelectionOutcome outcome = pipeline.select(Selections.input(24, features));
    assertThat(outcome.winners()).isNotEmpty();
    assertThat(outcome.belowMinimum()).isFalse();
    assertThat(pipeline.streams()).isNotNull();
  }

  @Test
  void theSchemaRefusesWhatTheCatalogueDoes() throws IOException {
    JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema());
    JsonNode wrong =
        JSON.readTree(
            Files.readString(CONF.resolve("pipelines/us_momentum.json"))
                .replace("\"linkage\": \"ward\"", "\"linkag\": \"ward\""));
    assertThat(schema.validate(wrong)).hasSize(1);
  }

  @Test
  void theSchemaHasTheStagesAndParametersOfTheCatalogue() throws IOException {
    JsonNode schema = schema();
    List<String> ids = new ArrayList<>();
    schema
        .at("/properties/stages/items/properties/stage/enum")
        .forEach(id -> ids.add(id.textValue()));
    assertThat(ids).isEqualTo(StageCatalogue.ids());
    for (String id : ids) {
      StageDefinition stage = StageCatalogue.named(id).orElseThrow();
      JsonNode definition = schema.path("$defs").path(id.replace('/', '_'));
      TreeSet<String> names = new TreeSet<>();
      definition.path("properties").fieldNames().forEachRemaining(names::add);
      names.remove("stage");
      assertThat(names)
          .as(id)
          .isEqualTo(new TreeSet<>(stage.parameters().stream().map(StageParameter::name).toList()));
      TreeSet<String> required = new TreeSet<>();
      definition.path("required").forEach(name -> required.add(name.textValue()));
      required.remove("stage");
      assertThat(required)
          .as(id)
          .isEqualTo(
              new TreeSet<>(
                  stage.parameters().stream()
                      .filter(StageParameter::required)
                      .map(StageParameter::name)
                      .toList()));
    }
  }
}
