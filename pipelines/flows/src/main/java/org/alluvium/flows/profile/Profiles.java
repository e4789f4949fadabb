package org.alluvium.flows.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.kernels.cost.CostModel;

/**
 * Reads profiles out of a resolved configuration, with the strategy and cost model that each names.
 * The configuration has been checked against its schema; what a schema cannot say is checked here.
 */
public final class Profiles {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .build();

  private final JsonNode configuration;

  public Profiles(JsonNode configuration) {
    this.configuration = configuration;
  }

  /** The sleeve with this id. */
  public SleeveProfile sleeve(String id) {
    JsonNode node = profile(id, "sleeve");
    StrategyConfiguration strategy =
        read(
            configuration.path("strategies").path(node.path("strategy").asText()),
            StrategyConfiguration.class);
    requireFeatures(strategy);
    if (!strategy.forecasts().contains(strategy.decides())) {
      throw FlowErrors.undecided(strategy.id(), strategy.decides(), strategy.forecasts());
    }
    return new SleeveProfile(
        id,
        strategy,
        strings(node.path("universe")),
        node.path("calendar").asText(),
        read(node.path("portfolio"), PortfolioConfiguration.class),
        costs(node),
        read(node.path("fill"), PriceBasis.class),
        node.path("market").asText(),
        node.path("capital").asDouble());
  }

  /** The meta-portfolio with this id. */
  public MetaProfile meta(String id) {
    JsonNode node = profile(id, "meta");
    return new MetaProfile(
        id,
        strings(node.path("sleeves")),
        read(node.path("portfolio"), PortfolioConfiguration.class),
        costs(node),
        node.path("capital").asDouble());
  }

  /** Whether a profile is a sleeve rather than a meta. */
  public boolean isSleeve(String id) {
    return configuration.path("profiles").path(id).path("kind").asText().equals("sleeve");
  }

  private JsonNode profile(String id, String kind) {
    JsonNode node = configuration.path("profiles").path(id);
    if (!node.path("kind").asText().equals(kind)) {
      List<String> known = new ArrayList<>();
      configuration
          .path("profiles")
          .fields()
          .forEachRemaining(
              e -> {
                if (e.getValue().path("kind").asText().equals(kind)) {
                  known.add(e.getKey());
                }
              });
      throw FlowErrors.unknownProfile(id, kind, known);
    }
    return node;
  }

  private CostModel costs(JsonNode profile) {
    String id = profile.path("costs").asText();
    JsonNode node = configuration.path("costs").path(id);
    return new CostModel(
        id + " version " + node.path("version").asInt(),
        node.path("commission_bps").asDouble(),
        node.path("half_spread_bps").asDouble(),
        node.path("impact_coefficient").asDouble(),
        node.path("borrow_annual").asDouble());
  }

  private void requireFeatures(StrategyConfiguration strategy) {
    List<String> unknown = new ArrayList<>(strategy.features());
    unknown.removeAll(FeatureSets.configured(strategy.featureSet(), configuration).names());
    if (!unknown.isEmpty()) {
      throw FlowErrors.unknownFeatures(strategy.id(), unknown, strategy.featureSet());
    }
  }

  private static List<String> strings(JsonNode array) {
    List<String> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asText()));
    return values;
  }

  private static <T> T read(JsonNode node, Class<T> type) {
    try {
      return JSON.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw FlowErrors.unreadable(type.getSimpleName(), e);
    }
  }
}
