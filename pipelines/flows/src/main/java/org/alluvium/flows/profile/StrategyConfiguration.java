package org.alluvium.flows.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One file of {@code conf/strategies}: how forecasts are made.
 *
 * @param id name, also the file's
 * @param model the model and its penalty
 * @param featureSet set whose table is read
 * @param features names of the features used, in the order of the coefficients
 * @param transform what happens to each feature across a session
 * @param horizon sessions that a forecast looks ahead
 * @param cutoffs how often the model is refitted
 * @param minimumHistorySessions sessions of labelled history before the first fit
 * @param sides which positions may be taken
 * @param logic trend or mean_reversion, stated, never guessed
 */
public record StrategyConfiguration(
    String id,
    String description,
    Model model,
    @JsonProperty("feature_set") String featureSet,
    List<String> features,
    Transform transform,
    int horizon,
    String cutoffs,
    @JsonProperty("minimum_history_sessions") int minimumHistorySessions,
    Sides sides,
    String logic) {

  /**
   * A model of the zoo.
   *
   * @param kind id of the model
   * @param penalty per row, on standardised features and target
   */
  public record Model(String kind, double penalty) {}

  public StrategyConfiguration {
    features = List.copyOf(features);
  }
}
