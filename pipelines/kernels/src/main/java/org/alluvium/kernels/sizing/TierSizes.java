package org.alluvium.kernels.sizing;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.execution.Side;

/**
 * How large a position is by its tier, and which positions are not taken at all.
 *
 * @param multipliers size of each tier, as a factor ≥ 0 of the full size; every tier has one
 * @param skipped tiers and sides whose positions are not taken
 */
public record TierSizes(Map<ConfidenceTier, Double> multipliers, Set<TierSide> skipped) {
  public TierSizes {
    for (ConfidenceTier tier : ConfidenceTier.values()) {
      Check.isTrue(multipliers.containsKey(tier), "the tier " + tier + " has no size multiplier");
      double multiplier = multipliers.get(tier);
      Check.isTrue(
          multiplier >= 0 && multiplier < Double.POSITIVE_INFINITY,
          "size multiplier of the tier " + tier + " must be finite and >= 0, got " + multiplier);
    }
    multipliers = Collections.unmodifiableMap(new EnumMap<>(multipliers));
    skipped = Set.copyOf(skipped);
  }

  /** A side of a tier. */
  public record TierSide(ConfidenceTier tier, Side side) {}

  /** Factor of the full size; 0 for what is skipped. */
  public double multiplier(ConfidenceTier tier, Side side) {
    return skipped.contains(new TierSide(tier, side)) ? 0 : multipliers.get(tier);
  }
}
