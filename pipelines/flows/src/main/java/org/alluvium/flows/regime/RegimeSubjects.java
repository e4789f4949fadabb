package org.alluvium.flows.regime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Reads what regimes are told of out of a resolved configuration: a subject per profile. */
public final class RegimeSubjects {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonNode profiles;
  private final ToDoubleFunction<String> periodsPerYear;

  /**
   * @param periodsPerYear sessions that a calendar, by its id, counts as a year
   */
  public RegimeSubjects(JsonNode configuration, ToDoubleFunction<String> periodsPerYear) {
    this.profiles = configuration.path("profiles");
    this.periodsPerYear = periodsPerYear;
  }

  /** Profiles that have a market: sleeves, and strategies on an instrument. */
  public List<String> profiles() {
    List<String> ids = new ArrayList<>();
    profiles
        .properties()
        .forEach(
            entry -> {
              if (!market(entry.getValue()).isEmpty()) {
                ids.add(entry.getKey());
              }
            });
    return ids;
  }

  /** The market of a profile. */
  public RegimeSubject of(String profile) {
    JsonNode node = profiles.path(profile);
    String market = market(node);
    if (market.isEmpty()) {
      throw RegimeErrors.noMarket(profile, profiles());
    }
    String calendar = node.path("calendar").asText();
    return RegimeSubject.of(
        profile, market, calendar, periodsPerYear.applyAsDouble(calendar), regime(profile, node));
  }

  private static String market(JsonNode profile) {
    return profile.path("market").asText(profile.path("instrument").asText());
  }

  private static RegimeConfiguration regime(String profile, JsonNode node) {
    JsonNode block = node.path("regime");
    try {
      return block.isMissingNode()
          ? RegimeConfiguration.DEFAULTS
          : JSON.treeToValue(block, RegimeConfiguration.class);
    } catch (JsonProcessingException e) {
      throw RegimeErrors.unusable(profile, e);
    }
  }
}
