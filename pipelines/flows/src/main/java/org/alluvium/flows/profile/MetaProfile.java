package org.alluvium.flows.profile;

import java.util.List;
import org.alluvium.kernels.cost.CostModel;

/**
 * A profile whose parts are sleeves.
 *
 * @param id name of the profile
 * @param sleeves ids of its parts
 * @param portfolio how it weighs them
 * @param costs what moving capital between them costs
 * @param capital net asset value at the start, in currency
 */
public record MetaProfile(
    String id,
    List<String> sleeves,
    PortfolioConfiguration portfolio,
    CostModel costs,
    double capital) {

  public MetaProfile {
    sleeves = List.copyOf(sleeves);
  }
}
