package org.alluvium.kernels.strategy;

import java.util.Objects;
import org.alluvium.kernels.sizing.Confidence;
import org.alluvium.kernels.sizing.ConfidenceRule;
import org.alluvium.kernels.sizing.TierSizes;

/**
 * How much a forecast is trusted and what that does to a position.
 *
 * @param windows how many earlier forecasts the measures look at
 * @param rule from measures to a tier
 * @param sizes from a tier to a size
 */
public record TierRules(Confidence.Windows windows, ConfidenceRule rule, TierSizes sizes) {
  public TierRules {
    Objects.requireNonNull(windows, "windows");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(sizes, "sizes");
  }
}
