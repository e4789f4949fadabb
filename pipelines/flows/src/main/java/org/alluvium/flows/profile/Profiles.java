package org.alluvium.flows.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.error.ProfileErrors;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.flows.regime.RegimeConfiguration;
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

  private static final String SLEEVE = "sleeve";
  private static final String STRATEGY = "strategy";
  private static final String META = "meta";
  private static final String REGIME = "regime";

  private final JsonNode configuration;

  public Profiles(JsonNode configuration) {
    this.configuration = configuration;
  }

  /** The sleeve with this id. */
  public SleeveProfile sleeve(String id) {
    JsonNode node = profile(id, SLEEVE);
    Optional<StrategyConfiguration> strategy = sleeveStrategy(id, node);
    return new SleeveProfile(
        id,
        new DecisionRules(
            strategy,
            new SelectionReader(configuration)
                .read(node, strategy.map(StrategyConfiguration::sides), costs(node).annualBorrow()),
            node.has(REGIME)
                ? read(node.path(REGIME), RegimeConfiguration.class)
                : RegimeConfiguration.DEFAULTS),
        strings(node.path("universe")),
        node.path("calendar").asText(),
        portfolio(id, node),
        costs(node),
        read(node.path("fill"), PriceBasis.class),
        node.path("market").asText(),
        node.path("capital").asDouble());
  }

  private PortfolioConfiguration portfolio(String id, JsonNode profile) {
    JsonNode node = profile.path("portfolio");
    PortfolioConfiguration portfolio = read(node, PortfolioConfiguration.class);
    PortfolioCheck.require(id, portfolio, node.path("settings"));
    return portfolio;
  }

  private Optional<StrategyConfiguration> sleeveStrategy(String id, JsonNode node) {
    if (!node.has(STRATEGY)) {
      return Optional.empty();
    }
    StrategyConfiguration strategy = strategy(node.path(STRATEGY).asText());
    if (!strategy.forecasts().contains(strategy.decides())) {
      throw ProfileErrors.undecided(strategy.id(), strategy.decides(), strategy.forecasts());
    }
    if (strategy.isDaily()) {
      throw ProfileErrors.dailySleeve(id, strategy.id());
    }
    return Optional.of(strategy);
  }

  /** The strategy on an instrument with this id. */
  public StrategyProfile strategyProfile(String id) {
    JsonNode node = profile(id, STRATEGY);
    String name = node.path("strategy").asText();
    StrategyConfiguration strategy = strategy(name);
    JsonNode execution = configuration.path("strategies").path(name).path("execution");
    if (execution.isMissingNode()) {
      throw ProfileErrors.noExecution(name, strategiesWithExecution());
    }
    StrategyProfile profile =
        new StrategyProfile(
            id,
            strategy,
            read(execution, ExecutionConfiguration.class),
            node.path("instrument").asText(),
            node.path("calendar").asText(),
            costs(node),
            node.path("capital").asDouble());
    ExecutionCheck.require(profile);
    return profile;
  }

  /** Names of the strategies that say how they are traded. */
  public List<String> strategiesWithExecution() {
    List<String> names = new ArrayList<>();
    configuration
        .path("strategies")
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().has("execution")) {
                names.add(entry.getKey());
              }
            });
    return names;
  }

  /** Ids of the profiles of any kind that name a strategy. */
  public List<String> naming(String strategy) {
    List<String> ids = new ArrayList<>();
    configuration
        .path("profiles")
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().path("strategy").asText().equals(strategy)) {
                ids.add(entry.getKey());
              }
            });
    return ids;
  }

  /** The meta-portfolio with this id. */
  public MetaProfile meta(String id) {
    JsonNode node = profile(id, META);
    return new MetaProfile(
        id,
        strings(node.path("sleeves")),
        portfolio(id, node),
        costs(node),
        node.path("capital").asDouble());
  }

  /** Whether a profile is a sleeve. */
  public boolean isSleeve(String id) {
    return isOfKind(id, SLEEVE);
  }

  /** Whether a profile is a strategy on an instrument. */
  public boolean isStrategy(String id) {
    return isOfKind(id, STRATEGY);
  }

  private boolean isOfKind(String id, String kind) {
    return configuration.path("profiles").path(id).path("kind").asText().equals(kind);
  }

  private StrategyConfiguration strategy(String name) {
    StrategyConfiguration strategy =
        read(configuration.path("strategies").path(name), StrategyConfiguration.class);
    requireFeatures(strategy);
    return strategy;
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
      throw ProfileErrors.unknownProfile(id, kind, known);
    }
    return node;
  }

  private CostModel costs(JsonNode profile) {
    return costs(configuration, profile.path("costs").asText());
  }

  /** The cost model with an id. */
  public static CostModel costs(JsonNode configuration, String id) {
    return PinnedCosts.read(id, configuration.path("costs").path(id));
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
      throw ProfileErrors.unreadable(type.getSimpleName(), e);
    }
  }
}
