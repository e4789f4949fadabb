package org.alluvium.flows.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Settings of portfolio engines; each reads what it knows. What is not given has a default.
 *
 * @param covariance how covariances are estimated: sample, exponential, ledoit_wolf or oas
 * @param halfLife sessions after which a return counts half, of the exponential covariance
 * @param leafOrder order of the leaves of hrp: optimal or plain
 * @param linkage of hrp and herc: single, average or ward
 * @param clusters number of clusters of herc
 * @param most of any weight, for the convex engines
 * @param mostOfCluster of any cluster, likewise
 * @param costWeight what a unit of trading costs counts in their objective, per session
 */
public record EngineSettings(
    String covariance,
    @JsonProperty("half_life") Double halfLife,
    @JsonProperty("leaf_order") String leafOrder,
    String linkage,
    Integer clusters,
    Double most,
    @JsonProperty("most_of_cluster") Double mostOfCluster,
    @JsonProperty("cost_weight") Double costWeight) {
  /** Everything as it is where nothing is given. */
  public static final EngineSettings DEFAULTS =
      new EngineSettings(null, null, null, null, null, null, null, null);

  private static final double A_QUARTER = 63;

  public EngineSettings {
    covariance = given(covariance, "sample");
    halfLife = given(halfLife, A_QUARTER);
    leafOrder = given(leafOrder, "optimal");
    linkage = given(linkage, "ward");
    clusters = given(clusters, 4);
    most = given(most, 1.0);
    mostOfCluster = given(mostOfCluster, 1.0);
    costWeight = given(costWeight, 0.0);
  }

  private static <T> T given(T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
