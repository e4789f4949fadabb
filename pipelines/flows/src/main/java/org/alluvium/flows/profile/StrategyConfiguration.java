package org.alluvium.flows.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.model.ModelConfiguration;
import org.alluvium.flows.model.ModelKind;

/**
 * One file of {@code conf/strategies}: how forecasts are made.
 *
 * @param id name, also the file's
 * @param models the models, each with its settings, in the order of the zoo
 * @param decides id of the model whose forecasts decide, or {@link #MEAN} for the mean of all, or
 *     {@link #BEST} for the mean of the best of late; of a single model it need not be said
 * @param featureSet set whose table is read
 * @param features names of the features used, in the order of the coefficients
 * @param transform what happens to each feature across a session
 * @param horizon sessions that a forecast looks ahead
 * @param cutoffs how often is decided: {@code weekly}, at the last close of the week, or {@link
 *     #DAILY}
 * @param minimumHistorySessions sessions of labelled history before the first fit
 * @param sides which positions may be taken
 * @param logic trend or mean_reversion, stated, never guessed
 * @param best which members {@link #BEST} takes; null otherwise
 */
public record StrategyConfiguration(
    String id,
    String description,
    Map<ModelKind, ModelConfiguration> models,
    String decides,
    @JsonProperty("feature_set") String featureSet,
    List<String> features,
    Transform transform,
    int horizon,
    String cutoffs,
    @JsonProperty("minimum_history_sessions") int minimumHistorySessions,
    Sides sides,
    String logic,
    @JsonInclude(JsonInclude.Include.NON_NULL) Best best)
    implements Serializable {

  /** Id of the forecasts that are the mean of those of every model. */
  public static final String MEAN = "mean";

  /** Decides by the mean of the models that named most directions of late; no forecasts stored. */
  public static final String BEST = "best";

  /** A decision at every session's close. */
  public static final String DAILY = "daily";

  /**
   * The members of {@link #BEST}.
   *
   * @param count how many
   * @param window decisions that they are judged by, of those whose outcome was known
   * @param leastJudged forecasts with an outcome that a member needs
   */
  public record Best(int count, int window, @JsonProperty("least_judged") int leastJudged)
      implements Serializable {}

  public StrategyConfiguration {
    models = Collections.unmodifiableMap(new EnumMap<>(models));
    features = List.copyOf(features);
    decides =
        decides == null && models.size() == 1 ? models.keySet().iterator().next().id() : decides;
  }

  /** Whether it decides at every session, and not on the last of the week only. */
  public boolean isDaily() {
    return DAILY.equals(cutoffs);
  }

  /** Whether a fit of one of its models is work for Spark. */
  public boolean fitsOnSpark() {
    return models.keySet().stream().anyMatch(ModelKind::fitsOnSpark);
  }

  /** Ids of its forecasts: those of the models, and the mean where it decides. */
  public List<String> forecasts() {
    List<String> ids = new ArrayList<>();
    models.keySet().forEach(kind -> ids.add(kind.id()));
    if (MEAN.equals(decides)) {
      ids.add(MEAN);
    }
    return ids;
  }
}
